import { bookOfO03, calendar2015, openingLevy } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import { paid } from '#libs/custody/custody.testing.js';
import { waitsForCalendar } from './waiting-deadlines.js';

describe('a deadline that waits for a calendar', () => {
  const on = (day: string) => given(...bookOfO03, openingLevy('L1', 900_000)).turnTo(day);
  const waits = ({ book, moment }: ReturnType<typeof on>) => waitsForCalendar(book, moment.today);

  it('is there from the day after its nominal day, until the year is published', () => {
    expect(waits(on('2015-12-31'))).toBe(false);
    expect(waits(on('2016-01-08'))).toBe(false);
    const story = on('2016-01-09');
    expect(waits(story)).toBe(true);
    story
      .as('O-10')
      .checkedBy('O-11')
      .after('PublishCalendarYear', { ...calendar2015, year: 2016, daysOff: [], workDays: [] });
    expect(waits(story.turnTo('2016-01-10'))).toBe(false);
  });

  it('is there for money that is not sent', () => {
    const story = on('2015-12-31').and(paid('P1', { principal: 100, on: '2016-01-04' }));
    expect(waits(story.on('2016-01-08'))).toBe(false);
    expect(waits(story.on('2016-02-01'))).toBe(true);
  });
});
