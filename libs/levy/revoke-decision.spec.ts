import { cash } from '#libs/book/anhe.testing.js';
import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { unsentOf } from '#libs/custody/custody.js';
import { banked, credited, drafted, drafting, handed, paid, sending, sent, township } from '#libs/custody/custody.testing.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId, PaymentId } from '#libs/kernel/ids.js';
import { unpaidByLine } from './due-lines.js';
import { lateFeeUnpaid } from './late-fee-rules.js';
import { levyIdentityHolds } from './levy.js';
import { levyStatus, refundFlags } from './levy-status.js';

const revocation = (on: string, more: object = {}) => ({ levyId: 'L1', by: 'RECONSIDERATION', docNo: '安和复决〔2015〕1号', on, ...more });
const revoking = (story: Scenario, on = '2015-03-31', more: object = {}) => story.as('O-11').checkedBy('O-06').when('RevokeDecision', revocation(on, more));
const revoked = (story: Scenario, on = '2015-03-31') => story.as('O-11').checkedBy('O-06').after('RevokeDecision', revocation(on));
const levy = ({ book }: Scenario) => book.levies.levies.known('L1' as LevyId);
const split = (principal: number, lateFee = 0) => ({ principalFen: principal * 100, lateFeeFen: lateFee * 100 });

/** P1 is banked in part, P2 sent, P3 paid in at the bank, P4 in the collector's hand with 2 too much. */
function mixed(): Scenario {
  const payments = [
    paid('P1', { principal: 700, lateFee: 20 }),
    paid('P2', { principal: 400 }),
    paid('P3', { principal: 300, by: 'BANK_DIRECT' }),
    paid('P4', { principal: 50, excess: 2 }),
  ];
  const story = banked(handed(township(...payments), ['P1', 720], ['P2', 400]), ['P1', 500], ['P2', 400]);
  sent(story, ['P1', 100], ['P2', 400]);
  return story;
}

describe('revoking a decision', () => {
  it('is the county’s, and a reviewer of the township approves', () => {
    township().as('O-11').when('RevokeDecision', revocation('2015-03-31')).proposesTo('REVIEWER');
    township().as('O-05').when('RevokeDecision', revocation('2015-03-31')).refuses('NOT_AUTHORISED');
  });

  it('says what is open, what is collected and what is remitted, to the fen (R18)', () => {
    const outcome = revoking(mixed());
    outcome.records(['ProposalApproved'], ['LevyDecisionRevoked', { open: split(900_000 - 1_450), collected: split(650, 20), remitted: split(800) }]);
    expect(dataOf(outcome.events, 'LevyDecisionRevoked').lines).toEqual([
      { paymentId: 'P1', ...split(600, 20) },
      { paymentId: 'P4', ...split(50) },
    ]);
  });

  it('posts the open part and what is collected, not what is remitted (domain rules 3.10)', () => {
    const story = mixed();
    const [, event] = story.as('O-11').checkedBy('O-06').perform('RevokeDecision', revocation('2015-03-31'));
    expect(journalOf(event as RecordedEvent).map(({ account, fen, levyId }) => [account, fen / 100, ...(levyId === undefined ? [] : [levyId])])).toEqual([
      ['2103.01', 898_550],
      ['1212', -898_550, 'L1'],
      ['2103.02', 650],
      ['2103.03', 20],
      ['2307.01', -670],
    ]);
  });

  it('ends the debt, keeps what was paid in the identity, and owes it all back', () => {
    const story = revoked(mixed());
    expect(levy(story)).toMatchObject({ payerBalanceFen: 0, payerPaidFen: 1_450_00, revokedFen: 898_550_00, refundableFen: 1_472_00, refundedFen: 0 });
    expect(levyIdentityHolds(levy(story))).toBe(true);
    expect([...unpaidByLine(levy(story), () => true).values()]).toEqual([0]);
    expect([levyStatus(levy(story), '2015-03-31' as IsoDate), refundFlags(levy(story))]).toEqual(['REVOKED', { refundDue: true, refunded: false }]);
  });

  it('owes nothing back where nothing was paid', () => expect(refundFlags(levy(revoked(township())))).toEqual({ refundDue: false, refunded: false }));

  it('takes in what was paid on the way to its approval only when it is seen again (invariant 62)', () => {
    const story = township();
    const { proposalId, effectHash } = dataOf(story.as('O-11').perform('RevokeDecision', revocation('2015-03-31')), 'ProposalMade');
    story.and(paid('P1', { principal: 10, on: '2015-03-31' }));
    story.as('O-06').when('ApproveProposal', { proposalId, effectHash }).refuses('PROPOSAL_CHANGED');
  });

  it('stops the late fee before its day (R12)', () => {
    const at = (on: string) =>
      lateFeeUnpaid(township().book.registry, { ...levy(township()), revocation: { by: 'SELF', docNo: '安和撤〔2015〕1号' as never, on: on as IsoDate } }, '2015-12-31' as IsoDate);
    expect([at('2015-05-01'), at('2015-05-02'), at('2015-06-01')].map((fen) => fen / 100)).toEqual([0, 1_800, 1_800]);
    const open = dataOf(revoking(township().on('2015-05-02'), '2015-05-02').events, 'LevyDecisionRevoked').open;
    expect(open).toEqual(split(900_000, 1_800));
    const onTheDayOfTheFee = dataOf(revoking(township().on('2015-05-02'), '2015-05-01').events, 'LevyDecisionRevoked').open;
    expect(onTheDayOfTheFee).toEqual(split(900_000));
  });
});

describe('a revocation that cannot be', () => {
  it('of what is revoked', () => revoking(revoked(township())).refuses('STATE_INVALID', { state: 'REVOKED' }));

  it('of a levy that nobody knows', () => revoking(township(), '2015-03-31', { levyId: 'L9' }).refuses('UNKNOWN'));

  it('in a month before that of a payment that it touches (R31)', () => {
    const story = township(paid('P1', { principal: 10, on: '2015-04-01' })).on('2015-04-02');
    revoking(story, '2015-03-31').refuses('DATE_INVALID', { postedInto: '2015-04' });
    revoking(story, '2015-04-01').records(['ProposalApproved'], ['LevyDecisionRevoked']);
    const comeBack = township(paid('P1', { principal: 10 }))
      .on('2015-04-02')
      .as('O-05')
      .checkedBy('O-06');
    comeBack.after('ReversePayment', { paymentId: 'P1', reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-04-02' });
    revoking(comeBack, '2015-03-31').refuses('DATE_INVALID', { postedInto: '2015-04' });
    const feeOnly = township(paid('P1', { lateFee: 10, on: '2015-04-01' })).on('2015-04-02');
    revoking(feeOnly, '2015-03-31').refuses('DATE_INVALID', { postedInto: '2015-04' });
  });

  it('before the decision entered the books, or to come (invariant 5)', () => {
    revoking(township(), '2015-02-28').refuses('DATE_INVALID');
    revoking(township(), '2015-04-01').refuses('DATE_INVALID', { today: '2015-03-31' });
  });
});

describe('a revoked levy', () => {
  it('is not collected on, demanded, put off or brought to court', () => {
    const story = revoked(township());
    const day = { on: '2015-03-31', courtDocNo: '（2015）安执字第8号' };
    const payment = { ...cash('L1', 10, 310), collectedOn: '2015-03-31' };
    story.as('O-03').when('CollectLevyPayment', payment).refuses('STATE_INVALID', { state: 'REVOKED' });
    story.when('CollectLevyPayment', { ...payment, principalFen: 0, excessFen: 10_00 }).refuses('STATE_INVALID', { state: 'REVOKED' });
    story.as('O-05').when('DemandPayment', { levyId: 'L1', docNo: '安社征催字〔2015〕5号', on: '2015-03-31' }).refuses('STATE_INVALID', { state: 'REVOKED' });
    story
      .as('O-06')
      .when('ApplyEnforcement', { levyId: 'L1', ...day })
      .refuses('STATE_INVALID', { state: 'REVOKED' });
    const plan = { levyId: 'L1', appliedOn: '2015-03-31', docNo: '安和征分〔2015〕2号', lines: [] };
    story.as('O-11').when('ApproveInstalmentPlan', plan).refuses('STATE_INVALID', { state: 'REVOKED' });
  });

  it('keeps its payments: its debt cannot come back by a reversal', () => {
    const story = revoked(township(paid('P1', { principal: 10 })));
    story.as('O-05').when('ReversePayment', { paymentId: 'P1', reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-31' }).refuses('STATE_INVALID', { state: 'REVOKED' });
  });

  it('has money that is no longer remitted, but for what was sent and bounced (R18)', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = sent(story, ['P1', 300]);
    revoked(story);
    const due = () => unsentOf(story.book.custody.payments.known('P1' as PaymentId));
    expect(due()).toEqual(split(0));
    story
      .as('O-04')
      .when('DraftRemittance', drafting(story, ['P1', 1]))
      .refuses('REMIT_DOUBLE');
    story.as('O-04').after('BounceRemittance', { remittanceId, reasonCode: 'ACCOUNT_CLOSED', on: '2015-03-31' });
    expect(due()).toEqual(split(300));
    credited(story, sent(story, ['P1', 300]), 300);
    expect(due()).toEqual(split(0));
  });

  it('stops a draft that was drawn up before', () => {
    const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = drafted(story, ['P1', 500]);
    revoked(story);
    story.as('O-04').when('SendRemittance', sending(story, remittanceId)).refuses('REMIT_DOUBLE');
    story.when('CancelRemittance', { remittanceId }).records(['RemittanceCancelled']);
  });
});
