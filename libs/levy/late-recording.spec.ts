import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

const stub = { kind: 'RECEIPT_STUB', docNo: '票据存根304' } as never;
const collected = (collectedOn: string, recordedOn: string, ...events: readonly DecidedEvent[]) =>
  given(...bookOfO03, openingLevy('L03', 1_000), ...events)
    .on(recordedOn)
    .when('CollectLevyPayment', cash('L03', 100, 304, { collectedOn }));

describe('a collection typed in late (invariant 58)', () => {
  it.each([
    ['2015-03-05', '2015-03-05', 'the same day'],
    ['2015-03-05', '2015-03-06', 'the next working day'],
    ['2015-03-06', '2015-03-09', 'after a weekend'],
    ['2015-03-07', '2015-03-09', 'taken on a Saturday'],
    ['2015-04-03', '2015-04-07', 'after a holiday'],
    ['2015-10-09', '2015-10-10', 'on a Saturday that is worked'],
  ])('is none from %s on %s: %s', (collectedOn, recordedOn) => collected(collectedOn, recordedOn).records(['LevyPaymentCollected']));

  it.each([
    ['2015-03-05', '2015-03-07'],
    ['2015-03-06', '2015-03-10'],
    ['2015-03-07', '2015-03-10'],
    ['2015-04-03', '2015-04-08'],
    ['2015-10-09', '2015-10-11'],
  ])('is one from %s on %s', (collectedOn, recordedOn) => collected(collectedOn, recordedOn).refuses('LATE_RECORDING', { collectedOn, today: recordedOn }));

  it('is none while the calendar of the year is missing', () => collected('2016-01-05', '2016-03-01').records(['LevyPaymentCollected']));

  it('is judged by the policy of the day of collection', () => {
    const lenient = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-10', terms: { ...levyPolicy.terms, recordingLagDays: 3 } });
    const strict = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-10', terms: { ...levyPolicy.terms, recordingLagDays: 0 } });
    collected('2015-03-10', '2015-03-13', lenient).records(['LevyPaymentCollected']);
    collected('2015-03-10', '2015-03-14', lenient).refuses('LATE_RECORDING');
    collected('2015-03-09', '2015-03-13', lenient).refuses('LATE_RECORDING');
    collected('2015-03-10', '2015-03-11', strict).refuses('LATE_RECORDING');
  });

  it('is booked with evidence and a reviewer, and answered for with all that was counted in', () => {
    const outcome = given(...bookOfO03, openingLevy('L03', 1_000))
      .on('2015-03-10')
      .withEvidence(stub)
      .checkedBy('O-06')
      .when('CollectLevyPayment', { ...cash('L03', 1_000, 304), excessFen: 5_00, receipt: { bookId: 'PJ-301', no: 304, fen: 1_005_00 } });
    outcome.records(
      ['ProposalApproved'],
      ['LevyPaymentCollected', { principalFen: 1_000_00, holderOfficerId: 'O-03' }],
      ['AccountabilityEntryRaised', { violationCode: 'NOT_BOOKED', fen: 1_005_00, officerIds: ['O-03'], source: { levyId: 'L03' } }],
    );
    expect(outcome.events[1]).toMatchObject({
      occurredOn: '2015-03-02',
      hands: { actor: { officerId: 'O-03' }, approvals: [{ officerId: 'O-06', role: 'REVIEWER' }], evidence: [stub] },
    });
  });

  it('answers last, after what is wrong with the payment itself (R24)', () =>
    given(...bookOfO03, openingLevy('L03', 50))
      .on('2015-03-10')
      .when('CollectLevyPayment', cash('L03', 100, 304))
      .refuses('OVER_COLLECTION'));
});
