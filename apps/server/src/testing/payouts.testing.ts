import type { CommandName } from '#libs/book/command-table.js';
import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId, PayListId } from '#libs/kernel/ids.js';
import type { Role } from '#libs/registry/roles.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { file, OPENED_ON, officerOf, TOWNSHIP } from './county.testing.js';
import { AWARD, enrol, subsidised } from './enrolments.testing.js';
import type { TestBook } from './server.testing.js';

const ON = OPENED_ON;
const { policyId } = AWARD;
/** January to March at 80.00 a month. */
const QUARTER = 240_00;
const SPAN = { unitId: TOWNSHIP, policyId, from: '2015-01', to: '2015-03', on: ON };

/** A list with a line in every state, and money to get back. */
export interface PayoutsEverywhere {
  /** PAID, RETURNED, SENT, APPROVED: lines 1 to 4. */
  readonly listId: string;
  readonly toldBatchId: string;
  readonly openBatchId: string;
  readonly recoveryId: string;
  /** Prepared, and its notice has run. */
  readonly preparedListId: string;
  readonly noticeId: string;
  /** Confirmed, and on no list. */
  readonly enrolId: string;
}

/**
 * The notice of a list hangs since a day. Notices are posted by another slice of the book, which writes this part of the state; until
 * its commands are there the state is told.
 */
export async function noticeHung({ bookkeeper }: TestBook, listId: string, postedOn: string): Promise<string> {
  const noticeId = derivedUuid('notice', listId);
  const notice = { noticeId: noticeId as NoticeId, listId: listId as PayListId, postedOn: postedOn as IsoDate, withdrawn: false, openObjections: [] };
  await bookkeeper.ask(({ payouts }) => payouts.notices.put(notice.noticeId, notice));
  return noticeId;
}

/** Enrols people and brings their money as far as each of them says. */
export async function payoutsEverywhere(book: TestBook): Promise<PayoutsEverywhere> {
  const meetingId = await subsidised(book);
  const people = ['测试戊一', '测试戊二', '测试戊三', '测试戊四', '测试戊五', '测试戊六'];
  const enrolIds: string[] = [];
  for (const name of people) enrolIds.push(await paidInto(book, await enrol(book, meetingId, name, 'CONFIRMED'), name));
  const [enrolId, preparedFor, ...listed] = enrolIds.toReversed();
  await filed(book, 'COUNTY_FINANCE', 'ReceiveQuota', { unitId: TOWNSHIP, policyId, fen: 10_000_00, docNo: '安和财预〔2015〕1号', on: ON });
  await approvedBy(book, ['REGISTRAR', 'COUNTY_APPROVER'], 'RegisterAccount', {
    accountId: 'ACC-AGENCY',
    kind: 'AGENCY',
    unitId: TOWNSHIP,
    last4: '0005',
    docNo: '安和财〔2015〕5号',
    validFrom: ON,
  });

  const listId = await prepare(book, listed.toReversed());
  await approvedBy(book, ['REVIEWER', 'UNIT_HEAD'], 'ApprovePayList', { listId, noticeId: await noticeHung(book, listId, '2015-02-20'), on: ON });
  const [toldBatchId, openBatchId] = [await submit(book, listId, [1, 2]), await submit(book, listId, [3])];
  const results = [resultOf(1, 'PAID'), resultOf(2, 'CLOSED')];
  await filed(book, 'BANK', 'RecordBankResult', { batchId: toldBatchId, results, paidFen: QUARTER, returnedFen: QUARTER, on: ON });
  const found = { lines: [{ listId, no: 1, fen: 100_00 }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on: ON };
  const { recoveryId } = dataOf(await filed(book, 'REVIEWER', 'EstablishOverpayment', found), 'OverpaymentEstablished');
  await filed(book, 'ACCOUNTANT', 'RepayOverpayment', { recoveryId, fen: 50_00, accountId: 'ACC-AGENCY', bankRef: '回1', on: ON });

  const preparedListId = await prepare(book, [preparedFor as string]);
  return { listId, toldBatchId, openBatchId, recoveryId, preparedListId, noticeId: await noticeHung(book, preparedListId, '2015-02-20'), enrolId: enrolId as string };
}

/** An act of each command of payouts that is possible there. */
export function payoutActs({ listId, openBatchId, recoveryId, preparedListId, noticeId, enrolId }: PayoutsEverywhere) {
  return {
    ReceiveQuota: { unitId: TOWNSHIP, policyId, fen: 100_00, docNo: '安和财预〔2015〕2号', on: ON },
    PreparePayList: { ...SPAN, enrolIds: [enrolId], totalFen: QUARTER },
    ApprovePayList: { listId: preparedListId, noticeId, on: ON },
    CancelLine: { listId: preparedListId, no: 1, reasonCode: 'STOPPED', on: ON },
    SubmitBatch: { listId, on: ON },
    RecordBankResult: { batchId: openBatchId, results: [resultOf(3, 'PAID')], paidFen: QUARTER, returnedFen: 0, on: ON },
    ReissueLine: { listId, no: 2, ground: 'BANK_CAUSE', docNo: '农商行函〔2015〕1号', on: ON },
    EstablishOverpayment: { lines: [{ listId, no: 1, fen: 1_00 }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕2号', on: ON },
    RepayOverpayment: { recoveryId, fen: 1_00, accountId: 'ACC-AGENCY', bankRef: '回2', on: ON },
    ReturnRecoveredFunds: { recoveryId, fen: 50_00, slipNo: '退1', on: ON },
    WriteOffRecovery: { recoveryId, fen: 50_00, docNo: '安和财〔2015〕9号', on: ON },
  } satisfies Partial<Record<CommandName, object>>;
}

const resultOf = (no: number, outcome: string) => ({ no, fen: QUARTER, bankRef: `流水${no}`, outcome });

/** Enters the account of an enrolled person by two hands; the enrolment's id. */
async function paidInto(book: TestBook, enrolId: string, name: string): Promise<string> {
  await approvedBy(book, ['ENROLLER', 'REVIEWER'], 'ChangePayeeAccount', { enrolId, accountToken: book.accountOf(name), on: ON });
  return enrolId;
}

async function prepare(book: TestBook, enrolIds: readonly string[]): Promise<string> {
  return dataOf(await filed(book, 'ENROLLER', 'PreparePayList', { ...SPAN, enrolIds, totalFen: QUARTER * enrolIds.length }), 'PayListPrepared').listId;
}

async function submit(book: TestBook, listId: string, nos: readonly number[]): Promise<string> {
  return dataOf(await approvedBy(book, ['ACCOUNTANT', 'COUNTY_FINANCE'], 'SubmitBatch', { listId, nos, on: ON }), 'BatchSubmitted').batchId;
}

function filed({ desk }: TestBook, role: Role, name: CommandName, fields: object): Promise<readonly RecordedEvent[]> {
  return file(desk, officerOf(role), name, fields);
}

async function approvedBy(book: TestBook, [maker, checker]: readonly [Role, Role], name: CommandName, fields: object): Promise<readonly RecordedEvent[]> {
  const { proposalId, effectHash } = dataOf(await filed(book, maker, name, fields), 'ProposalMade');
  return filed(book, checker, 'ApproveProposal', { proposalId, effectHash });
}

function dataOf<T extends EventType>(events: readonly RecordedEvent[], type: T): EventOf<T>['data'] {
  const found = events.find((one) => one.type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found.data as EventOf<T>['data'];
}
