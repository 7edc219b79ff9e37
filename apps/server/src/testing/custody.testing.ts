import type { CommandName } from '#libs/book/command-table.js';
import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import type { Role } from '#libs/registry/roles.js';
import { file, OPENED_ON, officerOf } from './county.testing.js';
import { cash, collectCash } from './levies.testing.js';
import type { TestBook } from './server.testing.js';

const ON = OPENED_ON;
const HUNDRED = 100_00;
const TRANSIT = { channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' };
const CASHIER = officerOf('CASHIER');

/** Payments and remittances of 100 yuan each, one at every place where money can be. */
export interface MoneyEverywhere {
  readonly inHand: string;
  readonly withCashier: string;
  readonly inTransit: string;
  readonly drafted: string;
  readonly sent: string;
  readonly credited: string;
}

/** Collects on a levy from sheet 310 on, and brings each payment as far as its name says. */
export async function moneyEverywhere(book: TestBook, levyId: string): Promise<MoneyEverywhere> {
  const [inHand, withCashier] = [await collectCash(book, levyId, 310, HUNDRED), await collectCash(book, levyId, 311, HUNDRED)];
  const lines = [{ paymentId: withCashier, fen: HUNDRED }];
  await filedWithApproval(book, 'COLLECTOR', 'CASHIER', 'HandOverCash', { cashierId: CASHIER, lines, on: ON });
  const inTransit = await transfer(book, levyId, 312);
  const drafted = await draft(book, await transfer(book, levyId, 313));
  const sent = await send(book, await draft(book, await transfer(book, levyId, 314)));
  const credited = await send(book, await draft(book, await transfer(book, levyId, 315)));
  await file(book.desk, officerOf('COUNTY_FINANCE'), 'ConfirmCountyCredit', { remittanceId: credited, fen: HUNDRED, creditedOn: ON, stmtRef: '对账单1' });
  return { inHand, withCashier, inTransit, drafted, sent, credited };
}

/** An act of each command of custody that is possible there. */
export function custodyActs({ inHand, withCashier, inTransit, drafted, sent }: MoneyEverywhere) {
  return {
    HandOverCash: { cashierId: CASHIER, lines: [{ paymentId: inHand, fen: HUNDRED }], on: ON },
    BankCash: { lines: [{ paymentId: withCashier, fen: HUNDRED }], accountId: 'ACC-TRANSIT', slipNo: '存1', on: ON },
    DraftRemittance: { lines: [sourceLine(inTransit)], on: ON },
    SendRemittance: { remittanceId: drafted, ...SENDING },
    CancelRemittance: { remittanceId: drafted },
    BounceRemittance: { remittanceId: sent, reasonCode: 'ACCOUNT_CLOSED', on: ON },
    ConfirmCountyCredit: { remittanceId: sent, fen: HUNDRED, creditedOn: ON, stmtRef: '对账单2' },
    PayOverToTreasury: { fen: HUNDRED, docNo: '缴库1', on: ON },
  };
}

/** What went wrong with money of 100 yuan each: cash that is short, and a bank credit of which nobody knows whose it is. */
export interface MoneyMissing {
  readonly obligationId: string;
  readonly credit: string;
}

/** Collects on a levy from sheet 316, and confirms that it is not there. */
export async function moneyMissing(book: TestBook, levyId: string): Promise<MoneyMissing> {
  const short = { officerId: officerOf('COLLECTOR'), place: 'COLLECTOR', lines: [{ paymentId: await collectCash(book, levyId, 316, HUNDRED), fen: HUNDRED }], on: ON };
  const { obligationId } = dataOf(await file(book.desk, officerOf('REVIEWER'), 'ConfirmShortage', short), 'CustodyShortageConfirmed');
  const credit = { bankRef: '待查1', accountId: 'ACC-TRANSIT', fen: HUNDRED, creditedOn: ON };
  const [, recorded] = await filedWithApproval(book, 'ACCOUNTANT', 'REVIEWER', 'RecordUnidentified', credit);
  return { obligationId, credit: dataOf([recorded as RecordedEvent], 'UnidentifiedReceiptRecorded').paymentId };
}

/** An act of each command about such money, and about a payment on that levy that belongs to another. */
export function missingMoneyActs({ obligationId, credit }: MoneyMissing, { levyId, toLevyId, inHand }: { levyId: string; toLevyId: string; inHand: string }) {
  const officerId = officerOf('COLLECTOR');
  return {
    ConfirmShortage: { officerId, place: 'COLLECTOR', lines: [{ paymentId: inHand, fen: HUNDRED }], on: ON },
    RecoverShortage: { obligationId, fen: HUNDRED, accountId: 'ACC-TRANSIT', slipNo: '存2', on: ON },
    EstablishOffBookCollection: { officerId, unitId: 'LJ', levyId, fen: HUNDRED, takenOn: ON, basis: 'AUDIT', docNo: '审1', on: ON },
    RecordUnidentified: { bankRef: '待查2', accountId: 'ACC-TRANSIT', fen: HUNDRED, creditedOn: ON },
    MatchUnidentified: { paymentId: credit, levyId, principalFen: HUNDRED, lateFeeFen: 0, receipt: { bookId: 'PJ-301', no: 317, fen: HUNDRED }, on: ON },
    ReallocatePayment: { paymentId: inHand, toLevyId, docNo: '存根310' },
  };
}

const SENDING = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: '缴1', sentOn: ON };
const sourceLine = (sourceId: string) => ({ sourceId, principalFen: HUNDRED, lateFeeFen: 0 });

async function transfer({ desk }: TestBook, levyId: string, no: number): Promise<string> {
  return dataOf(await file(desk, officerOf('COLLECTOR'), 'CollectLevyPayment', { levyId, ...cash(no, HUNDRED, TRANSIT) }), 'LevyPaymentCollected').paymentId;
}

async function draft({ desk }: TestBook, source: string): Promise<string> {
  return dataOf(await file(desk, CASHIER, 'DraftRemittance', { lines: [sourceLine(source)], on: ON }), 'RemittanceDrafted').remittanceId;
}

async function send(book: TestBook, remittanceId: string): Promise<string> {
  await filedWithApproval(book, 'CASHIER', 'REVIEWER', 'SendRemittance', { remittanceId, ...SENDING });
  return remittanceId;
}

async function filedWithApproval({ desk }: TestBook, maker: Role, checker: Role, name: CommandName, fields: object): Promise<readonly RecordedEvent[]> {
  const { proposalId, effectHash } = dataOf(await file(desk, officerOf(maker), name, fields), 'ProposalMade');
  return file(desk, officerOf(checker), 'ApproveProposal', { proposalId, effectHash });
}

function dataOf<T extends EventType>([first]: readonly RecordedEvent[], type: T): EventOf<T>['data'] {
  if (first?.type !== type) throw new Error(`${first?.type} instead of ${type}`);
  return first.data as EventOf<T>['data'];
}
