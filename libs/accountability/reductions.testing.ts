import { bookOfO03, openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { type Obligation, openOf } from './reductions.js';

/** The case of worked example A2: leader O-07 and collector O-03 took 12,000 of 18,000 as final. */
export const LEADER_AND_COLLECTOR = [
  { officerId: 'O-07', shareBp: 7_000 },
  { officerId: 'O-03', shareBp: 3_000 },
];

/** L31 as the old books hand it over: 18,000 due on 2015-02-25, nothing paid. */
export const L31 = openingLevy('L31', 18_000, { villageId: 'LJ-XL', dueLines: [{ n: 1, dueOn: '2015-02-25', principalFen: 18_000_00 }] });

/** Sheets 326-340 of 临江镇 with the cashier O-04. */
const bookOfCashier: readonly DecidedEvent[] = [
  told('ReceiptBookIssued', { bookId: 'PJ-326', type: 'GF', from: 326, to: 340, keeperId: 'O-08' }, '2015-03-01', { unitId: 'LJ' }),
  told('ReceiptRangeAllocated', { bookId: 'PJ-326', from: 326, to: 340, toOfficerId: 'O-04' }, '2015-03-01', { unitId: 'LJ' }),
];

/** The sheets of collector and cashier, and L31. */
export const history: readonly DecidedEvent[] = [...bookOfO03, ...bookOfCashier, L31];

/** 临江镇 on 2015-04-14 with L31, of which 12,000 have been paid that day by transfer. */
export function township(...events: readonly DecidedEvent[]): Scenario {
  const paid = {
    paymentId: 'P31',
    levyId: 'L31',
    principalFen: 12_000_00,
    lateFeeFen: 0,
    excessFen: 0,
    channel: 'TRANSIT_TRANSFER',
    firstPlace: '1002.01',
    accountId: 'ACC-TRANSIT',
  };
  const payment = told('LevyPaymentCollected', { ...paid, receipt: { bookId: 'PJ-301', no: 301, fen: 12_000_00 }, afterCutoff: false }, '2015-04-14', { unitId: 'LJ' });
  return given(...history, payment, ...events).on('2015-04-14');
}

export const lowering = (more: object = {}) => ({
  ...{ levyId: 'L31', kind: 'LOWER', principalFen: 6_000_00, lateFeeFen: 36_00, reasonCode: 'TAKEN_AS_FINAL', deciders: LEADER_AND_COLLECTOR, tookEffectOn: '2015-04-14' },
  ...more,
});

/** What O-06 asks for; the id of the case. */
export function requested(story: Scenario, more: object = {}): string {
  return dataOf(story.as('O-06').perform('RequestReduction', lowering(more)), 'ReductionRequested').caseId;
}

export const refusing = (caseId: string, on: string) => ({ caseId, decision: 'REFUSE', docNo: '安和复〔2015〕6号', on });

/** The county refuses it on a day; the obligation. */
export function refused(story: Scenario, caseId: string, on = '2015-04-22'): string {
  const events = story
    .on(on)
    .as('O-11')
    .perform('DecideReduction', refusing(caseId, on) as never);
  return dataOf(events, 'MakeUpObligationOpened').obligationId;
}

/** A2 as far as the refusal of 04-22. */
export function obliged(more: object = {}): { readonly story: Scenario; readonly obligationId: string } {
  const story = township();
  return { story, obligationId: refused(story, requested(story, more)) };
}

/** The county's panel passes a motion; the id of the meeting. */
export function panelPassed(story: Scenario, minutes: object): string {
  const { meetingId } = dataOf(story.as('O-12').checkedBy('O-11').perform('RecordMeeting', minutes), 'MeetingRecorded');
  return meetingId;
}

export const authorising = (caseId: string, meetingId: string, on: string, more: object = {}) => ({
  ...{ caseId, decision: 'AUTHORISE', docNo: '安和批〔2015〕6号', legalBasisDocNo: '省政令第1号', meetingId, motionNo: 1, on },
  ...more,
});

export const paying = (obligationId: string, officerId: string, yuan: number, no: number, paidOn: string, more: object = {}) => {
  const fen = Math.round(yuan * 100);
  return { obligationId, officerId, fen, accountId: 'ACC-TRANSIT', receipt: { bookId: 'PJ-326', no, fen }, paidOn, afterCutoff: false, ...more };
};

export const levyL31 = ({ book }: Scenario) => book.levies.levies.known('L31' as never);
export const obligation = ({ book }: Scenario, obligationId: string): Obligation => book.reductions.obligations.known(obligationId as never);

/** What each officer still owes, in yuan: principal and late fee. */
export function open(story: Scenario, obligationId: string): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    obligation(story, obligationId).lines.map((line) => {
      const { principalFen, lateFeeFen } = openOf(line);
      return [line.officerId, [principalFen / 100, lateFeeFen / 100]] as const;
    }),
  );
}
