import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { AppendFailed } from '#libs/event-log/port.js';
import type { Instant, Month } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { foldLog } from './fold-log.js';
import { type OpenBook, openBook } from './open-book.js';
import { fromStored } from './stored-document.js';

const NOW = '2015-03-01T17:00:00.000Z' as Instant; // 01:00 on 2015-03-02 in Shanghai
const opening: OpenBook = {
  ...{ code: '990000' as BookCode, nameZh: '安和县' as TitleZh, demo: false, openedPeriod: '2015-03' as Month, logKey: 'AAAA' as PublicKey },
  appointer: { officerId: 'O-00' as OfficerId, docNo: '安和人〔2015〕1号' as DocNo },
};

describe('opening a book', () => {
  it('writes BookOpened as the first event', async () => {
    const log = new MemoryLog();
    await openBook(log, opening, NOW);
    expect(await log.head(opening.code)).toBe(1);
    const [stored] = await log.readAt(opening.code, [0]);
    const { code, ...said } = opening;
    expect(fromStored(stored as never)).toEqual({
      ...{ book: code, seq: 0, type: 'BookOpened', schemaVersion: 1, unitId: code, occurredOn: '2015-03-02', recordedAt: NOW, periodId: '2015-03' },
      ...{ actor: { officerId: 'O-00', role: 'APPOINTER' }, approvals: [], evidence: [{ kind: 'COUNTY_DOCUMENT', docNo: '安和人〔2015〕1号' }] },
      ...{ commandId: expect.any(String), salt: expect.stringMatching(/^[0-9a-f]{32}$/) },
      data: { ...said, countyCode: code, leafFormat: 1 },
    });
  });

  it('leaves a book that can be folded, on its first day', async () => {
    const log = new MemoryLog();
    await openBook(log, opening, NOW);
    const book = await foldLog(log, opening.code);
    expect([book.code, book.county, book.today, book.recordedAt, book.nextSeq]).toEqual(['990000', '990000', '2015-03-02', NOW, 1]);
    expect(book.registry.units.get(book.county)).toMatchObject({ level: 'COUNTY', nameZh: '安和县' });
  });

  it('is ALREADY_EXISTS on a stream that has begun, whoever was faster', async () => {
    const log = new MemoryLog();
    const [one, other] = await Promise.allSettled([openBook(log, opening, NOW), openBook(log, opening, NOW)]);
    expect([one, other]).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'ALREADY_EXISTS', facts: { kind: 'book', id: '990000' } } }]);
    await expect(openBook(log, opening, NOW)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await log.head(opening.code)).toBe(1);
  });

  it('has a person as its appointer', async () => {
    const appointer = { ...opening.appointer, officerId: 'BOOK' as OfficerId };
    await expect(openBook(new MemoryLog(), { ...opening, appointer }, NOW)).rejects.toMatchObject({ code: 'OFFICER_RESERVED' });
  });

  it('is not for the future: nothing could be posted before its first month', async () => {
    const log = new MemoryLog();
    await expect(openBook(log, { ...opening, openedPeriod: '2015-04' as Month }, NOW)).rejects.toMatchObject({
      code: 'DATE_INVALID',
      facts: { openedPeriod: '2015-04', today: '2015-03-02' },
    });
    expect(await log.head(opening.code)).toBe(0);
    await openBook(log, { ...opening, openedPeriod: '2014-12' as Month }, NOW);
  });

  it('is no book where it could not be stored', async () => {
    const log = new FaultyLog(new MemoryLog());
    log.failNext();
    await expect(openBook(log, opening, NOW)).rejects.toThrow(AppendFailed);
    await openBook(log, opening, NOW);
  });

  it('opens each county its own', async () => {
    const log = new MemoryLog();
    await openBook(log, opening, NOW);
    await openBook(log, { ...opening, code: '990001' as BookCode }, NOW);
    expect(await log.books()).toEqual(['990000', '990001']);
  });
});
