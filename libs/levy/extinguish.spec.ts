import { LEADER_AND_COLLECTOR } from '#libs/accountability/reductions.testing.js';
import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent, RecordedEvent } from '#libs/book/events.js';
import { type HandedIn, Office } from '#libs/book/office.testing.js';
import { paid } from '#libs/custody/custody.testing.js';
import { APPEND_LIMIT_EVENTS } from '#libs/event-log/port.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { levyIdentityHolds } from './levy.js';
import { levyStatus } from './levy-status.js';
import { settledBy } from './settled-by.js';

const CLOSING = { policyId: 'SMF', stopCollectFrom: '2015-03-20', basisDocNo: '安和政〔2015〕8号' };
const TODAY = '2015-03-25';

/** 临江镇 on a day with L1, of which 150 of 400 are paid, and L2, of which nothing is. */
const townshipOn = (day: string, ...events: readonly DecidedEvent[]) =>
  given(...bookOfO03, openingLevy('L1', 400), openingLevy('L2', 120), paid('P1', { principal: 150 }), ...events).turnTo(day);
const township = (...events: readonly DecidedEvent[]) => townshipOn(TODAY, ...events);

/** The scheme is closed, and the book has done what follows; what it did. */
function closed(story: Scenario): readonly RecordedEvent[] {
  story.as('O-11').checkedBy('O-12').after('CloseScheme', CLOSING).alone();
  return story.fallsDueBy(TODAY);
}

const levy = ({ book }: Scenario, levyId = 'L1') => book.levies.levies.known(levyId as LevyId);
const typesOf = (events: readonly RecordedEvent[]) => events.map(({ type }) => type);

describe('a scheme that is closed', () => {
  it('ends what each payer owes, and says how many and how much', () => {
    const story = township(openingLevy('L9', 10, { policyId: 'OTHER' }));
    const events = closed(story);
    expect(events.map(({ type, data, unitId, occurredOn }) => [type, data, unitId, occurredOn])).toEqual([
      ['LevyBalanceExtinguished', { levyId: 'L1', principalFen: 250_00, basisDocNo: CLOSING.basisDocNo }, 'LJ', TODAY],
      ['LevyBalanceExtinguished', { levyId: 'L2', principalFen: 120_00, basisDocNo: CLOSING.basisDocNo }, 'LJ', TODAY],
      ['SchemeClosureCompleted', { policyId: 'SMF', count: 2, fen: 370_00 }, '990000', TODAY],
    ]);
    expect(levy(story, 'L9').payerBalanceFen).toBe(10_00);
    expect(story.fallsDueBy(TODAY)).toEqual([]);
  });

  it('posts Dr 2103.01, Cr 1212 (domain rules 3.10)', () => {
    const [first] = closed(township());
    expect(journalOf(first as RecordedEvent)).toEqual([
      { account: '2103.01', fen: 250_00, unitId: 'LJ' },
      { account: '1212', fen: -250_00, levyId: 'L1', unitId: 'LJ' },
    ]);
  });

  it('leaves a levy extinguished, with its identity, and what was paid paid (invariant 15)', () => {
    const story = township();
    closed(story);
    const { payerBalanceFen, payerPaidFen, extinguishedFen, refundableFen, extinguishment } = levy(story);
    expect({ payerBalanceFen, payerPaidFen, extinguishedFen, refundableFen }).toEqual({ payerBalanceFen: 0, payerPaidFen: 150_00, extinguishedFen: 250_00, refundableFen: 0 });
    expect([extinguishment, levyStatus(levy(story), story.book.today), levyIdentityHolds(levy(story))]).toEqual([
      { basisDocNo: CLOSING.basisDocNo, on: TODAY },
      'EXTINGUISHED',
      true,
    ]);
    expect(settledBy(levy(story))).toEqual([
      { way: 'MONEY', fen: 150_00 },
      { way: 'EXTINGUISHMENT', fen: 250_00 },
    ]);
  });

  it('leaves a levy settled that was settled', () => {
    const story = township(paid('P2', { levyId: 'L2', principal: 120 }));
    expect(typesOf(closed(story))).toEqual(['LevyBalanceExtinguished', 'SchemeClosureCompleted']);
    expect(levyStatus(levy(story, 'L2'), story.book.today)).toBe('SETTLED');
  });

  it('stops the book where not all of a balance ends (invariant 16)', () => {
    const part = (yuan: number) => told('LevyBalanceExtinguished', { levyId: 'L2', principalFen: yuan * 100, basisDocNo: CLOSING.basisDocNo }, TODAY, { unitId: 'LJ' });
    for (const yuan of [119, 121, 0]) expect(() => township().and(part(yuan))).toThrow('EXTINGUISH_INVALID');
  });
});

describe('before balances end', () => {
  const LOWERED = { levyId: 'L2', kind: 'LOWER', principalFen: 20_00, lateFeeFen: 0, reasonCode: 'TAKEN_AS_FINAL', deciders: LEADER_AND_COLLECTOR };

  it('who let a payer off without the county answers for it, and only the rest ends (R21)', () => {
    const story = township()
      .as('O-06')
      .after('RequestReduction', { ...LOWERED, tookEffectOn: TODAY });
    expect(typesOf(closed(story))).toEqual([
      'ReductionExpired',
      'ReductionEstablishedUnauthorised',
      'MakeUpObligationOpened',
      'AccountabilityEntryRaised',
      'LevyBalanceExtinguished',
      'LevyBalanceExtinguished',
      'SchemeClosureCompleted',
    ]);
    expect(levy(story, 'L2')).toMatchObject({ extinguishedFen: 100_00, officers: { open: { principalFen: 20_00 } }, pendingCases: [] });
    expect(levyIdentityHolds(levy(story, 'L2'))).toBe(true);
  });

  it('a request on which nobody has acted just ends', () => {
    const story = township().as('O-06').after('RequestReduction', LOWERED);
    expect(typesOf(closed(story))).toEqual(['ReductionExpired', 'LevyBalanceExtinguished', 'LevyBalanceExtinguished', 'SchemeClosureCompleted']);
  });
});

describe('once a scheme is closed', () => {
  const story = () => {
    const after = township();
    closed(after);
    return after;
  };

  it('nothing is collected of what is paid from its day on (invariant 10)', () =>
    story()
      .as('O-03')
      .withEvidence({ kind: 'RECEIPT_STUB', docNo: '票据存根' as never })
      .when('CollectLevyPayment', cash('L1', 10, 310, { collectedOn: '2015-03-20' }))
      .refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-20' }));

  it('what was paid before it and is typed in only now is the payer’s', () => {
    const late = story()
      .as('O-03')
      .checkedBy('O-06')
      .withEvidence({ kind: 'RECEIPT_STUB', docNo: '票据存根' as never });
    const on = { collectedOn: '2015-03-19' };
    late.when('CollectLevyPayment', cash('L1', 10, 310, on)).refuses('OVER_COLLECTION', { balanceFen: 0 });
    const { events } = late.when('CollectLevyPayment', cash('L1', 10, 310, { ...on, principalFen: 0, excessFen: 10_00 }));
    expect(dataOf(events, 'LevyPaymentCollected')).toMatchObject({ principalFen: 0, excessFen: 10_00 });
  });

  it('nobody is certified to have settled what ended (R26)', () =>
    story().as('O-05').when('CertifySettlement', { levyId: 'L1', certNo: '安社征结〔2015〕1号', on: TODAY }).refuses('STATE_INVALID', { state: 'EXTINGUISHED' }));

  it('late fee that nobody can collect any more keeps nobody from his certificate', () => {
    const overdue = openingLevy('L3', 300, { dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 300_00 }] });
    const settled = township(overdue, paid('P3', { levyId: 'L3', principal: 300, on: '2015-03-17' }));
    const certificate = { levyId: 'L3', certNo: '安社征结〔2015〕1号', on: TODAY };
    settled.as('O-05').when('CertifySettlement', certificate).refuses('SETTLEMENT_SHORT', { lateFeeFen: 1_20 });
    closed(settled);
    settled.as('O-05').when('CertifySettlement', certificate).records(['SettlementCertified']);
  });

  it('what was paid before is not refunded, what was paid from its day on is (R21)', () => {
    const between = township(paid('P2', { levyId: 'L2', principal: 30, on: '2015-03-20' }));
    closed(between);
    const refund = { fen: 30_00, ground: 'CHARGE_AFTER_CLOSURE', route: 'TRANSIT', on: TODAY };
    between.as('O-06').checkedBy('O-12');
    between.when('ApproveRefund', { ...refund, sourceId: 'P1', ticket: 'COPY' }).refuses('REFUND_INVALID', { refundableFen: 0 });
    between.when('ApproveRefund', { ...refund, sourceId: 'P2', ticket: 'ORIGINAL' }).records(['ProposalApproved'], ['RefundApproved', { moves: { principalFen: 30_00 } }]);
  });

  it('a debt that comes back by a reversal ends in the same step', () => {
    const after = story();
    const reversal = { paymentId: 'P1', reasonCode: 'RETURNED_AT_ONCE', copiesKept: true, on: TODAY };
    after
      .as('O-05')
      .checkedBy('O-06')
      .when('ReversePayment', reversal)
      .records(['ProposalApproved'], ['PaymentReversed'], ['LevyBalanceExtinguished', { principalFen: 150_00 }]);
    after.after('ReversePayment', reversal);
    expect(levy(after)).toMatchObject({ payerBalanceFen: 0, extinguishedFen: 400_00 });
    expect(levyIdentityHolds(levy(after))).toBe(true);
  });

  it('a decision of an earlier day enters the books, and nothing is owed of it; a later one does not', () => {
    const decision = {
      ...{ policyId: 'SMF', docNo: '安社征决字〔2015〕9号', standardDocNo: '安统〔2015〕1号', payerId: derivedUuid('party', 'L4'), entrusted: true },
      ...{ levyId: 'L4', decidedOn: '2015-03-10', servedOn: '2015-03-12', assessedFen: 90_00, standardFen: 90_00, unitId: 'LJ', villageId: 'LJ-DH' },
    };
    const after = story().as('O-05').checkedBy('O-06');
    after.when('ImportLevyDecision', { ...decision, decidedOn: '2015-03-20', servedOn: '2015-03-20' }).refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-20' });
    after.when('ImportLevyDecision', decision).records(['ProposalApproved'], ['LevyDecisionImported'], ['LevyBalanceExtinguished', { levyId: 'L4', principalFen: 90_00 }]);
  });

  it('no payer owes again what officers owe in his place, under whatever day (domain rules 3.6, 5)', () => {
    const asked = { levyId: 'L2', kind: 'LOWER', principalFen: 20_00, lateFeeFen: 0, reasonCode: 'TAKEN_AS_FINAL', deciders: LEADER_AND_COLLECTOR, tookEffectOn: '2015-03-10' };
    const before = townshipOn('2015-03-10').as('O-06');
    const { caseId } = dataOf(before.perform('RequestReduction', asked), 'ReductionRequested');
    const refused = before.as('O-11').perform('DecideReduction', { caseId, decision: 'REFUSE', docNo: '安和复〔2015〕6号', on: '2015-03-10' });
    const { obligationId } = dataOf(refused, 'MakeUpObligationOpened');
    closed(before.turnTo(TODAY));
    before
      .when('ReinstatePayer', { obligationId, lines: [{ officerId: 'O-07', principalFen: 1_00 as never }], docNo: '安和复〔2015〕7号', on: '2015-03-12' })
      .refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-20' });
  });
});

describe('a closing of many levies', () => {
  const MANY = 1_100;
  const levies = Array.from({ length: MANY }, (_, n) => openingLevy(`M${n}`, 10));
  const proposing: HandedIn = { name: 'CloseScheme', as: 'O-11', fields: { ...CLOSING, stopCollectFrom: '2015-03-01' } };

  /** County finance approves the closing. */
  async function approval(office: Office): Promise<HandedIn> {
    const { events } = await office.submit(proposing);
    const { proposalId, effectHash } = dataOf(events, 'ProposalMade');
    return { name: 'ApproveProposal', as: 'O-12', fields: { proposalId, effectHash } };
  }

  const endedOf = async (office: Office) => (await office.events()).filter(({ type }) => type === 'LevyBalanceExtinguished');

  it('follows by itself, in appends that can be stored', async () => {
    const office = await Office.open(levies);
    await office.submit(await approval(office));
    await office.keeper.ask(() => undefined);
    expect(await office.typesFrom(-1)).toEqual(['SchemeClosureCompleted']);
    expect(await endedOf(office)).toHaveLength(MANY);
    expect((await office.events()).at(-1)).toMatchObject({ actor: { role: 'BOOK' }, data: { count: MANY, fen: MANY * 10_00 } });
    expect(Math.max(...office.log.sent.map((documents) => documents.length))).toBeLessThanOrEqual(APPEND_LIMIT_EVENTS);
  });

  it('goes on where a process that died had stopped, under the day of the closing, before anything else', async () => {
    const office = await Office.open(levies);
    const closing = office.submit(await approval(office));
    const [own, first, second] = [office.log.holdNext(), office.log.holdNext(), office.log.holdNext()];
    own.release();
    await closing;
    await first.sent;
    first.release();
    await second.sent;
    const killed = office.keeper;
    office.clock.setDay('2015-03-09');
    await office.reopen();
    await office.keeper.turnDays();
    const ended = await endedOf(office);
    expect(new Set(ended.map(({ data }) => (data as { levyId: string }).levyId)).size).toBe(MANY);
    expect(ended).toHaveLength(MANY);
    expect(new Set(ended.map(({ occurredOn }) => occurredOn))).toEqual(new Set(['2015-03-02']));
    const types = await office.typesFrom(0);
    expect(types.filter((type) => type === 'SchemeClosureCompleted')).toHaveLength(1);
    expect(types.indexOf('SchemeClosureCompleted')).toBeLessThan(types.lastIndexOf('DayTurned'));
    second.fail();
    expect(killed.standing.stopped).toBeUndefined();
  });
});
