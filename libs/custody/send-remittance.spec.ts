import { told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { CASHIER, drafted, fen, lies, paid, SPECIAL, sending, TRANSIT, township } from './custody.testing.js';

const account = (accountId: string, kind: string, more: object = {}) =>
  told('BankAccountRegistered', { accountId, kind, unitId: '990000', last4: '0008', docNo: '安和财〔2015〕7号', validFrom: '2015-03-01', ...more });

/** A draft of P1's 100 and 8 late fee, made on 2015-03-31. */
function draft(...events: readonly DecidedEvent[]) {
  const story = township(paid('P1', { principal: 100, lateFee: 8, by: 'TRANSIT_TRANSFER' }), ...events);
  return { story, remittanceId: drafted(story, ['P1', 100, 8]) };
}
const sent = ({ story, remittanceId }: ReturnType<typeof draft>, more: object = {}) =>
  story
    .as(CASHIER)
    .checkedBy('O-06')
    .when('SendRemittance', { ...sending(story, remittanceId), ...more });

describe('sending a remittance', () => {
  it('wants the reviewer (R26)', () => {
    const { story, remittanceId } = draft();
    story.when('SendRemittance', sending(story, remittanceId)).proposesTo('REVIEWER');
  });

  it('repeats its lines and names both accounts', () =>
    sent(draft()).records(
      ['ProposalApproved'],
      [
        'RemittanceSent',
        {
          ...{ kind: 'TRANSFER', fromAccountId: TRANSIT, toAccountId: SPECIAL, toKind: 'COUNTY_SPECIAL', slipNo: '缴0331', totalFen: fen(108) },
          lines: [{ sourceId: 'P1', principalFen: fen(100), lateFeeFen: fen(8) }],
        },
      ],
    ));

  it('puts the money on its way', () => {
    const { story, remittanceId } = draft();
    story.checkedBy('O-06').after('SendRemittance', sending(story, remittanceId));
    const { custody } = story.book;
    expect(lies(story, 'P1')).toEqual([['ON_THE_WAY', remittanceId, 108]]);
    expect(custody.payments.known('P1' as never)).toMatchObject({ drafted: { principalFen: 0, lateFeeFen: 0 }, sent: { principalFen: fen(100), lateFeeFen: fen(8) } });
    expect(custody.remittances.known(remittanceId as never)).toMatchObject({ state: 'SENT', sentOn: '2015-03-31', draftedOn: '2015-03-31', toAccountId: SPECIAL });
    expect(custody.unsent.size).toBe(0);
  });

  it('may go straight to the treasury (R17)', () =>
    sent(draft(account('ACC-TREASURY', 'TREASURY')), { toAccountId: 'ACC-TREASURY' }).records(['ProposalApproved'], ['RemittanceSent', { toKind: 'TREASURY' }]));
});

describe('a remittance to the wrong place', () => {
  it.each([
    ['the township’s own account', TRANSIT, []],
    ['another account of the county', 'ACC-AGENCY', [account('ACC-AGENCY', 'AGENCY')]],
    ['a township’s special account', 'ACC-TOWN', [account('ACC-TOWN', 'COUNTY_SPECIAL', { unitId: 'LJ' })]],
  ])('%s (invariant 27)', (_, toAccountId, events) => sent(draft(...events), { toAccountId }).refuses('REMIT_WRONG_ACCOUNT', { accountId: toAccountId }));

  it.each([
    ['to an account that nobody registered', { toAccountId: 'ACC-NW' }],
    ['to one that is not valid yet', { toAccountId: 'ACC-LATER' }],
    ['from an account that nobody registered', { fromAccountId: 'ACC-NW' }],
    ['from one that is no transit account', { fromAccountId: SPECIAL }],
  ])('%s (invariant 25)', (_, more) => sent(draft(account('ACC-LATER', 'COUNTY_SPECIAL', { validFrom: '2015-04-01' })), more).refuses('ACCOUNT_NOT_REGISTERED'));

  it('from a transit account in which the money does not lie (invariant 24)', () =>
    sent(draft(account('ACC-SECOND', 'TOWN_TRANSIT', { unitId: 'LJ' })), { fromAccountId: 'ACC-SECOND' }).refuses('CUSTODY_INSUFFICIENT', { holder: 'ACC-SECOND', heldFen: 0 }));
});

describe('a remittance that cannot be sent', () => {
  it('on a day before its draft, and so before the collections, or to come (invariant 5)', () => {
    sent(draft(), { sentOn: '2015-03-30' }).refuses('DATE_INVALID', { on: '2015-03-30', since: '2015-03-31' });
    sent(draft(), { sentOn: '2015-04-01' }).refuses('DATE_INVALID', { today: '2015-03-31' });
  });

  it('a second time, or after it was cancelled (domain rules 3.4)', () => {
    const once = draft();
    once.story.checkedBy('O-06').after('SendRemittance', sending(once.story, once.remittanceId));
    sent(once).refuses('STATE_INVALID', { kind: 'remittance', state: 'SENT', allowed: ['DRAFTED'] });
    const cancelled = draft();
    cancelled.story.after('CancelRemittance', { remittanceId: cancelled.remittanceId });
    sent(cancelled).refuses('STATE_INVALID', { state: 'CANCELLED' });
  });

  it('that nobody drafted', () => sent(draft(), { remittanceId: '00000000-0000-8000-8000-0000000000aa' }).refuses('UNKNOWN', { kind: 'remittance' }));

  it('that changed since it was seen (invariant 8)', () => {
    const { story, remittanceId } = draft();
    const { seq } = story.book.custody.remittances.known(remittanceId as never);
    story.seeing(seq - 1);
    story.when('SendRemittance', sending(story, remittanceId)).refuses('CONCURRENCY_CONFLICT', { kind: 'remittance', got: seq });
  });

  it.each(['O-03', 'O-05', 'O-06', 'O-12'])('by %s (invariant 54)', (officerId) => {
    const { story, remittanceId } = draft();
    story.as(officerId).when('SendRemittance', sending(story, remittanceId)).refuses('NOT_AUTHORISED', { officerId });
  });
});
