import { post, told } from '#libs/book/anhe.testing.js';
import { dataOf, type Outcome, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { enrolIdOf, enrolled, partyOf, subsidised } from './enrolment.testing.js';
import type { ListNotice } from './pay-lists.js';

/** Who pays out in 临江镇: O-09 takes in, O-05 keeps accounts, O-06 reviews, O-07 heads it; O-12 is county finance, O-20 the bank, O-15 audits. */
const POSTS = [post(['O-09', 'ENROLLER', 'LJ']), post(['O-15', 'AUDITOR', '990000'])];
const AGENCY = told('BankAccountRegistered', { accountId: 'ACC-AGENCY', kind: 'AGENCY', unitId: 'LJ', last4: '0005', docNo: '安和财〔2015〕5号', validFrom: '2015-03-01' });

export const tokenOf = (name: string): string => derivedUuid('account', name);

/** Somebody has a bank account, entered by two hands; another one with another `which`. */
export const accountOf = (name: string, which = name): DecidedEvent =>
  told('PayeeAccountChanged', { enrolId: enrolIdOf(name), payeeId: partyOf(name), accountToken: tokenOf(which), nameMatch: true }, '2015-03-02', { unitId: 'LJ' });

/** 80.00 yuan a month for each of these people, who have accounts, and a quota; yuan. It is 2015-06-09. */
export function payoutTown(people: readonly string[], { quota = 10_000 }: { quota?: number } = {}): Scenario {
  const story = subsidised(...POSTS, AGENCY, ...people.flatMap((name) => [...enrolled(name), accountOf(name)])).on('2015-06-09');
  return quota === 0 ? story : story.as('O-12').after('ReceiveQuota', { unitId: 'LJ', policyId: 'AWARD', fen: quota * 100, docNo: '安和财预〔2015〕6号', on: '2015-06-01' });
}

/** What the enroller asks for: January to June, for all; yuan. */
export const listFor = (yuan: number, more: object = {}) => ({
  ...{ unitId: 'LJ', policyId: 'AWARD', from: '2015-01', to: '2015-06', totalFen: yuan * 100, on: '2015-06-01' },
  ...more,
});

export function preparing(story: Scenario, ...of: Parameters<typeof listFor>): Outcome {
  return story.as('O-09').when('PreparePayList', listFor(...of));
}

/** Prepares a list; its id. */
export function prepared(story: Scenario, ...of: Parameters<typeof listFor>): string {
  return dataOf(story.as('O-09').perform('PreparePayList', listFor(...of)), 'PayListPrepared').listId;
}

/** The notice of a list hangs since a day. Openness writes this part of the state; its rules are specified here without it. */
export function noticed({ book }: Scenario, listId: string, more: Partial<Record<keyof ListNotice, unknown>> = {}): string {
  const noticeId = derivedUuid('notice', listId);
  const notice = { noticeId, listId, postedOn: '2015-06-01', withdrawn: false, openObjections: [], ...more };
  book.payouts.notices.put(noticeId as never, notice as never);
  return noticeId;
}

/** Reviewed by O-06 and approved by O-07. */
export function approving(story: Scenario, listId: string, noticeId: string, on = '2015-06-09'): Outcome {
  return story.as('O-06').checkedBy('O-07').when('ApprovePayList', { listId, noticeId, on });
}

/** Prepares a list, and approves it once its notice has run; its id. */
export function approved(story: Scenario, ...of: Parameters<typeof listFor>): string {
  const listId = prepared(story, ...of);
  story
    .as('O-06')
    .checkedBy('O-07')
    .after('ApprovePayList', { listId, noticeId: noticed(story, listId), on: '2015-06-09' });
  return listId;
}

export function submitting(story: Scenario, listId: string, more: object = {}): Outcome {
  return story
    .as('O-05')
    .checkedBy('O-12')
    .when('SubmitBatch', { listId, on: '2015-06-09', ...more });
}

/** Sends lines to the bank; the batch's id. */
export function submitted(story: Scenario, listId: string, more: object = {}): string {
  return dataOf(
    story
      .as('O-05')
      .checkedBy('O-12')
      .perform('SubmitBatch', { listId, on: '2015-06-09', ...more }),
    'BatchSubmitted',
  ).batchId;
}

/** What the bank tells of a line; yuan. */
export const told480 = (no: number, outcome = 'PAID', more: object = {}) => ({ no, fen: 480_00, bankRef: `流水${no}${outcome}`, outcome, ...more });

/** Results with the sums that they come to. */
export function resultsOf(batchId: string, results: readonly { readonly fen: number; readonly outcome: string }[], more: object = {}) {
  const sumOf = (paid: boolean) => results.reduce((all, { fen, outcome }) => ((outcome === 'PAID') === paid ? all + fen : all), 0);
  return { batchId, results, paidFen: sumOf(true), returnedFen: sumOf(false), on: '2015-06-09', ...more };
}

export function telling(story: Scenario, ...of: Parameters<typeof resultsOf>): Outcome {
  return story.as('O-20').when('RecordBankResult', resultsOf(...of));
}

export function bankTold(story: Scenario, ...of: Parameters<typeof resultsOf>): void {
  story.as('O-20').after('RecordBankResult', resultsOf(...of));
}

/** A list of B1, B2 and B3, 480 yuan each, of which the bank was told; the list and the batch. */
export function atTheBank(story: Scenario = payoutTown(['B1', 'B2', 'B3'])): { story: Scenario; listId: string; batchId: string } {
  const listId = approved(story, 1_440);
  return { story, listId, batchId: submitted(story, listId) };
}

/** As `atTheBank`, paid, but for the third line, which came back. */
export function mostlyPaid(): { story: Scenario; listId: string; batchId: string } {
  const { story, listId, batchId } = atTheBank();
  bankTold(story, batchId, [told480(1), told480(2), told480(3, 'NAME_MISMATCH')]);
  return { story, listId, batchId };
}
