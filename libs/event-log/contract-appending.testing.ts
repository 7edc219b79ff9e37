import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { allOf, type LogUnderTest } from './log-under-test.testing.js';
import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, DOCUMENT_LIMIT_BYTES, LogClosed, type StoredDocument, WrongExpectedSeq } from './port.js';
import { COUNTY, documentOf, documentOfBytes, documentsFrom, OTHER_COUNTY, placed, plain } from './sample-documents.testing.js';

const AWKWARD = [
  documentOf({ titleZh: '《关于停止征收的通知》', docNo: '云社征决字〔2015〕17号' }, 'DocumentCited'),
  documentOf({ quotes: '"\'`\\', control: '\u0000\u001f\n', emoji: '🧾', rare: '𠮷䶮㛃' }),
  documentOf({ empty: '', none: null, list: [], number: -9007199254740991 }),
  documentOf({}),
];

export function describeAppending(opened: () => LogUnderTest): void {
  const contents = async () => plain(await allOf(opened().log.read(COUNTY, 0)));

  describe('appending', () => {
    it('numbers the events from 0 without gaps', async () => {
      const { log } = opened();
      await log.append(COUNTY, 0, documentsFrom(0, 3));
      await log.append(COUNTY, 3, documentsFrom(3, 1));
      await log.append(COUNTY, 4, documentsFrom(4, 2));
      expect(await contents()).toEqual(placed(0, documentsFrom(0, 6)));
      expect(await log.head(COUNTY)).toBe(6);
    });

    it.each([
      ['behind the end', 1],
      ['just behind the end', 2],
      ['beyond the end', 4],
      ['at 0 of a book that has begun', 0],
    ])('stores nothing at a seq %s', async (_, expectedSeq) => {
      const { log } = opened();
      await log.append(COUNTY, 0, documentsFrom(0, 3));
      const error = await log.append(COUNTY, expectedSeq, documentsFrom(3, 2)).catch((e) => e);
      expect(error).toBeInstanceOf(WrongExpectedSeq);
      expect(error).toMatchObject({ book: COUNTY, expectedSeq, actualSeq: 3 });
      expect(await contents()).toEqual(placed(0, documentsFrom(0, 3)));
    });

    it('begins no book elsewhere than at 0', async () => {
      const { log } = opened();
      await expect(log.append(COUNTY, 1, documentsFrom(0, 1))).rejects.toMatchObject({ name: 'WrongExpectedSeq', actualSeq: 0 });
      expect(await log.head(COUNTY)).toBe(0);
      expect(await log.books()).toEqual([]);
    });

    it('shows all of an append or nothing', async () => {
      const { log } = opened();
      let isStored = false;
      const appended = log.append(COUNTY, 0, documentsFrom(0, APPEND_LIMIT_EVENTS)).then(() => {
        isStored = true;
      });
      const heads = new Set<number>();
      while (!isStored) {
        heads.add(await log.head(COUNTY));
        await turnOfTheLoop();
      }
      await appended;
      heads.delete(0);
      heads.delete(APPEND_LIMIT_EVENTS);
      expect([...heads]).toEqual([]);
    });

    it('gives ids, types and bytes back exactly', async () => {
      const documents = [...AWKWARD, documentOfBytes(DOCUMENT_LIMIT_BYTES)];
      await opened().log.append(COUNTY, 0, documents);
      expect(await contents()).toEqual(placed(0, documents));
    });

    it('takes bytes that are a view into something larger', async () => {
      const { id, type, bytes } = documentOf({ nameZh: '青石乡' });
      const page = Buffer.concat([Buffer.alloc(100, 'a'), bytes, Buffer.alloc(100, 'b')]);
      await opened().log.append(COUNTY, 0, [{ id, type, bytes: page.subarray(100, 100 + bytes.length) }]);
      expect(await contents()).toEqual(placed(0, [{ id, type, bytes }]));
    });

    it('lets exactly one of several at the same seq win, the first', async () => {
      const { log } = opened();
      const rivals = ['甲', '乙', '丙', '丁'].map((nameZh) => [documentOf({ nameZh, line: 1 }), documentOf({ nameZh, line: 2 })]);
      const outcomes = await Promise.allSettled(rivals.map((documents) => log.append(COUNTY, 0, documents)));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
      for (const outcome of outcomes.slice(1)) expect(outcome).toMatchObject({ reason: { name: 'WrongExpectedSeq', actualSeq: 2 } });
      expect(await contents()).toEqual(placed(0, rivals[0] as StoredDocument[]));
    });

    it('tries appends in the order of the calls, and goes on after a wrong one', async () => {
      const { log } = opened();
      const outcomes = await Promise.allSettled([
        log.append(COUNTY, 0, documentsFrom(0, 2)),
        log.append(COUNTY, 2, documentsFrom(2, 5)),
        log.append(COUNTY, 2, documentsFrom(9, 1)),
        log.append(OTHER_COUNTY, 0, documentsFrom(0, 1)),
        log.append(COUNTY, 7, documentsFrom(7, 1)),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(await contents()).toEqual(placed(0, documentsFrom(0, 8)));
    });

    it('keeps two books apart', async () => {
      const { log } = opened();
      await log.append(OTHER_COUNTY, 0, AWKWARD);
      await log.append(COUNTY, 0, documentsFrom(0, 2));
      await log.append(OTHER_COUNTY, AWKWARD.length, documentsFrom(0, 1));
      expect(await contents()).toEqual(placed(0, documentsFrom(0, 2)));
      expect(plain(await allOf(log.read(OTHER_COUNTY, 0)))).toEqual(placed(0, [...AWKWARD, ...documentsFrom(0, 1)]));
      expect(await log.books()).toEqual([COUNTY, OTHER_COUNTY]);
      expect(await log.head(OTHER_COUNTY)).toBe(5);
    });
  });

  describe('limits', () => {
    it.each<[string, number, StoredDocument[]]>([
      ['no document', 0, []],
      ['too many documents', 0, documentsFrom(0, APPEND_LIMIT_EVENTS + 1)],
      ['a document that is too large', 0, [documentOfBytes(DOCUMENT_LIMIT_BYTES + 1)]],
      ['too many bytes', 0, [...documentsOfBytes(APPEND_LIMIT_BYTES), documentOf({})]],
      ['an id that is none', 0, [{ ...documentOf({}), id: 'A-17' }]],
      ['a negative seq', -1, documentsFrom(0, 1)],
      ['half a seq', 0.5, documentsFrom(0, 1)],
    ])('refuses %s', async (_, expectedSeq, documents) => {
      const { log } = opened();
      await expect(log.append(COUNTY, expectedSeq, documents)).rejects.toThrow(RangeError);
      expect(await log.books()).toEqual([]);
    });

    it('takes what just fits', async () => {
      const { log } = opened();
      const full = documentsOfBytes(APPEND_LIMIT_BYTES);
      await log.append(COUNTY, 0, full);
      await log.append(COUNTY, full.length, documentsFrom(0, APPEND_LIMIT_EVENTS));
      expect(await log.head(COUNTY)).toBe(full.length + APPEND_LIMIT_EVENTS);
    });
  });

  describe('closing', () => {
    it('keeps everything for the next opening', async () => {
      const { log, reopen } = opened();
      await log.append(COUNTY, 0, documentsFrom(0, 2));
      await log.append(OTHER_COUNTY, 0, AWKWARD);
      const again = await reopen();
      expect(await again.books()).toEqual([COUNTY, OTHER_COUNTY]);
      expect(plain(await allOf(again.read(OTHER_COUNTY, 0)))).toEqual(placed(0, AWKWARD));
      await again.append(COUNTY, 2, documentsFrom(2, 1));
      expect(plain(await allOf(again.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 3)));
    });

    it('waits for the appends under way', async () => {
      const { log, reopen } = opened();
      const stored: number[] = [];
      for (const seq of [0, 500, 1000]) void log.append(COUNTY, seq, documentsFrom(seq, 500)).then(() => stored.push(seq));
      await log.close();
      expect(stored).toEqual([0, 500, 1000]);
      expect(await (await reopen()).head(COUNTY)).toBe(1500);
    });

    it('ends all use, and may be asked for twice', async () => {
      const { log } = opened();
      await log.append(COUNTY, 0, documentsFrom(0, 1));
      await Promise.all([log.close(), log.close()]);
      await expect(log.append(COUNTY, 1, documentsFrom(1, 1))).rejects.toThrow(LogClosed);
      await expect(allOf(log.read(COUNTY, 0))).rejects.toThrow(LogClosed);
      await expect(log.readAt(COUNTY, [0])).rejects.toThrow(LogClosed);
      await expect(log.head(COUNTY)).rejects.toThrow(LogClosed);
      await expect(log.books()).rejects.toThrow(LogClosed);
    });
  });
}

function documentsOfBytes(totalBytes: number): StoredDocument[] {
  const whole = Math.floor(totalBytes / DOCUMENT_LIMIT_BYTES);
  return [...Array(whole).fill(documentOfBytes(DOCUMENT_LIMIT_BYTES)), documentOfBytes(totalBytes % DOCUMENT_LIMIT_BYTES)];
}
