import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import { collected, holder, remitted, spoiled } from '#libs/receipts/receipts.testing.js';

/** What the verifier O-13 says of March 2015 of 临江镇 on 2015-04-03; yuan. */
export const verification = (receipts: number, remittedYuan: number, more: object = {}) => ({
  ...{ unitId: 'LJ', periodId: '2015-03', receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 303 }] },
  ...{ receiptsFen: receipts * 100, remittedFen: remittedYuan * 100, result: 'MATCH', on: '2015-04-03', ...more },
});
export const DISCREPANT = { result: 'DISCREPANT' };

/** March: 301 and 302 stand for 100 yuan each in the transit account, 303 is void; so many of the two have gone to the county. */
export function march({ sentPayments = 2 } = {}): Scenario {
  const story = holder();
  const payments = [collected(story, 301, 100), collected(story, 302, 100)];
  story.after('VoidReceipt', spoiled(303));
  if (sentPayments > 0) remitted(story, 100, ...payments.slice(0, sentPayments));
  return story.on('2015-04-03').as('O-13');
}

/** Records a verification; its id. */
export function verified(story: Scenario, ...of: Parameters<typeof verification>): string {
  return dataOf(story.as('O-13').perform('VerifyTickets', verification(...of)), 'TicketsVerified').verificationId;
}

export const resolution = (verificationId: string, more: object = {}) => ({ verificationId, kind: 'TIMING', eventSeqs: [1], on: '2015-04-03', ...more });

/** The reviewer explains a difference, the verifier accepts it. */
export function resolved(story: Scenario, verificationId: string): Scenario {
  return story.as('O-06').checkedBy('O-13').after('ResolveDiscrepancy', resolution(verificationId));
}

/** The township's money that is left goes to the county, and is credited, on the story's day. */
export function sendRest(story: Scenario, yuan = 100): Scenario {
  const unsent = [...story.book.custody.unsent.entries()].map(([paymentId]) => paymentId as string);
  return remitted(story, yuan, ...unsent);
}
