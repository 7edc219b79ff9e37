import { payoutTown } from './payouts.testing.js';

const quota = (more: object = {}) => ({ unitId: 'LJ', policyId: 'AWARD', fen: 2_400_00, docNo: '安和财预〔2015〕7号', on: '2015-06-09', ...more });
const receiving = (more: object = {}) => payoutTown([], { quota: 0 }).as('O-12').when('ReceiveQuota', quota(more));

describe('receiving a quota', () => {
  it('is told by county finance, for a township and a policy', () => {
    receiving().records(['QuotaReceived', { policyId: 'AWARD', fen: 2_400_00 }]);
    payoutTown([], { quota: 0 }).as('O-05').when('ReceiveQuota', quota()).refuses('NOT_AUTHORISED');
  });

  it('adds up', () => {
    const story = payoutTown([], { quota: 100 }).as('O-12').after('ReceiveQuota', quota());
    expect(story.book.payouts.quota('LJ' as never, 'AWARD' as never)).toMatchObject({ receivedFen: 2_500_00, remainingFen: 2_500_00 });
  });

  it('is of a subsidy', () => receiving({ policyId: 'SMF' }).refuses('UNKNOWN', { kind: 'policy' }));

  it('is not of nothing, nor beyond all measure', () => {
    receiving({ fen: 0 }).refuses('NOTHING_TO_DO');
    receiving({ fen: 1e12 }).refuses('AMOUNT_INVALID');
  });

  it('comes with a document once', () =>
    payoutTown([], { quota: 0 }).as('O-12').after('ReceiveQuota', quota()).when('ReceiveQuota', quota()).refuses('ALREADY_EXISTS', { kind: 'quota document' }));
});
