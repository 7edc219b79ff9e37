import { post, told } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { CASHIER, fen, handed, handing, lies, type Part, paid, township } from './custody.testing.js';

const qingxi = [
  told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
  paid('Q1', { principal: 70, unitId: 'QX' }),
];
const holding = (...events: readonly DecidedEvent[]) => township(paid('P1', { principal: 5_000 }), paid('P2', { principal: 100, lateFee: 8 }), ...events).as('O-03');

describe('handing cash over', () => {
  it('is proposed to the cashier who is to count it', () => {
    const story = holding();
    const outcome = story.when('HandOverCash', handing(story, ['P1', 5_000]));
    outcome.proposesTo('CASHIER');
    expect(outcome.events[0]?.data).toMatchObject({ approverId: CASHIER });
  });

  it('comes into force with his approval: the cash is in his hands, whose it was and whose it is stand in the event', () => {
    const story = holding().checkedBy(CASHIER);
    const outcome = story.when('HandOverCash', handing(story, ['P1', 3_000], ['P2', 108]));
    outcome.records(['ProposalApproved'], ['CashHandedToCashier', { fromOfficerId: 'O-03', cashierId: CASHIER, totalFen: fen(3_108) }]);
    expect(outcome.events[1]).toMatchObject({ unitId: 'LJ', occurredOn: '2015-03-31', hands: { actor: { officerId: 'O-03' }, approvals: [{ officerId: CASHIER }] } });
    story.after('HandOverCash', handing(story, ['P1', 3_000], ['P2', 108]));
    expect(lies(story, 'P1')).toEqual([
      ['COLLECTOR', 'O-03', 2_000],
      ['CASHIER', CASHIER, 3_000],
    ]);
    const { custody } = story.book;
    expect([custody.cashOf('O-03' as OfficerId), custody.cashOf(CASHIER as OfficerId)]).toEqual([fen(2_000), fen(3_108)]);
  });

  it('goes on with the rest', () => {
    const story = handed(holding(), ['P1', 3_000]);
    expect(lies(handed(story, ['P1', 2_000]), 'P1')).toEqual([['CASHIER', CASHIER, 5_000]]);
  });

  it('moves nothing where the cashier counts otherwise', () => {
    const story = holding();
    const { proposalId } = dataOf(story.perform('HandOverCash', handing(story, ['P1', 5_000])), 'ProposalMade');
    story.as(CASHIER).after('RejectProposal', { proposalId, reasonCode: 'FIGURES_WRONG' });
    expect(lies(story, 'P1')).toEqual([['COLLECTOR', 'O-03', 5_000]]);
  });
});

describe('the counterpart of a step of two hands', () => {
  const proposed = () => {
    const story = holding(post(['O-44', 'CASHIER', 'LJ']));
    const { proposalId, effectHash } = dataOf(story.perform('HandOverCash', handing(story, ['P1', 5_000])), 'ProposalMade');
    return { story, proposalId, approval: { proposalId, effectHash } };
  };

  it('is this one cashier, none of his colleagues', () => {
    const { story, proposalId, approval } = proposed();
    story.as('O-44').when('ApproveProposal', approval).refuses('NOT_AUTHORISED', { officerId: 'O-44', approverId: CASHIER });
    story.as('O-44').when('RejectProposal', { proposalId, reasonCode: 'FIGURES_WRONG' }).refuses('NOT_AUTHORISED', { approverId: CASHIER });
    story.as(CASHIER).when('ApproveProposal', approval).records(['ProposalApproved'], ['CashHandedToCashier']);
  });

  it('is nobody of another post', () => {
    const { story, approval } = proposed();
    for (const officerId of ['O-05', 'O-06', 'O-07', 'O-12']) story.as(officerId).when('ApproveProposal', approval).refuses('NOT_AUTHORISED');
  });

  it('does not count what the collector no longer has', () => {
    const { story, approval } = proposed();
    const second = dataOf(story.perform('HandOverCash', handing(story, ['P1', 1])), 'ProposalMade');
    story.as(CASHIER).after('ApproveProposal', approval);
    story.when('ApproveProposal', { proposalId: second.proposalId, effectHash: second.effectHash }).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });
});

describe('cash that cannot be handed over', () => {
  const refused = (more: object, ...parts: readonly Part[]) => {
    const story = holding(...qingxi);
    return story.when('HandOverCash', { ...handing(story, ...parts), ...more });
  };

  it('beyond what is held of the payment (invariant 24)', () => {
    refused({}, ['P1', 5_001]).refuses('CUSTODY_INSUFFICIENT', { paymentId: 'P1', heldFen: fen(5_000), askedFen: fen(5_001) });
    refused({}, ['P1', 3_000], ['P1', 2_001]).refuses('CUSTODY_INSUFFICIENT', { paymentId: 'P1' });
    const story = handed(holding(), ['P1', 3_000]);
    story.when('HandOverCash', handing(story, ['P1', 2_001])).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(2_000) });
  });

  it('in another collector’s hands, or of another unit', () => {
    const story = holding(post(['O-33', 'COLLECTOR', 'LJ'])).as('O-33');
    story.when('HandOverCash', handing(story, ['P1', 1])).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
    refused({}, ['P1', 1], ['Q1', 70]).refuses('CUSTODY_INSUFFICIENT', { paymentId: 'Q1', heldFen: 0 });
  });

  it('that never was cash', () => refusedTransfer().refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 }));

  it('to oneself, or to somebody who is no cashier there', () => {
    refused({ cashierId: 'O-03' }, ['P1', 1]).refuses('SOD_VIOLATION', { pair: 'COLLECTOR CASHIER' });
    refused({ cashierId: 'O-05' }, ['P1', 1]).refuses('NOT_AUTHORISED', { officerId: 'O-05', roles: 'CASHIER' });
  });

  it('before it was collected, or tomorrow (invariant 5)', () => {
    refused({ on: '2015-03-01' }, ['P1', 1]).refuses('DATE_INVALID', { collectedOn: '2015-03-02' });
    refused({ on: '2015-04-01' }, ['P1', 1]).refuses('DATE_INVALID', { today: '2015-03-31' });
  });

  it('that is none', () => {
    refused({}).refuses('NOTHING_TO_DO');
    refused({}, ['P1', 1], ['P2', 0]).refuses('NOTHING_TO_DO', { paymentId: 'P2' });
    refused({}, ['P9', 1]).refuses('UNKNOWN', { kind: 'payment', id: 'P9' });
    refused({}, ['P1', -1]).refuses('AMOUNT_INVALID');
  });

  it.each([CASHIER, 'O-05', 'O-06', 'O-07', 'O-08', 'O-12', 'O-20'])('by %s (invariant 54)', (officerId) => {
    const story = holding().as(officerId);
    story.when('HandOverCash', handing(story, ['P1', 1])).refuses('NOT_AUTHORISED', { officerId });
  });

  function refusedTransfer() {
    const story = holding(paid('T1', { principal: 9, by: 'TRANSIT_TRANSFER' }));
    return story.when('HandOverCash', handing(story, ['T1', 9]));
  }
});
