import { openingLevy } from '#libs/book/anhe.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { checkFiled, isOnTime } from './filed-month.js';
import { latestOf } from './filing.js';
import { filed, filing, packIn, signed, step, township } from './filing.testing.js';

/** Whether March can be closed for its reports: the code that keeps it open. */
function closing({ book }: Scenario): string | undefined {
  try {
    checkFiled(book, 'LJ' as UnitId, '2015-03' as Month);
    return undefined;
  } catch (error) {
    return (error as Refusal).code;
  }
}

describe('a month whose reports are filed', () => {
  it('can be closed, also when they have been accepted', () => {
    const story = filed();
    expect(closing(story)).toBeUndefined();
    expect(closing(story.as('O-13').after('AcceptReport', step(story)))).toBeUndefined();
  });

  it('is not one without reports, with one channel, or with a return (52)', () => {
    expect(closing(township())).toBe('FILING_INCOMPLETE');
    const story = signed();
    expect(closing(story.after('FileReport', filing(story, 'PAPER')))).toBe('FILING_INCOMPLETE');
    const returned = filed();
    expect(closing(returned.as('O-13').after('ReturnReport', step(returned, { reasonCode: 'ENTRY_MISSING' })))).toBe('FILING_INCOMPLETE');
  });

  it('is not one into which something was posted since', () => expect(closing(filed().and(openingLevy('L2', 500)))).toBe('FILING_INCOMPLETE'));
});

describe('the day by which reports are due (D3)', () => {
  const onTime = (story: Scenario, today = '2015-04-10') => isOnTime(latestOf(packIn(story)), dueOfMonth('D3', '2015-03' as Month, story.book.calendarOf), today as IsoDate);

  it('is kept by the later of both channels', () => {
    const story = signed();
    expect(onTime(story)).toBeUndefined();
    story.after('FileReport', filing(story, 'EMAIL'));
    expect([onTime(story), onTime(story, '2015-04-20'), onTime(story, '2015-04-21')]).toEqual([undefined, undefined, false]);
    expect(onTime(story.on('2015-04-20').after('FileReport', filing(story, 'PAPER')))).toBe(true);
  });

  it('is missed by one that comes on the day after', () => {
    const story = signed().on('2015-04-21');
    story.after('FileReport', filing(story, 'EMAIL', { on: '2015-04-10' }));
    expect(onTime(story.after('FileReport', filing(story, 'PAPER')))).toBe(false);
  });

  it('is open as long as the year has no calendar', () => {
    const story = filed();
    expect(isOnTime(latestOf(packIn(story)), { on: '2015-04-20' as IsoDate, provisional: true }, '2015-05-01' as IsoDate)).toBeUndefined();
  });
});
