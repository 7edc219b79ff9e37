import { given } from './decision.testing.js';
import { dayOrigin, record } from './recorder.js';
import { RefusalTrace } from './refusal-trace.js';
import { DayTurn } from './turn-day.js';

/** The days until then begin, while the log of reads stands at so many. */
function turnTo({ book, moment }: ReturnType<typeof given>, day: string, reads: number) {
  const digest = `${reads}`.padStart(64, '0') as never;
  const turn = new DayTurn(book, new RefusalTrace(book), () => ({ reads, digest }));
  const raised = [];
  while (turn.isDue(day as never)) {
    const { date, events } = turn.step();
    raised.push(...record(book, events, dayOrigin(book, date), moment.now).events);
  }
  return raised.flatMap(({ type, data }) => (type === 'AccessLogDigested' ? [data] : []));
}

describe('what inspectors read (invariant 55)', () => {
  it('is vouched for by the book at the turn of the day, once, and only where something was read', () => {
    const story = given();
    expect(turnTo(story, '2015-03-03', 0)).toEqual([]);
    expect(turnTo(story, '2015-03-05', 3)).toEqual([{ date: '2015-03-03', reads: 3, digest: '3'.padStart(64, '0') }]);
    expect(turnTo(story, '2015-03-07', 3)).toEqual([]);
    expect(turnTo(story, '2015-03-08', 4)).toEqual([{ date: '2015-03-07', reads: 4, digest: '4'.padStart(64, '0') }]);
  });
});
