import { bookOfO03, calendar2015, cash, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent, EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { banked, CASHIER, drafted, handed, paid, sending, sent, TRANSIT } from '#libs/custody/custody.testing.js';

/** 临江镇 with a levy that is large enough, on a day. */
const township = (day: string, ...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L1', 900_000), ...events).turnTo(day);
const late = (paymentId: string, on: string, more: object = {}) => {
  const told = paid(paymentId, { principal: 100, on });
  return { ...told, data: { ...told.data, ...more } } as DecidedEvent;
};

const ofType = <T extends EventType>(events: readonly RecordedEvent[], wanted: T) => events.filter(({ type }) => type === wanted) as EventOf<T>[];
/** What was found missed, event by event. */
const missed = (events: readonly RecordedEvent[]) => ofType(events, 'RemittanceDeadlineMissed').map(({ occurredOn, data }) => ({ occurredOn, ...data }));
const entries = (events: readonly RecordedEvent[]) => ofType(events, 'AccountabilityEntryRaised').map(({ data }) => data);

describe('money that is not sent when its D1 has passed (R22)', () => {
  it('is found as the next day begins, with the entry against its holder: example A3', () => {
    const story = township('2015-06-30', paid('P1', { principal: 5_000, on: '2015-06-08' }), paid('P2', { principal: 9_000, on: '2015-06-25', by: 'TRANSIT_TRANSFER' }));
    sent(story, ['P2', 9_000]);
    const events = story.fallsDueBy('2015-07-01');
    expect(events.map(({ type, occurredOn, unitId, periodId }) => [type, occurredOn, unitId, periodId])).toEqual([
      ['RemittanceDeadlineMissed', '2015-07-01', 'LJ', undefined],
      ['AccountabilityEntryRaised', '2015-07-01', 'LJ', '2015-07'],
    ]);
    const holders = [{ officerId: 'O-03', fen: 5_000_00 }];
    expect(missed(events)).toEqual([{ occurredOn: '2015-07-01', periodId: '2015-06', dueOn: '2015-06-30', unremittedFen: 5_000_00, holders, sourceIds: ['P1'] }]);
    expect(entries(events)).toMatchObject([{ violationCode: 'DELAYED', officerIds: ['O-03'], fen: 5_000_00, source: { unitId: 'LJ', periodId: '2015-06' } }]);
  });

  it('is found on the day after the last working day, though the month is not over', () => {
    const story = township('2015-05-29', paid('P1', { principal: 100, on: '2015-05-04' }));
    expect(missed(story.fallsDueBy('2015-05-31'))).toMatchObject([{ occurredOn: '2015-05-30', dueOn: '2015-05-29' }]);
  });

  it('is answered for by each who holds a part: collector, cashier, and the cashier for the transit account', () => {
    const story = township('2015-03-31', paid('P1', { principal: 500, lateFee: 8, excess: 30 }), paid('P2', { principal: 70, by: 'TRANSIT_TRANSFER' }));
    banked(handed(story, ['P1', 300]), ['P1', 100]);
    const holders = [
      { officerId: 'O-03', fen: 208_00 },
      { officerId: CASHIER, fen: 370_00 },
    ];
    const events = story.fallsDueBy('2015-04-01');
    expect(missed(events)).toMatchObject([{ unremittedFen: 578_00, holders, sourceIds: ['P1', 'P2'] }]);
    expect(entries(events)).toMatchObject([{ officerIds: ['O-03', CASHIER], fen: 578_00 }]);
  });

  it('is only what was not sent; a draft is not sent', () => {
    const story = township('2015-03-31', paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    sent(story, ['P1', 200]);
    drafted(story, ['P1', 300]);
    expect(missed(story.fallsDueBy('2015-04-01'))).toMatchObject([{ unremittedFen: 300_00 }]);
  });

  it('is found unit by unit', () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const story = township('2015-03-31', qingxi, paid('P1', { principal: 100 }), paid('P2', { principal: 200, unitId: 'QX', by: 'TRANSIT_TRANSFER' }));
    const events = story.fallsDueBy('2015-04-01');
    expect(events.map(({ unitId }) => unitId)).toEqual(['LJ', 'LJ', 'QX', 'QX']);
    // Nobody is cashier there.
    expect(missed(events)[1]).toMatchObject({ holders: [{ fen: 200_00 }] });
    expect(entries(events)[1]).toMatchObject({ officerIds: [], fen: 200_00 });
  });

  it.each([
    ['all of it is sent', paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }), (story: Scenario) => sent(story, ['P1', 500])],
    ['it was paid in at the bank', paid('P1', { principal: 500, by: 'BANK_DIRECT' }), () => {}],
    ['it is excess, which waits for its payer', paid('P1', { excess: 500 }), () => {}],
    [
      'it was reversed',
      paid('P1', { principal: 500 }),
      (story: Scenario) => story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId: 'P1', reasonCode: 'RETURNED_AT_ONCE', copiesKept: true, on: '2015-03-31' }),
    ],
  ])('is none where %s', (_, payment, act) => {
    const story = township('2015-03-31', payment);
    act(story);
    expect(missed(story.fallsDueBy('2015-04-20'))).toEqual([]);
  });

  it('is none of a month before the book was opened', () =>
    expect(missed(given(...bookOfO03, openingLevy('L1', 900_000), late('P1', '2015-02-27')).fallsDueBy('2015-03-20'))).toEqual([]));
});

describe('a missed deadline', () => {
  it('is raised once, whatever becomes of the money', () => {
    const story = township('2015-03-31', paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    expect(missed(story.fallsDueBy('2015-04-01'))).toHaveLength(1);
    // As after a restart: what was raised is known from the book alone.
    expect(missed(story.fallsDueBy('2015-04-01'))).toEqual([]);
    expect(missed(story.fallsDueBy('2015-05-20'))).toEqual([]);
  });

  it('has a supplement for what came after the cut-off, or on a later day of the month: due on the next working day', () => {
    const story = township(
      '2015-05-31',
      late('P1', '2015-05-29'),
      late('P2', '2015-05-29', { afterCutoff: true }),
      late('P3', '2015-05-30'),
      late('P4', '2015-05-28', { afterCutoff: true }),
    );
    expect(story.book.periods.missed.has('P1' as never)).toBe(true);
    expect(missed(story.fallsDueBy('2015-06-01'))).toEqual([]);
    expect(missed(story.fallsDueBy('2015-06-02'))).toMatchObject([{ periodId: '2015-05', dueOn: '2015-06-01', sourceIds: ['P2', 'P3'], supplement: 1 }]);
    expect(story.book.periods.missed.has('P4' as never)).toBe(true);
  });

  it('has a supplement for what the bank returned after it', () => {
    const story = township('2015-03-31', paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = sent(story, ['P1', 500]);
    expect(missed(story.fallsDueBy('2015-04-02'))).toEqual([]);
    story.as(CASHIER).after('BounceRemittance', { remittanceId, reasonCode: 'ACCOUNT_CLOSED', on: '2015-04-02' });
    expect(missed(story.fallsDueBy('2015-04-03'))).toMatchObject([{ periodId: '2015-03', dueOn: '2015-03-31', holders: [{ officerId: CASHIER }] }]);
  });

  it('waits while the calendar of its year is missing, and is raised once it is there', () => {
    const story = township('2016-01-15', late('P1', '2016-01-08')).as('O-10').checkedBy('O-11');
    expect(missed(story.fallsDueBy('2016-02-20'))).toEqual([]);
    story.after('PublishCalendarYear', { ...calendar2015, year: 2016, daysOff: ['2016-02-08'], workDays: [] });
    expect(missed(story.fallsDueBy('2016-02-21'))).toMatchObject([{ periodId: '2016-01', dueOn: '2016-01-29' }]);
  });

  it('names at most as many payments as an event holds', () => {
    const payments = Array.from({ length: 401 }, (_, n) => late(`P${n}`, '2015-03-02'));
    const story = township('2015-03-31', ...payments);
    expect(missed(story.fallsDueBy('2015-04-01')).map((one) => [one.sourceIds.length, one.supplement])).toEqual([
      [400, undefined],
      [1, 1],
    ]);
  });

  it('has entries of different ids', () => {
    const story = township('2015-03-31', late('P1', '2015-03-30'), late('P2', '2015-03-31', { afterCutoff: true }));
    expect(new Set(entries(story.fallsDueBy('2015-04-03')).map(({ entryId }) => entryId)).size).toBe(2);
  });
});

describe('a collection typed in when its D1 has passed (domain rules 3.1)', () => {
  const typing = (recordedOn: string, fields: object) => {
    const story = township('2015-03-31', post(['O-13', 'BANK', '990000']))
      .turnTo(recordedOn)
      .as('O-03');
    return story
      .withEvidence({ kind: 'RECEIPT_STUB', docNo: '票据存根304' as never })
      .checkedBy('O-06')
      .when('CollectLevyPayment', { ...cash('L1', 100, 304), ...fields });
  };

  it('has missed it in the same append, within the days for typing too', () =>
    typing('2015-04-01', { collectedOn: '2015-03-31' }).records(
      ['LevyPaymentCollected'],
      ['RemittanceDeadlineMissed', { periodId: '2015-03', dueOn: '2015-03-31', unremittedFen: 100_00, holders: [{ officerId: 'O-03', fen: 100_00 }] }],
      ['AccountabilityEntryRaised', { violationCode: 'DELAYED', officerIds: ['O-03'], fen: 100_00 }],
    ));

  it('is answered for as not booked, and as not sent', () =>
    typing('2015-04-07', { collectedOn: '2015-03-30' }).records(
      ['ProposalApproved'],
      ['LevyPaymentCollected'],
      ['AccountabilityEntryRaised', { violationCode: 'NOT_BOOKED' }],
      ['RemittanceDeadlineMissed'],
      ['AccountabilityEntryRaised', { violationCode: 'DELAYED' }],
    ));

  it('is answered for by the cashier where it lies in the transit account', () =>
    typing('2015-04-01', { collectedOn: '2015-03-31', channel: 'TRANSIT_TRANSFER', accountId: TRANSIT }).records(
      ['LevyPaymentCollected'],
      ['RemittanceDeadlineMissed', { holders: [{ officerId: CASHIER, fen: 100_00 }] }],
      ['AccountabilityEntryRaised', { officerIds: [CASHIER] }],
    ));

  it('is not found again as the next day begins', () => {
    const story = township('2015-04-01')
      .as('O-03')
      .after('CollectLevyPayment', cash('L1', 100, 304, { collectedOn: '2015-03-31' }));
    expect(missed(story.fallsDueBy('2015-04-20'))).toEqual([]);
  });

  it('numbers on where the month’s D1 was missed before', () => {
    const story = township('2015-03-31', late('P1', '2015-03-02')).turnTo('2015-04-01').as('O-03');
    story
      .when('CollectLevyPayment', cash('L1', 100, 304, { collectedOn: '2015-03-31' }))
      .records(['LevyPaymentCollected'], ['RemittanceDeadlineMissed', { supplement: 1 }], ['AccountabilityEntryRaised']);
  });

  it.each([
    ['after the cut-off of the last day has the next working day', '2015-04-01', { collectedOn: '2015-03-31', afterCutoff: true }],
    ['on D1 itself has the day', '2015-03-31', { collectedOn: '2015-03-31' }],
    ['at the bank was never with the township', '2015-04-01', { collectedOn: '2015-03-31', channel: 'BANK_DIRECT', accountId: 'ACC-SPECIAL' }],
  ])('%s', (_, recordedOn, fields) => typing(recordedOn, fields).records(['LevyPaymentCollected']));
});

it('is remitted late all the same', () => {
  const story = township('2015-04-09', paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
  const remittanceId = drafted(story, ['P1', 500]);
  story.checkedBy('O-06').when('SendRemittance', sending(story, remittanceId)).records(['ProposalApproved'], ['RemittanceSent']);
});
