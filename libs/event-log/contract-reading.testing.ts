import { allOf, type LogUnderTest } from './log-under-test.testing.js';
import { LogBroken, LogClosed, READ_LIMIT_EVENTS, type StoredEvent } from './port.js';
import { COUNTY, documentsFrom, OTHER_COUNTY, placed, plain } from './sample-documents.testing.js';

const COUNT = 2 * READ_LIMIT_EVENTS + 203;

export function describeReading(opened: () => LogUnderTest): void {
  describe('reading', () => {
    beforeEach(async () => {
      for (let seq = 0; seq < COUNT; ) {
        const documents = documentsFrom(seq, Math.min(500, COUNT - seq));
        await opened().log.append(COUNTY, seq, documents);
        seq += documents.length;
      }
    });

    it('gives the events from the middle on in chunks', async () => {
      const chunks: (readonly StoredEvent[])[] = [];
      for await (const chunk of opened().log.read(COUNTY, 7)) chunks.push(chunk);
      expect(chunks.length).toBeGreaterThan(1);
      expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(READ_LIMIT_EVENTS);
      expect(plain(chunks.flat())).toEqual(placed(7, documentsFrom(7, COUNT - 7)));
    });

    it('goes at the pace of the reader, beside appends', async () => {
      const { log } = opened();
      const events: StoredEvent[] = [];
      for await (const chunk of log.read(COUNTY, 0)) {
        await log.append(OTHER_COUNTY, await log.head(OTHER_COUNTY), documentsFrom(0, 1));
        events.push(...chunk);
      }
      expect(plain(events)).toEqual(placed(0, documentsFrom(0, COUNT)));
    });

    it('ends where the book ended when the reading started', async () => {
      const { log } = opened();
      const events: StoredEvent[] = [];
      for await (const chunk of log.read(COUNTY, 0)) {
        await log.append(COUNTY, await log.head(COUNTY), documentsFrom(0, 1));
        events.push(...chunk);
      }
      expect(events).toHaveLength(COUNT);
    });

    it('may be left early', async () => {
      const { log } = opened();
      for await (const chunk of log.read(COUNTY, 0)) {
        expect(chunk[0]?.seq).toBe(0);
        break;
      }
      expect(await log.head(COUNTY)).toBe(COUNT);
    });

    it('does not pass an end for the whole when the log is closed under it', async () => {
      const { log } = opened();
      const reading = log.read(COUNTY, 0)[Symbol.asyncIterator]();
      await reading.next();
      await log.close();
      await expect(reading.next()).rejects.toThrow(LogClosed);
    });

    it('gives nothing at the end, beyond it, or of an unknown book', async () => {
      const { log } = opened();
      expect(await allOf(log.read(COUNTY, COUNT))).toEqual([]);
      expect(await allOf(log.read(COUNTY, COUNT + 10))).toEqual([]);
      expect(await allOf(log.read(OTHER_COUNTY, 0))).toEqual([]);
      expect(await log.head(OTHER_COUNTY)).toBe(0);
    });

    it.each([-1, 1.5, Number.NaN])('refuses to start at %p', async (from) => {
      await expect(allOf(opened().log.read(COUNTY, from))).rejects.toThrow(RangeError);
    });
  });

  describe('reading single events', () => {
    beforeEach(() => opened().log.append(COUNTY, 0, documentsFrom(0, 20)));

    it('gives them in the order asked, twice if asked twice', async () => {
      const events = await opened().log.readAt(COUNTY, [19, 0, 7, 0]);
      expect(plain(events)).toEqual([19, 0, 7, 0].flatMap((seq) => placed(seq, documentsFrom(seq, 1))));
      expect(await opened().log.readAt(COUNTY, [])).toEqual([]);
    });

    it('gives as many as may be asked for at once, whatever their order', async () => {
      await opened().log.append(COUNTY, 20, documentsFrom(20, READ_LIMIT_EVENTS - 20));
      await opened().log.append(OTHER_COUNTY, 0, documentsFrom(500, 20));
      const seqs = Array.from({ length: READ_LIMIT_EVENTS }, (_, i) => (i * 7) % READ_LIMIT_EVENTS);
      const events = await opened().log.readAt(COUNTY, seqs);
      expect(plain(events)).toEqual(seqs.flatMap((seq) => placed(seq, documentsFrom(seq, 1))));
    });

    it('calls the log broken where an event that is asked for is not there', async () => {
      await expect(opened().log.readAt(COUNTY, [3, 20])).rejects.toThrow(LogBroken);
      await expect(opened().log.readAt(OTHER_COUNTY, [0])).rejects.toThrow(LogBroken);
    });

    it('refuses too many and what is no seq', async () => {
      await expect(opened().log.readAt(COUNTY, Array(READ_LIMIT_EVENTS + 1).fill(0))).rejects.toThrow(RangeError);
      await expect(opened().log.readAt(COUNTY, [-1])).rejects.toThrow(RangeError);
    });
  });
}
