import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import { credited, paid, sent, township } from '#libs/custody/custody.testing.js';

/** What the reviewer O-06 asks to have refunded of a payment; yuan. */
export const refund = (sourceId: string, yuan: number, more: object = {}) => ({
  ...{ sourceId, fen: yuan * 100, ground: 'REVOKED', route: 'TRANSIT', ticket: 'COPY', on: '2015-03-31' },
  ...more,
});
export const OVERPAID = { ground: 'OVERPAYMENT' };
export const BY_TREASURY = { route: 'TREASURY' };
export const WITH_ORIGINAL = { ticket: 'ORIGINAL' };

/** Asked by the reviewer, approved by county finance. */
export function approving(story: Scenario, ...of: Parameters<typeof refund>) {
  return story
    .as('O-06')
    .checkedBy('O-12')
    .when('ApproveRefund', refund(...of));
}

/** Approves a refund; its id. */
export function approved(story: Scenario, ...of: Parameters<typeof refund>): string {
  return dataOf(
    story
      .as('O-06')
      .checkedBy('O-12')
      .perform('ApproveRefund', refund(...of)),
    'RefundApproved',
  ).refundId;
}

/** The decision on L1 is revoked. */
export function revoked(story: Scenario): Scenario {
  return story.as('O-11').checkedBy('O-06').after('RevokeDecision', { levyId: 'L1', by: 'COURT', docNo: '安和法行〔2015〕1号', on: story.moment.today });
}

/** What the payer transferred, in yuan, of which so much was sent to the county and so much of that has been credited; then the decision was revoked. */
export function transferred(principal: number, { sentYuan = 0, creditedYuan = 0 }: { sentYuan?: number; creditedYuan?: number } = {}): Scenario {
  const story = township(paid('P1', { principal, by: 'TRANSIT_TRANSFER' }));
  if (sentYuan > 0) {
    const remittanceId = sent(story, ['P1', sentYuan]);
    if (creditedYuan > 0) credited(story, remittanceId, creditedYuan);
  }
  return revoked(story);
}
