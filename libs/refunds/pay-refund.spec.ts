import type { Scenario } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { banked, credited, drafted, handed, lies, paid, sent, township } from '#libs/custody/custody.testing.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { refundFlags } from '#libs/levy/levy-status.js';
import { approved, BY_TREASURY, OVERPAID, revoked, transferred, WITH_ORIGINAL } from './refunds.testing.js';

const payment = (refundId: string, on = '2015-03-31') => ({ refundId, bankRef: '退0331', on });
const paying = (story: Scenario, refundId: string, on?: string) => story.as('O-12').when('PayRefund', payment(refundId, on));
const posted = (story: Scenario, refundId: string) => {
  const [event] = story.as('O-12').perform('PayRefund', payment(refundId));
  return journalOf(event as RecordedEvent).map(({ account, fen, unitId }) => [unitId, account, fen / 100]);
};
const flags = ({ book }: Scenario) => refundFlags(book.levies.levies.known('L1' as LevyId));

describe('paying a refund', () => {
  it('is county finance’s', () => {
    const story = transferred(500);
    const refundId = approved(story, 'P1', 200);
    story.as('O-04').when('PayRefund', payment(refundId)).refuses('NOT_AUTHORISED');
    paying(story, refundId).records(['RefundPaid', { refundId, sourceId: 'P1', levyId: 'L1', fen: 200_00, paidFrom: '1002.01' }]);
  });

  it('by TRANSIT leaves the transit account: Dr 2307.01, Cr 1002.01', () => {
    const story = transferred(500);
    expect(posted(story, approved(story, 'P1', 200))).toEqual([
      ['LJ', '2307.01', 200],
      ['LJ', '1002.01', -200],
    ]);
    expect(lies(story, 'P1')).toEqual([['TRANSIT', 'ACC-TRANSIT', 300]]);
  });

  it('by TREASURY leaves the special account while the money is there: Dr C2101, Cr C1004', () => {
    const story = transferred(500, { sentYuan: 500, creditedYuan: 500 });
    expect(posted(story, approved(story, 'P1', 200, BY_TREASURY))).toEqual([
      ['990000', '2101', 200],
      ['990000', '1004', -200],
    ]);
    expect([lies(story, 'P1'), story.book.custody.county.specialFen]).toEqual([[['COUNTY', 'ACC-SPECIAL', 300]], 300_00]);
  });

  it('after the money was paid over leaves the treasury: Dr C4103, Cr C1003', () => {
    const story = transferred(500, { sentYuan: 500, creditedYuan: 500 });
    story.as('O-12').after('PayOverToTreasury', { fen: 400_00, docNo: '安和库〔2015〕3号', on: '2015-03-31' });
    expect(posted(story, approved(story, 'P1', 200, BY_TREASURY))).toEqual([
      ['990000', '4103', 200],
      ['990000', '1003', -200],
    ]);
    const { specialFen, treasuryFen } = story.book.custody.county;
    expect([specialFen, treasuryFen]).toEqual([100_00, 200_00]);
  });

  it('of an excess that was paid in at the bank leaves what the county never booked: Dr 2307.01, Cr 1002.09', () => {
    const story = township(paid('P1', { principal: 500, excess: 30, by: 'BANK_DIRECT' })).turnTo('2015-03-31');
    expect(posted(story, approved(story, 'P1', 30, { ...OVERPAID, ...BY_TREASURY }))).toEqual([
      ['LJ', '2307.01', 30],
      ['LJ', '1002.09', -30],
    ]);
  });

  it('is done when all is paid back that is owed back', () => {
    const story = transferred(500);
    const part = approved(story, 'P1', 200);
    const rest = approved(story, 'P1', 300, WITH_ORIGINAL);
    expect(flags(story)).toEqual({ refundDue: true, refunded: false });
    story.as('O-12').after('PayRefund', payment(part));
    expect(flags(story)).toEqual({ refundDue: true, refunded: true });
    story.after('PayRefund', payment(rest));
    expect(flags(story)).toEqual({ refundDue: false, refunded: true });
  });

  it('happens once', () => {
    const story = transferred(500);
    const refundId = approved(story, 'P1', 200);
    story.as('O-12').after('PayRefund', payment(refundId));
    paying(story, refundId).refuses('STATE_INVALID', { kind: 'refund', state: 'PAID', allowed: ['APPROVED'] });
  });
});

describe('a refund that cannot be paid', () => {
  it('is one that nobody approved', () => paying(township(), '00000000-0000-8000-8000-0000000000aa').refuses('UNKNOWN', { kind: 'refund' }));

  it('is not paid before its approval (invariant 5)', () => {
    const story = transferred(500);
    paying(story, approved(story, 'P1', 200), '2015-03-30').refuses('DATE_INVALID', { approvedOn: '2015-03-31' });
  });

  it('waits until the cash is banked (invariant 24)', () => {
    const story = revoked(township(paid('P1', { principal: 500 })));
    const refundId = approved(story, 'P1', 300);
    paying(story, refundId).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0, askedFen: 300_00 });
    banked(handed(story, ['P1', 300]), ['P1', 300]);
    paying(story, refundId).records(['RefundPaid']);
  });

  it('waits until the draft that holds the money is cancelled', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = drafted(story, ['P1', 400]);
    const refundId = approved(revoked(story), 'P1', 200);
    paying(story, refundId).refuses('CUSTODY_INSUFFICIENT', { heldFen: 100_00 });
    story.as('O-04').after('CancelRemittance', { remittanceId });
    paying(story, refundId).records(['RefundPaid']);
  });

  it('waits while the county has neither in its account nor in the treasury what it was credited', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    credited(story, sent(story, ['P1', 500], ['P2', 500]), 1_000);
    story.as('O-12').after('PayOverToTreasury', { fen: 700_00, docNo: '安和库〔2015〕3号', on: '2015-03-31' });
    const refundId = approved(revoked(story), 'P1', 500, { ...BY_TREASURY, ...WITH_ORIGINAL });
    expect(posted(story, refundId)).toContainEqual(['990000', '1003', -500]);
    const second = approved(story, 'P2', 500, { ...BY_TREASURY, ...WITH_ORIGINAL });
    paying(story, second).refuses('CUSTODY_INSUFFICIENT', { place: 'COUNTY', heldFen: 200_00 });
  });

  it('is not paid into a month in which the county had less than that (R31)', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const [first, second] = [sent(story, ['P1', 500]), sent(story, ['P2', 500])];
    credited(story, first, 500).after('PayOverToTreasury', { fen: 400_00, docNo: '安和库〔2015〕3号', on: '2015-03-31' });
    const refundId = approved(revoked(story), 'P1', 500, { ...BY_TREASURY, ...WITH_ORIGINAL });
    credited(story.on('2015-04-02'), second, 500);
    paying(story, refundId, '2015-03-31').refuses('CUSTODY_INSUFFICIENT', { heldFen: 400_00 });
    paying(story, refundId, '2015-04-02').records(['RefundPaid', { paidFrom: '1004' }]);
    story.as('O-12').after('PayOverToTreasury', { fen: 500_00, docNo: '安和库〔2015〕4号', on: '2015-04-02' });
    paying(story, refundId, '2015-03-31').refuses('CUSTODY_INSUFFICIENT', { heldFen: 400_00 });
    paying(story, refundId, '2015-04-02').records(['RefundPaid', { paidFrom: '1003' }]);
  });

  it('keeps its payment from being reversed', () => {
    const story = township(paid('P1', { principal: 500, excess: 30, by: 'TRANSIT_TRANSFER' }));
    approved(story, 'P1', 30, OVERPAID);
    story.as('O-05').when('ReversePayment', { paymentId: 'P1', reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-31' }).refuses('REVERSAL_TOO_LATE');
  });
});
