import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { LevyId } from '#libs/kernel/ids.js';

const y2016 = { year: 2016, daysOff: ['2016-01-01', '2016-01-02', '2016-01-03'], workDays: ['2016-02-06'], noticeNo: '国办发明电〔2015〕18号' };
const y2017 = { year: 2017, daysOff: ['2017-01-01', '2017-01-02'], workDays: ['2017-01-22'], noticeNo: '国办发明电〔2016〕17号' };
const registrar = (story: Scenario = given()) => story.as('O-10').checkedBy('O-11');

/** A levy whose due day fell into a year without calendar. */
const provisional = (levyId: string, servedOn: string, dueOn: string) => {
  const decision = { levyId, policyId: 'SMF', docNo: `安社征决字〔2015〕${levyId}号`, decidedOn: servedOn, servedOn, assessedFen: 100_00, standardFen: 100_00 };
  const more = { standardDocNo: '安和政〔2014〕1号', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000001', deciderUnitId: '990000', entrusted: false };
  return told('LevyDecisionImported', { ...decision, ...more, dueOn, dueProvisional: true }, servedOn, { unitId: 'LJ' });
};

const dueOf = ({ book }: Scenario, levyId: string) => book.levies.levies.known(levyId as LevyId).dueLines.map(({ dueOn }) => dueOn);

describe('publishing a calendar year', () => {
  it('takes the notice in', () => registrar().when('PublishCalendarYear', y2016).records(['ProposalApproved'], ['CalendarYearPublished', y2016]));

  it('needs the county approver', () => given().as('O-10').when('PublishCalendarYear', y2016).proposesTo('COUNTY_APPROVER'));

  it('refuses a year that is published', () =>
    registrar()
      .when('PublishCalendarYear', { ...y2016, year: 2015, daysOff: [], workDays: [] })
      .refuses('ALREADY_EXISTS', { id: '2015' }));

  it.each(['daysOff', 'workDays'])('refuses a day of another year among the %s', (list) =>
    registrar()
      .when('PublishCalendarYear', { ...y2016, [list]: ['2017-01-01'] })
      .refuses('DATE_INVALID', { day: '2017-01-01' }),
  );

  it('refuses a "worked" day that is no weekend', () =>
    registrar()
      .when('PublishCalendarYear', { ...y2016, workDays: ['2016-02-06', '2016-02-08'] })
      .refuses('DATE_INVALID', { workDay: '2016-02-08' }));
});

describe('due dates that waited for the calendar', () => {
  const waiting = () => registrar(given(provisional('L50', '2015-12-02', '2016-01-01'), provisional('L51', '2015-12-05', '2016-01-04')).on('2015-12-10'));

  it('are fixed with it, a working day as it stands', () =>
    waiting()
      .when('PublishCalendarYear', y2016)
      .records(
        ['ProposalApproved'],
        ['CalendarYearPublished'],
        [
          'DueDatesFixed',
          {
            items: [
              { levyId: 'L50', dueOn: '2016-01-04' },
              { levyId: 'L51', dueOn: '2016-01-04' },
            ],
          },
        ],
      ));

  it('stand in the levy and wait no more', () => {
    const story = waiting().after('PublishCalendarYear', y2016);
    expect(dueOf(story, 'L50')).toEqual(['2016-01-04']);
    expect(story.book.levies.provisionalDue.size).toBe(0);
  });

  it('wait on while the next working day lies in a year without calendar', () => {
    // 2016-12-31 is a Saturday: its next working day is in 2017
    const story = registrar(given(provisional('L52', '2016-12-01', '2016-12-31')).on('2016-12-05')).after('PublishCalendarYear', y2016);
    expect(dueOf(story, 'L52')).toEqual(['2016-12-31']);
    expect([...story.book.levies.provisionalDue.entries()]).toEqual([['L52', true]]);

    story.after('PublishCalendarYear', y2017);
    expect(dueOf(story, 'L52')).toEqual(['2017-01-03']);
  });

  it('are told in events that can be stored, however many they are', () => {
    const many = Array.from({ length: 1_001 }, (_, n) => provisional(`L-${n}`, '2015-12-02', '2016-01-01'));
    const story = registrar(given(...many).on('2015-12-10'));
    const counts = story.perform('PublishCalendarYear', y2016).flatMap((event) => (event.type === 'DueDatesFixed' ? [event.data.items.length] : []));
    expect(counts).toEqual([500, 500, 1]);
    expect([dueOf(story, 'L-0'), dueOf(story, 'L-1000')]).toEqual([['2016-01-04'], ['2016-01-04']]);
  });

  it('are left alone where none waits', () => registrar().when('PublishCalendarYear', y2017).records(['ProposalApproved'], ['CalendarYearPublished']));
});
