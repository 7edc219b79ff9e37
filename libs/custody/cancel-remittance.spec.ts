import { CASHIER, drafted, drafting, paid, sent, township } from './custody.testing.js';

const transfer = () => township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }));

describe('cancelling a draft', () => {
  it('frees its sources (R27)', () => {
    const story = transfer();
    const remittanceId = drafted(story, ['P1', 100]);
    story.when('DraftRemittance', drafting(story, ['P1', 100])).refuses('REMIT_DOUBLE');
    story.when('CancelRemittance', { remittanceId }).records(['RemittanceCancelled', { remittanceId, lines: [{ sourceId: 'P1' }] }]);
    story.after('CancelRemittance', { remittanceId });
    expect(story.book.custody.remittances.known(remittanceId as never).state).toBe('CANCELLED');
    story.when('DraftRemittance', drafting(story, ['P1', 100])).records(['RemittanceDrafted']);
  });

  it('is refused once it is sent, or cancelled', () => {
    const story = transfer();
    const remittanceId = sent(story, ['P1', 60]);
    story.when('CancelRemittance', { remittanceId }).refuses('STATE_INVALID', { state: 'SENT', allowed: ['DRAFTED'] });
    const other = drafted(story, ['P1', 40]);
    story.after('CancelRemittance', { remittanceId: other }).when('CancelRemittance', { remittanceId: other }).refuses('STATE_INVALID', { state: 'CANCELLED' });
  });

  it('is the cashier’s', () => {
    const story = transfer();
    const remittanceId = drafted(story, ['P1', 100]);
    for (const officerId of ['O-03', 'O-05', 'O-06', 'O-12']) story.as(officerId).when('CancelRemittance', { remittanceId }).refuses('NOT_AUTHORISED');
    story.as(CASHIER).when('CancelRemittance', { remittanceId: '00000000-0000-8000-8000-0000000000aa' }).refuses('UNKNOWN', { kind: 'remittance' });
  });
});
