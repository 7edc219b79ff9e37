import { bookOfO03, openingLevy } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import { CASHIER, paid, sent } from '#libs/custody/custody.testing.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { delayIndex } from './delay-index.js';
import { deskOf } from './desk.js';

/** Example A3, the 2,000 as money sent late: of 14,000 of June 9,000 are sent in time, 3,000 on 07-09, 2,000 on 07-15. */
function june(): Scenario {
  const transfer = (id: string, yuan: number, on: string) => paid(id, { principal: yuan, on, by: 'TRANSIT_TRANSFER' });
  const story = given(...bookOfO03, openingLevy('L1', 900_000), transfer('P1', 5_000, '2015-06-08'), transfer('P2', 9_000, '2015-06-25')).turnTo('2015-06-30');
  sent(story, ['P2', 9_000]);
  return story;
}
function sentOn(story: Scenario, day: string, yuan: number): Scenario {
  sent(story.turnTo(day), ['P1', yuan]);
  return story;
}

describe('the delay index of a month (R22)', () => {
  const index = ({ book }: Scenario, on: string, unitId = 'LJ', periodId = '2015-06') =>
    delayIndex(book, { unitId: unitId as UnitId, periodId: periodId as Month, on: on as IsoDate });
  const all = () => sentOn(sentOn(june(), '2015-07-09', 3_000), '2015-07-15', 2_000);

  it('is 57,000 yuan-days in example A3, for the township and for the county', () => {
    expect(index(all(), '2015-08-01')).toEqual({ periodId: '2015-06', fenDays: 57_000_00, sentLateFen: 5_000_00, unsentLateFen: 0 });
    expect(index(all(), '2015-08-01', '990000').fenDays).toBe(57_000_00);
    expect(index(all(), '2015-08-01', 'LJ', '2015-07').fenDays).toBe(0);
  });

  it('counts what is unsent up to the day asked', () => {
    const story = sentOn(june(), '2015-07-09', 3_000);
    expect(index(story, '2015-07-12')).toMatchObject({ fenDays: (3_000 * 9 + 2_000 * 12) * 100, sentLateFen: 3_000_00, unsentLateFen: 2_000_00 });
    expect(index(all(), '2015-07-12')).toMatchObject({ fenDays: (3_000 * 9 + 2_000 * 12) * 100, sentLateFen: 3_000_00, unsentLateFen: 2_000_00 });
    expect(index(story, '2015-06-30').fenDays).toBe(0);
  });

  it('counts nothing of what came back from the bank as sent', () => {
    const story = june().turnTo('2015-07-09');
    const remittanceId = sent(story, ['P1', 5_000]);
    story.as(CASHIER).after('BounceRemittance', { remittanceId, reasonCode: 'ACCOUNT_CLOSED', on: '2015-07-09' });
    expect(index(story, '2015-07-09')).toMatchObject({ sentLateFen: 0, unsentLateFen: 5_000_00, fenDays: 5_000_00 * 9 });
  });

  it('counts no days of a month whose calendar is missing, and nothing that was paid in at the bank', () => {
    const atTheBank = given(
      ...bookOfO03,
      openingLevy('L1', 900_000),
      paid('P1', { principal: 70, on: '2015-06-08', by: 'BANK_DIRECT' }),
      paid('P2', { principal: 70, on: '2016-01-08' }),
    );
    expect(index(atTheBank, '2016-08-01').fenDays).toBe(0);
    expect(index(atTheBank, '2016-08-01', 'LJ', '2016-01').fenDays).toBe(0);
  });
});

describe('the desk of a township', () => {
  const desk = ({ book, moment }: Scenario, unitId = 'LJ') => deskOf(book, unitId as UnitId, moment.today);
  const duties = (story: Scenario, periodId: string) =>
    Object.fromEntries((desk(story).months.find((month) => month.periodId === periodId)?.duties ?? []).map(({ deadline, dueOn, state }) => [deadline, `${dueOn} ${state}`]));

  it('tells the duties of last month and this one by their rolled days', () => {
    const story = june();
    expect(duties(story, '2015-06')).toEqual({ D1: '2015-06-30 DUE', D2: '2015-07-06 DUE', D3: '2015-07-20 DUE', D5: '2015-07-08 DUE' });
    story.turnTo('2015-07-08');
    expect(duties(story, '2015-06')).toEqual({ D1: '2015-06-30 LATE', D2: '2015-07-06 LATE', D3: '2015-07-20 DUE', D5: '2015-07-08 DONE' });
    sentOn(story, '2015-07-21', 5_000);
    expect(duties(story, '2015-06')).toMatchObject({ D1: '2015-06-30 DONE_LATE', D3: '2015-07-20 LATE' });
    expect(duties(story, '2015-05')).toEqual({});
  });

  it('tells a month that was sent in time', () => {
    const story = june();
    sentOn(story, '2015-06-30', 5_000).turnTo('2015-07-01');
    expect(duties(story, '2015-06').D1).toBe('2015-06-30 DONE');
  });

  it('tells of a day that is not known for want of a calendar', () => expect(duties(june().turnTo('2016-02-10'), '2016-01').D3).toBe('2016-02-20 CALENDAR_MISSING'));

  it('tells who holds what of a month, and since when it is late', () => {
    const story = june().turnTo('2015-07-12');
    const [month] = desk(story).months;
    const held = { unremittedFen: 5_000_00, holders: [{ officerId: CASHIER, fen: 5_000_00 }], fenDays: 5_000_00 * 12, unsentLateFen: 5_000_00 };
    expect(month).toMatchObject({ unitId: 'LJ', periodId: '2015-06', state: 'SOFT_CLOSED', ...held });
    expect(desk(story, '990000').months).toEqual(desk(story).months);
  });

  it('keeps an older month as long as its money is unsent', () => {
    const story = june().turnTo('2015-10-12');
    expect(desk(story).months.map(({ periodId }) => periodId)).toEqual(['2015-06', '2015-09', '2015-10']);
  });

  it('tells the cash that should lie in the bank by now (D6)', () => {
    const cash = (id: string, yuan: number, on: string) => paid(id, { principal: yuan, on });
    const story = given(...bookOfO03, openingLevy('L1', 900_000), cash('P1', 100, '2015-06-05'), cash('P2', 30, '2015-06-09')).turnTo('2015-06-08');
    expect(desk(story).cash).toEqual([{ unitId: 'LJ', officerId: 'O-03', fen: 130_00, overdueFen: 0, firstDueOn: '2015-06-08' }]);
    expect(desk(story.turnTo('2015-06-09')).cash).toMatchObject([{ overdueFen: 100_00 }]);
    expect(desk(story.turnTo('2015-06-13')).cash).toMatchObject([{ overdueFen: 130_00 }]);
  });

  it('counts the levies that fall due (D7)', () => {
    const story = given(openingLevy('L1', 100, { dueLines: [{ n: 1, dueOn: '2015-03-31', principalFen: 100_00 }] }), openingLevy('L2', 70)).turnTo('2015-03-31');
    expect(desk(story).levies).toEqual({ overdueCount: 0, overdueFen: 0, dueSoonCount: 2, dueSoonFen: 170_00 });
    expect(desk(story.turnTo('2015-04-01')).levies).toEqual({ overdueCount: 2, overdueFen: 170_00, dueSoonCount: 0, dueSoonFen: 0 });
    expect(deskOf(given(openingLevy('L1', 100)).book, 'LJ' as UnitId, '2015-02-28' as IsoDate).levies.dueSoonCount).toBe(0);
  });
});
