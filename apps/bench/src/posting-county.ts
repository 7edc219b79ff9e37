import { Desk } from '#libs/importing/desk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { House } from '../../server/src/house/house.js';
import { ANHE, officerFor, RECEIPT_BOOK, TOWNSHIP, WORKED_MONTH } from '../../server/src/sample/anhe-county.js';
import { openSample } from '../../server/src/sample/open-sample.js';
import { readSettings } from '../../server/src/settings.js';

export const CODE = ANHE.code as BookCode;
/** The day on which the load is posted: the last of the sample's worked month. */
export const DAY = '2015-03-31' as IsoDate;
/** So many that even a long load gives none of them more payments than a plan of instalments has. */
const LEVIES = 10_000;
const LEVIES_AT_ONCE = 100;
const BOOKS = 60;
const SHEETS_A_BOOK = 10_000;
const FIRST_SHEET = 1_000_000;

/** The sample county in a data folder, with levies that never run out and sheets for a long load, all with one collector. */
export async function preparePostingCounty(dataDir: string, sampleFolder: string): Promise<void> {
  const house = await House.open(readSettings({ DATA_DIR: dataDir }));
  try {
    await openSample(house, sampleFolder);
    const desk = new Desk(house.bookkeeper(CODE), CODE);
    for (let book = 0; book < BOOKS; book++) await giveOutBook(desk, book);
    const { partyId } = house.vault.register(CODE, { name: '示例户' });
    for (let levy = 0; levy < LEVIES; levy += LEVIES_AT_ONCE) {
      await Promise.all(Array.from({ length: LEVIES_AT_ONCE }, (_, n) => importLevy(desk, levy + n, partyId)));
    }
  } finally {
    await house.close();
  }
}

async function giveOutBook(desk: Desk, book: number): Promise<void> {
  const from = FIRST_SHEET + book * SHEETS_A_BOOK;
  const range = { bookId: bookIdOf(book * SHEETS_A_BOOK), from, to: from + SHEETS_A_BOOK - 1, on: DAY };
  // The books of one day are one issue: beside the sample's own book none of a later day may be given out.
  const issue = { ...range, on: WORKED_MONTH.openedOn, unitId: TOWNSHIP, type: RECEIPT_BOOK.type, keeperId: officerFor('TICKET_KEEPER') };
  await desk.file(officerFor('COUNTY_FINANCE'), { name: 'IssueReceiptBook', fields: issue as never, key: `load book ${book}` });
  const allocate = { ...range, toOfficerId: officerFor('COLLECTOR') };
  await desk.file(officerFor('TICKET_KEEPER'), { name: 'AllocateRange', fields: allocate as never, key: `load range ${book}` });
}

async function importLevy(desk: Desk, levy: number, payerId: string): Promise<void> {
  const fields = {
    ...{ levyId: `LOAD-${levy}`, policyId: 'SMF', docNo: `安社征决字〔2015〕负${levy}号`, decidedOn: DAY, servedOn: DAY, assessedFen: 1_000_000_00, standardFen: 1_000_000_00 },
    ...{ standardDocNo: '安和价〔2014〕8号', unitId: TOWNSHIP, villageId: `${TOWNSHIP}-DH`, payerId, entrusted: false },
  };
  await desk.fileWithApproval(officerFor('ACCOUNTANT'), officerFor('REVIEWER'), { name: 'ImportLevyDecision', fields: fields as never, key: `load levy ${levy}` });
}

/** One payment of one fen: the n-th sheet, against one of the levies, under a key of its own. */
export function payment(n: number): { readonly levyId: string; readonly body: object; readonly key: string } {
  if (n >= BOOKS * SHEETS_A_BOOK) throw new Error('the load has used up all its sheets: ask for fewer rounds or seconds');
  const receipt = { bookId: bookIdOf(n), no: FIRST_SHEET + n, fen: 1 };
  return {
    levyId: `LOAD-${n % LEVIES}`,
    body: { principalFen: 1, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT', receipt, collectedOn: DAY, afterCutoff: false },
    key: `posting-bench-${String(n).padStart(9, '0')}`,
  };
}

function bookIdOf(sheet: number): string {
  return `LOAD-${Math.floor(sheet / SHEETS_A_BOOK)}`;
}
