import { join } from 'node:path';
import type { HeldFile } from '#libs/book/context.js';
import { Desk } from '#libs/importing/desk.js';
import { LEDGER_COLUMNS } from '#libs/importing/fee-ledger.js';
import type { FileTarget } from '#libs/importing/import-rows.js';
import { DECISION_COLUMNS } from '#libs/importing/levy-lists.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { checkCharacter } from '#libs/vault/resident-id.js';
import { House } from '../../server/src/house/house.js';
import { ANHE, officerFor, RECEIPT_BOOK, TOWNSHIP, WORKED_MONTH } from '../../server/src/sample/anhe-county.js';
import { openSample } from '../../server/src/sample/open-sample.js';
import { readSettings } from '../../server/src/settings.js';

export const CODE = ANHE.code as BookCode;
const DAY = WORKED_MONTH.lastDay;
const FIRST_SHEET = 1_000_000;
const SHEETS = 10_000;

/** The sample township with as many decisions and payments as one asks for, brought in as files or one by one. */
export class TownshipDesk {
  private constructor(
    readonly house: House,
    readonly desk: Desk,
  ) {}

  static async open(dataDir: string): Promise<TownshipDesk> {
    const house = await House.open(readSettings({ DATA_DIR: dataDir }));
    await openSample(house, join('scripts', 'sample', 'anhe'), WORKED_MONTH);
    const desk = new Desk(house.bookkeeper(CODE), CODE);
    const range = { bookId: 'LOAD', from: FIRST_SHEET, to: FIRST_SHEET + SHEETS - 1, on: DAY };
    // The books of one day are one issue: beside the sample's own book none of a later day may be given out.
    const issue = { ...range, on: WORKED_MONTH.openedOn, unitId: TOWNSHIP, type: RECEIPT_BOOK.type, keeperId: officerFor('TICKET_KEEPER') };
    await desk.file(officerFor('COUNTY_FINANCE'), { name: 'IssueReceiptBook', fields: issue as never, key: 'load book' });
    await desk.file(officerFor('TICKET_KEEPER'), { name: 'AllocateRange', fields: { ...range, toOfficerId: officerFor('COLLECTOR') } as never, key: 'load range' });
    return new TownshipDesk(house, desk);
  }

  /** A list of decisions, the n-th levy being `${prefix}${n}`. */
  decisions(prefix: string, count: number): Buffer {
    const rows = Array.from({ length: count }, (_, n) => {
      const digits = `990000${1950 + Math.floor(n / 1000)}0101${String(n % 1000).padStart(3, '0')}`;
      return [`${prefix}${n}`, docNoOf(prefix, n), '东湖村', `示例${n}`, digits + checkCharacter(digits), DAY, DAY, '100.00', '100.00', '安和价〔2014〕8号'].join();
    });
    return Buffer.from([DECISION_COLUMNS.join(), ...rows].join('\n'));
  }

  /** A ledger with one payment of a yuan upon each of these decisions. */
  ledger(prefix: string, count: number): Buffer {
    const rows = Array.from({ length: count }, (_, n) => [DAY, docNoOf(prefix, n), '东湖村', FIRST_SHEET + n, '1.00', '0.00', '转账', '', ''].join());
    return Buffer.from([LEDGER_COLUMNS.join(), ...rows].join('\n'));
  }

  /** Takes a file in, has it approved and posts its rows. */
  async bringIn(bytes: Buffer, kind: 'LEVY_DECISIONS' | 'FEE_LEDGER'): Promise<void> {
    const clerk = this.house.imports(CODE);
    const makerId = officerFor(kind === 'FEE_LEDGER' ? 'COLLECTOR' : 'ACCOUNTANT') as OfficerId;
    const target = { kind, unitId: TOWNSHIP, ...(kind === 'FEE_LEDGER' ? {} : { policyId: 'SMF' }) } as unknown as FileTarget;
    const { importId, ...file }: HeldFile = await clerk.take(bytes, target, makerId);
    await this.desk.fileWithApproval(makerId, officerFor('REVIEWER'), { name: 'ImportFile', fields: file, key: `load file ${importId}` });
    await clerk.postAccepted();
  }

  /** The same decision as one command, approved by itself. */
  async decide(prefix: string, n: number): Promise<void> {
    const { partyId: payerId } = this.house.vault.register(CODE, { name: `示例${n}` });
    const fields = {
      ...{ levyId: `${prefix}${n}`, policyId: 'SMF', docNo: docNoOf(prefix, n), decidedOn: DAY, servedOn: DAY, assessedFen: 100_00, standardFen: 100_00 },
      ...{ standardDocNo: '安和价〔2014〕8号', unitId: TOWNSHIP, villageId: `${TOWNSHIP}-DH`, payerId, entrusted: false },
    };
    await this.desk.fileWithApproval(officerFor('ACCOUNTANT'), officerFor('REVIEWER'), { name: 'ImportLevyDecision', fields: fields as never, key: `load levy ${prefix}${n}` });
  }
}

function docNoOf(prefix: string, n: number): string {
  return `安社征决字〔2015〕${prefix}${n}号`;
}
