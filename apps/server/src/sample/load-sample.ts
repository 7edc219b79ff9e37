import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import type { Desk } from '#libs/importing/desk.js';
import { type LedgerLine, readFeeLedger } from '#libs/importing/fee-ledger.js';
import { linesOfFile } from '#libs/importing/file-lines.js';
import { type Listed, type ListedDecision, type ListedOpening, type ListedPayer, readDecisions, readOpeningLevies } from '#libs/importing/levy-lists.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { LevyId, PartyId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { ACCOUNTS, ANHE, CALENDAR_YEARS, LEVY_POLICY, OFFICERS, officerFor, RECEIPT_BOOK, TOWNSHIP, UNITS, VILLAGES } from './anhe-county.js';

/** What loading needs of the house. */
export interface SampleHouse {
  readonly desk: Desk;
  /** Moves the demo clock, if the day is still to come, and turns the days. */
  moveTo(day: IsoDate): Promise<void>;
  registerPayer(payer: ListedPayer): PartyId;
  levyByDocNo(docNo: string): Promise<LevyId>;
}

/** The last day of the worked month. */
const LAST_DAY = '2015-03-31' as IsoDate;

/**
 * Fills the demo book of 安和县 from the township's files, through the same commands as everybody's: the county as its registrar
 * leaves it, the levies of the old books, the new decisions, and the ledger of March 2015 day by day.
 * Every act has a key of its own, so that loading again after a crash goes on where it stopped.
 */
export async function loadSample(house: SampleHouse, folder: string): Promise<void> {
  const [openings, decisions, ledger] = await Promise.all([
    linesIn(folder, 'opening-levies.csv').then(readOpeningLevies),
    linesIn(folder, 'decisions.csv').then(readDecisions),
    linesIn(folder, 'fee-ledger.csv').then(readFeeLedger),
  ]);
  await setUpCounty(house.desk);
  await takeOpening(house, openings);

  const acts = [...decisions.map((decision) => decided(house, decision)), ...ledger.map((line) => booked(house, line))];
  for (const { on, act } of acts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    await house.moveTo(on);
    await act();
  }
  await house.moveTo(LAST_DAY);
}

async function linesIn(folder: string, file: string) {
  return linesOfFile(await readFile(join(folder, file)));
}

interface DatedAct {
  readonly on: IsoDate;
  act(): Promise<unknown>;
}

async function setUpCounty(desk: Desk): Promise<void> {
  const [registrar, approver, finance, keeper, collector] = (['REGISTRAR', 'COUNTY_APPROVER', 'COUNTY_FINANCE', 'TICKET_KEEPER', 'COLLECTOR'] as const).map(officerFor) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const register = (name: CommandName, fields: object, key: string) => desk.fileWithApproval(registrar, approver, { name, fields: fields as never, key: `sample ${key}` });

  const posts = OFFICERS.map((officer) => assignment(officer));
  const [first, others] = [posts.slice(0, 2), posts.slice(2)];
  const { officerId: appointer } = ANHE.appointer;
  for (const post of first) await desk.file(appointer, { name: 'AssignRole', fields: post, key: keyOfPost(post.officerId) });
  for (const { officerId } of first) {
    await desk.file(appointer, { name: 'IssueLogin', fields: { officerId, loginKind: 'PERSON', renewal: false }, key: `sample login ${officerId}` });
  }
  for (const unit of UNITS) await register('RegisterUnit', unit, `unit ${unit.unitId}`);
  for (const post of others) await register('AssignRole', post, `post ${post.officerId}`);
  for (const account of ACCOUNTS) await register('RegisterAccount', account, `account ${account.accountId}`);
  for (const year of CALENDAR_YEARS) if (year !== undefined) await register('PublishCalendarYear', year, `calendar ${year.year}`);
  await register('PublishPolicy', LEVY_POLICY, 'levy policy');

  const { bookId, from, to, on } = RECEIPT_BOOK;
  await desk.file(finance, { name: 'IssueReceiptBook', fields: RECEIPT_BOOK as never, key: 'sample receipt book' });
  await desk.file(keeper, { name: 'AllocateRange', fields: { bookId, from, to, toOfficerId: collector, on } as never, key: 'sample receipt range' });
}

function keyOfPost(officerId: string): string {
  return `sample post ${officerId}`;
}

/** The key of the very first act: a book that has it was begun by an earlier load. */
export const FIRST_KEY = keyOfPost(officerFor('REGISTRAR'));

function assignment({ officerId, role, unitId }: (typeof OFFICERS)[number]): CommandOf<'AssignRole'> {
  return { officerId, role, unitId, from: ANHE.openedOn, docNo: '安和人〔2015〕2号' } as unknown as CommandOf<'AssignRole'>;
}

async function takeOpening({ desk, registerPayer }: SampleHouse, openings: readonly Listed<ListedOpening>[]): Promise<void> {
  const [accountant, reviewer] = [officerFor('ACCOUNTANT'), officerFor('REVIEWER')];
  for (const { levy, villageZh, payer } of openings) {
    const fields = { ...levy, ...ofTownship(villageZh), payerId: registerPayer(payer) };
    await desk.fileWithApproval(accountant, reviewer, { name: 'TakeOpeningLevy', fields, key: `sample opening ${levy.levyId}` });
  }
  const totals = { unitId: TOWNSHIP as UnitId, levyCount: openings.length, balanceFen: sum(...openings.map(({ levy }) => levy.balanceFen)) };
  await desk.fileWithApproval(officerFor('UNIT_HEAD'), officerFor('COUNTY_FINANCE'), { name: 'CloseOpening', fields: totals, key: 'sample opening closed' });
}

function decided({ desk, registerPayer }: SampleHouse, { levy: decision, villageZh, payer }: Listed<ListedDecision>): DatedAct {
  const act = () => {
    const fields = { ...decision, ...ofTownship(villageZh), payerId: registerPayer(payer), entrusted: false };
    return desk.fileWithApproval(officerFor('ACCOUNTANT'), officerFor('REVIEWER'), { name: 'ImportLevyDecision', fields, key: `sample decision ${decision.levyId}` });
  };
  return { on: decision.servedOn, act };
}

function booked({ desk, levyByDocNo }: SampleHouse, line: LedgerLine): DatedAct {
  const collector = officerFor('COLLECTOR');
  const bookId = RECEIPT_BOOK.bookId as ReceiptBookId;
  const key = `sample ledger line ${line.line}`;
  if (line.kind === 'void') {
    const fields = { bookId, no: line.receiptNo, reasonCode: 'SPOILED', copiesKept: true, on: line.on } as const;
    return { on: line.on, act: () => desk.file(collector, { name: 'VoidReceipt', fields, key }) };
  }
  const { on: collectedOn, docNo, receiptNo, kind, line: _line, ...money } = line;
  const act = async () => {
    const account = money.channel === 'CASH' ? {} : { accountId: (money.channel === 'BANK_DIRECT' ? 'ACC-SPECIAL' : 'ACC-TRANSIT') as never };
    const receipt = { bookId, no: receiptNo, fen: sum(money.principalFen, money.lateFeeFen) };
    const fields = { ...money, ...account, levyId: await levyByDocNo(docNo), receipt, collectedOn, afterCutoff: false };
    return desk.file(collector, { name: 'CollectLevyPayment', fields, key });
  };
  return { on: collectedOn, act };
}

function ofTownship(villageZh: string) {
  const villageId = VILLAGES[villageZh];
  if (villageId === undefined) throw new Error(`安和县 has no village ${villageZh}`);
  return { unitId: TOWNSHIP as UnitId, villageId: villageId as UnitId, policyId: LEVY_POLICY.policyId as never };
}
