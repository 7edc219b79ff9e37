import { once } from 'node:events';
import { firstValueFrom, lastValueFrom, takeWhile, toArray } from 'rxjs';
import { allOf, type LogUnderTest } from './log-under-test.testing.js';
import type { EventLog, StoredEvent } from './port.js';
import { COUNTY, documentsFrom, OTHER_COUNTY, placed, plain } from './sample-documents.testing.js';

export function describeFollowing(opened: () => LogUnderTest): void {
  const append = (seq: number, count = 1) => opened().log.append(COUNTY, seq, documentsFrom(seq, count));

  describe('subscribing', () => {
    it('gives what is there, then what comes', async () => {
      const { log } = opened();
      await append(0, 3);
      const following = follow(log, 1);
      expect(await following.until(3)).toEqual(placed(1, documentsFrom(1, 2)));
      await append(3);
      await append(4, 2);
      expect(await following.until(6)).toEqual(placed(1, documentsFrom(1, 5)));
      await following.end();
    });

    it('has no gap and no double at the seam, for several, wherever they start', async () => {
      const { log } = opened();
      const END = 600;
      const followers = [];
      for (let seq = 0; seq < END; seq += 3) {
        const appended = append(seq, 3);
        if (seq % 75 === 0) followers.push(follow(log, 0), follow(log, seq), follow(log, seq + 2), follow(log, END - 1));
        await appended;
      }
      for (const following of followers) {
        expect(await following.until(END)).toEqual(placed(following.from, documentsFrom(following.from, END - following.from)));
        await following.end();
      }
    });

    it('waits for a book that has not begun, and does not hear of others', async () => {
      const { log } = opened();
      const following = follow(log, 0);
      await log.append(OTHER_COUNTY, 0, documentsFrom(100, 2));
      await append(0, 2);
      expect(await following.until(2)).toEqual(placed(0, documentsFrom(0, 2)));
      await following.end();
    });

    it('ends on abort: waiting, in the midst of the past, or before it began', async () => {
      const { log } = opened();
      await append(0, 500);
      await append(500, 500);
      const waiting = follow(log, 1000);
      await waiting.end();

      const leaving = new AbortController();
      const events: StoredEvent[] = [];
      for await (const chunk of log.subscribe(COUNTY, 0, leaving.signal)) {
        events.push(...chunk);
        leaving.abort();
      }
      expect(events.length).toBeLessThan(1000);
      expect(await allOf(log.subscribe(COUNTY, 0, AbortSignal.abort()))).toEqual([]);
    });

    it('lets one leave without disturbing another', async () => {
      const { log } = opened();
      const staying = follow(log, 0);
      const leaving = follow(log, 0);
      await append(0);
      await leaving.until(1);
      await leaving.end();
      await append(1);
      expect(await staying.until(2)).toEqual(placed(0, documentsFrom(0, 2)));
      expect(leaving.events()).toEqual(placed(0, documentsFrom(0, 1)));
      await staying.end();
    });

    it('ends when the log closes', async () => {
      const { log } = opened();
      await append(0);
      const following = follow(log, 0);
      await following.until(1);
      await log.close();
      await following.ended;
    });
  });

  describe('changes', () => {
    it('tells the number of events at once', async () => {
      const { log } = opened();
      expect(await firstValueFrom(log.changes(COUNTY))).toBe(0);
      await append(0, 3);
      expect(await firstValueFrom(log.changes(COUNTY))).toBe(3);
    });

    it('tells of every growth of its book, never back, until the log closes', async () => {
      const { log } = opened();
      const told = lastValueFrom(log.changes(COUNTY).pipe(toArray()));
      const reached = lastValueFrom(log.changes(COUNTY).pipe(takeWhile((head) => head < 12)), { defaultValue: 0 });
      await Promise.all([append(0, 1), append(1, 4), log.append(OTHER_COUNTY, 0, documentsFrom(0, 7)), append(5, 7)]);
      await reached;
      await log.close();
      const heads = await told;
      expect(heads[0]).toBe(0);
      expect(heads.at(-1)).toBe(12);
      expect(heads).toEqual([...new Set(heads)].sort((a, b) => a - b));
      expect([0, 1, 5, 12]).toEqual(expect.arrayContaining(heads));
    });
  });
}

/** A subscriber to the county's book who keeps all that he gets. */
function follow(log: EventLog, from: number) {
  const leaving = new AbortController();
  const got = new EventTarget();
  const events: StoredEvent[] = [];
  const ended = (async () => {
    for await (const chunk of log.subscribe(COUNTY, from, leaving.signal)) {
      events.push(...chunk);
      got.dispatchEvent(new Event('chunk'));
    }
  })();
  return {
    from,
    ended,
    events: () => plain(events),
    /** All that he got, once that is everything up to the event before `seq`. */
    async until(seq: number) {
      while (from + events.length < seq) await once(got, 'chunk');
      return plain(events);
    },
    end() {
      leaving.abort();
      return ended;
    },
  };
}
