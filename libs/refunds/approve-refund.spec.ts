import { credited, paid, sent, township } from '#libs/custody/custody.testing.js';
import { approved, approving, BY_TREASURY, OVERPAID, refund, revoked, transferred, WITH_ORIGINAL } from './refunds.testing.js';

const cashWithExcess = () => township(paid('P1', { principal: 500, excess: 30 }));

describe('approving a refund', () => {
  it('is asked for by the reviewer and approved by county finance', () => {
    cashWithExcess()
      .as('O-06')
      .when('ApproveRefund', refund('P1', 30, OVERPAID))
      .proposesTo('COUNTY_FINANCE');
    transferred(500).as('O-12').when('ApproveRefund', refund('P1', 200)).refuses('NOT_AUTHORISED');
    approving(transferred(500), 'P1', 200).records(['ProposalApproved'], ['RefundApproved', { sourceId: 'P1', levyId: 'L1', fen: 200_00, ground: 'REVOKED', route: 'TRANSIT' }]);
  });

  it('is not of a payment that nobody knows, and not of nothing', () => {
    approving(transferred(500), 'P9', 200).refuses('UNKNOWN', { kind: 'payment' });
    approving(transferred(500), 'P1', 0).refuses('NOTHING_TO_DO');
  });

  it('is not before the money came, or the decision was revoked (invariant 5)', () => {
    approving(cashWithExcess(), 'P1', 30, { ...OVERPAID, on: '2015-03-01' }).refuses('DATE_INVALID', { notBefore: '2015-03-02' });
    approving(transferred(500), 'P1', 200, { on: '2015-03-30' }).refuses('DATE_INVALID', { notBefore: '2015-03-31' });
  });
});

describe('how much can be refunded (invariant 31)', () => {
  it('of an overpayment is the excess, once', () => {
    approving(cashWithExcess(), 'P1', 30.01, OVERPAID).refuses('REFUND_INVALID', { refundableFen: 30_00 });
    const story = cashWithExcess();
    approved(story, 'P1', 20, OVERPAID);
    approving(story, 'P1', 10.01, OVERPAID).refuses('REFUND_INVALID', { refundableFen: 10_00 });
    approving(story, 'P1', 10, OVERPAID).records(['ProposalApproved'], ['RefundApproved']);
  });

  it('of a payment without excess is nothing', () => approving(township(paid('P1', { principal: 500 })), 'P1', 1, OVERPAID).refuses('REFUND_INVALID', { refundableFen: 0 }));

  it('of what is owed and paid is nothing, while the decision stands', () =>
    approving(cashWithExcess(), 'P1', 1).refuses('REFUND_INVALID', { ground: 'REVOKED', refundableFen: 0 }));

  it('of a reversed payment is nothing', () => {
    const story = cashWithExcess().as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId: 'P1', reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-31' });
    approving(story, 'P1', 1, OVERPAID).refuses('REFUND_INVALID', { refundableFen: 0 });
  });

  it('of a revoked decision is principal and late fee; the excess has its own ground', () => {
    const story = revoked(township(paid('P1', { principal: 500, lateFee: 6, excess: 30 })));
    approving(story, 'P1', 506.01).refuses('REFUND_INVALID', { refundableFen: 506_00 });
    approved(story, 'P1', 506);
    approving(story, 'P1', 30, { ...OVERPAID, ...WITH_ORIGINAL }).records(['ProposalApproved'], ['RefundApproved']);
  });
});

describe('by which route (R6)', () => {
  const partly = () => transferred(500, { sentYuan: 300, creditedYuan: 250 });

  it('TRANSIT refunds what the revocation found unsent', () => {
    approving(partly(), 'P1', 200.01).refuses('REFUND_INVALID', { refundableFen: 200_00 });
    approving(partly(), 'P1', 200).records(['ProposalApproved'], ['RefundApproved', { route: 'TRANSIT' }]);
  });

  it('TREASURY refunds what the county was credited: what is on its way waits', () => {
    approving(partly(), 'P1', 250.01, BY_TREASURY).refuses('REFUND_INVALID', { refundableFen: 250_00 });
    approving(partly(), 'P1', 250, BY_TREASURY).records(['ProposalApproved'], ['RefundApproved', { route: 'TREASURY' }]);
    approving(transferred(500, { sentYuan: 500 }), 'P1', 1, BY_TREASURY).refuses('REFUND_INVALID', { refundableFen: 0 });
    approving(transferred(500, { sentYuan: 500 }), 'P1', 1).refuses('REFUND_INVALID', { refundableFen: 0 });
  });

  it('each of them counts for itself, and what is paid is not counted twice', () => {
    const story = partly();
    approved(story, 'P1', 200);
    const refundId = approved(story, 'P1', 200, BY_TREASURY);
    story.as('O-12').after('PayRefund', { refundId, bankRef: '退0331', on: '2015-03-31' });
    approving(story, 'P1', 50.01, BY_TREASURY).refuses('REFUND_INVALID', { refundableFen: 50_00 });
    approving(story, 'P1', 50, BY_TREASURY).records(['ProposalApproved'], ['RefundApproved']);
  });

  it('what the county was credited later than that day does not count yet', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = sent(story, ['P1', 500]);
    credited(revoked(story).on('2015-04-02'), remittanceId, 500);
    approving(story, 'P1', 500, { ...BY_TREASURY, ...WITH_ORIGINAL, on: '2015-04-01' }).refuses('REFUND_INVALID', { refundableFen: 0 });
    approving(story, 'P1', 500, { ...BY_TREASURY, ...WITH_ORIGINAL, on: '2015-04-02' }).records(['ProposalApproved'], ['RefundApproved']);
  });

  it('an excess is the township’s, but for one that was paid in at the bank', () => {
    approving(cashWithExcess(), 'P1', 30, { ...OVERPAID, ...BY_TREASURY }).refuses('REFUND_INVALID', { refundableFen: 0 });
    const atTheBank = () => township(paid('P1', { principal: 500, excess: 30, by: 'BANK_DIRECT' }));
    approving(atTheBank(), 'P1', 30, OVERPAID).refuses('REFUND_INVALID', { refundableFen: 0 });
    approving(atTheBank(), 'P1', 30, { ...OVERPAID, ...BY_TREASURY }).records(['ProposalApproved'], ['RefundApproved']);
  });
});

describe('with which ticket (R29)', () => {
  it.each(['ORIGINAL', 'DECLARED_LOST'])('all of a receipt with %s', (ticket) =>
    approving(transferred(500), 'P1', 500, { ticket }).records(['ProposalApproved'], ['RefundApproved']),
  );

  it('all of a receipt not with a copy', () => approving(transferred(500), 'P1', 500).refuses('REFUND_INVALID', { ticket: 'COPY', tickets: 'ORIGINAL DECLARED_LOST' }));

  it('a part, or the excess alone, with a copy only', () => {
    approving(transferred(500), 'P1', 499, WITH_ORIGINAL).refuses('REFUND_INVALID', { tickets: 'COPY' });
    approving(cashWithExcess(), 'P1', 30, { ...OVERPAID, ...WITH_ORIGINAL }).refuses('REFUND_INVALID', { tickets: 'COPY' });
    approving(cashWithExcess(), 'P1', 30, OVERPAID).records(['ProposalApproved'], ['RefundApproved']);
  });

  it('the last part with the receipt itself', () => {
    const story = transferred(500);
    approved(story, 'P1', 200);
    approving(story, 'P1', 300).refuses('REFUND_INVALID', { tickets: 'ORIGINAL DECLARED_LOST' });
    approving(story, 'P1', 300, WITH_ORIGINAL).records(['ProposalApproved'], ['RefundApproved']);
  });
});
