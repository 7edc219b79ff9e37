import { calendar2015, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { EventOf } from '#libs/book/events.js';
import type { UnitId } from '#libs/kernel/ids.js';

const march = { unitId: 'LJ', periodId: '2015-03' };
type PeriodNamed = EventOf<'PeriodSoftClosed'>['data'];
const softClosed = (story: Scenario, day: string) =>
  story
    .fallsDueBy(day)
    .filter(({ type }) => type === 'PeriodSoftClosed')
    .map(({ unitId, occurredOn, data }) => [unitId, (data as PeriodNamed).periodId, occurredOn]);

describe('a month is soft closed by the book', () => {
  it('on D5, the 8th or the next working day, for the county and each township', () => {
    const story = given();
    expect(softClosed(story, '2015-04-07')).toEqual([]);
    expect(softClosed(story, '2015-04-08')).toEqual([
      ['990000', '2015-03', '2015-04-08'],
      ['LJ', '2015-03', '2015-04-08'],
    ]);
    expect(softClosed(story, '2015-12-01').filter(([unitId]) => unitId === 'LJ')).toEqual([
      ['LJ', '2015-04', '2015-05-08'],
      ['LJ', '2015-05', '2015-06-08'],
      ['LJ', '2015-06', '2015-07-08'],
      ['LJ', '2015-07', '2015-08-10'],
      ['LJ', '2015-08', '2015-09-08'],
      ['LJ', '2015-09', '2015-10-08'],
      ['LJ', '2015-10', '2015-11-09'],
    ]);
  });

  it('once, also after a restart', () => {
    const story = given().turnTo('2015-04-08');
    expect(softClosed(story, '2015-04-08')).toEqual([]);
  });

  it('from the first month of a unit that came later', () => {
    const story = given(told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-04-15' }));
    expect(softClosed(story, '2015-05-08').filter(([unitId]) => unitId === 'QX')).toEqual([['QX', '2015-04', '2015-05-08']]);
  });

  it('only when the calendar is there; then all that waited', () => {
    const story = given().turnTo('2016-03-01');
    expect(story.book.periods.softClosedThrough.get('LJ' as UnitId)).toBe('2015-11');
    story
      .as('O-10')
      .checkedBy('O-11')
      .after('PublishCalendarYear', { ...calendar2015, year: 2016, daysOff: [], workDays: [] });
    expect(
      softClosed(story, '2016-03-02')
        .filter(([unitId]) => unitId === 'LJ')
        .map(([, periodId]) => periodId),
    ).toEqual(['2015-12', '2016-01']);
  });
});

describe('a month is soft closed earlier by its reviewer', () => {
  const on = (day: string) => given().turnTo(day).as('O-06');

  it('once it is over', () => {
    on('2015-04-01')
      .when('SoftClosePeriod', march)
      .records(['PeriodSoftClosed', { periodId: '2015-03' }]);
    on('2015-03-31').when('SoftClosePeriod', march).refuses('DATE_INVALID', { periodId: '2015-03' });
  });

  it('and then not by the book', () => {
    const story = on('2015-04-01').after('SoftClosePeriod', march);
    expect(softClosed(story, '2015-04-30')).toEqual([['990000', '2015-03', '2015-04-08']]);
  });

  it('once', () => on('2015-04-08').when('SoftClosePeriod', march).refuses('STATE_INVALID', { kind: 'period', id: 'LJ 2015-03', state: 'SOFT_CLOSED' }));

  it('in order', () =>
    given()
      .on('2015-05-02')
      .as('O-06')
      .when('SoftClosePeriod', { ...march, periodId: '2015-04' })
      .refuses('STATE_INVALID', { id: 'LJ 2015-03', state: 'OPEN' }));

  it('not before the book was opened', () =>
    on('2015-04-01')
      .when('SoftClosePeriod', { ...march, periodId: '2015-02' })
      .refuses('STATE_INVALID', { id: 'LJ 2015-02' }));

  it('where there are books: a village has none', () => {
    on('2015-04-01')
      .when('SoftClosePeriod', { ...march, unitId: 'LJ-DH' })
      .refuses('UNKNOWN', { kind: 'period' });
    on('2015-04-01')
      .when('SoftClosePeriod', { ...march, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit' });
  });

  it('of the county by its verifier', () => {
    const story = on('2015-04-01');
    story.when('SoftClosePeriod', { ...march, unitId: '990000' }).refuses('NOT_AUTHORISED');
    story
      .as('O-13')
      .when('SoftClosePeriod', { ...march, unitId: '990000' })
      .records(['PeriodSoftClosed']);
    story
      .as('O-12')
      .when('SoftClosePeriod', { ...march, unitId: '990000' })
      .refuses('NOT_AUTHORISED');
  });
});
