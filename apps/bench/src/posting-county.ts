import { Desk } from '#libs/importing/desk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import type { House } from '../../server/src/house/house.js';
import { officerFor, RECEIPT_BOOK, TOWNSHIP } from '../../server/src/sample/anhe-county.js';
import { openSample } from '../../server/src/sample/open-sample.js';

/** The day on which the load is posted: the last of the sample's worked month. */
export const DAY = '2015-03-31' as IsoDate;
export const LEVIES = 100;
const BOOKS = 40;
export const SHEETS_A_BOOK = 10_000;
const FIRST_SHEET = 1_000_000;

/** The sample county with levies that never run out and sheets for a long load, all with one collector. */
export async function preparePostingCounty(house: House, code: BookCode, sampleFolder: string): Promise<void> {
  await openSample(house, sampleFolder);
  const desk = new Desk(house.bookkeeper(code), code);
  for (let book = 0; book < BOOKS; book++) {
    const range = { bookId: bookIdOf(book * SHEETS_A_BOOK), from: FIRST_SHEET + book * SHEETS_A_BOOK, to: FIRST_SHEET + (book + 1) * SHEETS_A_BOOK - 1 };
    const issue = { ...range, unitId: TOWNSHIP, type: RECEIPT_BOOK.type, keeperId: officerFor('TICKET_KEEPER'), on: DAY };
    await desk.file(officerFor('COUNTY_FINANCE'), { name: 'IssueReceiptBook', fields: issue as never, key: `load book ${book}` });
    const allocate = { ...range, toOfficerId: officerFor('COLLECTOR'), on: DAY };
    await desk.file(officerFor('TICKET_KEEPER'), { name: 'AllocateRange', fields: allocate as never, key: `load range ${book}` });
  }
  for (let levy = 0; levy < LEVIES; levy++) await importLevy(house, { desk, code, levy });
}

async function importLevy(house: House, { desk, code, levy }: { desk: Desk; code: BookCode; levy: number }): Promise<void> {
  const { partyId } = house.vault.register(code, { name: '示例户' });
  const fields = {
    ...{ levyId: `LOAD-${levy}`, policyId: 'SMF', docNo: `安社征决字〔2015〕负${levy}号`, decidedOn: DAY, servedOn: DAY, assessedFen: 1_000_000_00, standardFen: 1_000_000_00 },
    ...{ standardDocNo: '安和价〔2014〕8号', unitId: TOWNSHIP, villageId: `${TOWNSHIP}-DH`, payerId: partyId, entrusted: false },
  };
  await desk.fileWithApproval(officerFor('ACCOUNTANT'), officerFor('REVIEWER'), { name: 'ImportLevyDecision', fields: fields as never, key: `load levy ${levy}` });
}

/** One payment of one fen: the n-th sheet against one of the levies. */
export function payment(n: number): { readonly path: string; readonly body: object } {
  const receipt = { bookId: bookIdOf(n), no: FIRST_SHEET + n, fen: 1 };
  return {
    path: `/api/levies/LOAD-${n % LEVIES}/payments`,
    body: { principalFen: 1, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT', receipt, collectedOn: DAY, afterCutoff: false },
  };
}

function bookIdOf(sheet: number): string {
  return `LOAD-${Math.floor(sheet / SHEETS_A_BOOK)}`;
}
