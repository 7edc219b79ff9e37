import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { told } from './anhe.testing.js';
import type { Book } from './book.js';
import { CommitLine } from './commit-line.js';
import { foldLog } from './fold-log.js';
import { ANHE, openAnhe } from './office.testing.js';
import { dayOrigin, record } from './recorder.js';
import type { Work } from './work-in-line.js';

const date = '2015-03-01' as IsoDate;

/** Writes that a unit was registered: a change of state that can be looked for. */
function register(book: Book, unitId: string) {
  const unit = told('OrgUnitRegistered', { unitId, level: 'VILLAGE', nameZh: '南坡村', parentId: 'LJ', validFrom: date });
  return record(book, [unit], dayOrigin(book, date), book.recordedAt).documents;
}

async function line() {
  const log = new FaultyLog(new MemoryLog());
  await openAnhe(log.behind, []);
  const book = await foldLog(log, ANHE);
  const commits = new CommitLine(log, book);
  const submit = (work: (book: Book) => ReturnType<typeof register>, prepare?: Work['prepare']) =>
    new Promise<void>((resolve, reject) => {
      const attempt = () => ({ documents: work(book), conclude: resolve });
      commits.enqueue({ attempt, fail: reject, ...(prepare === undefined ? {} : { prepare }) });
    });
  const units = async () => [book, await foldLog(log, ANHE)].map(({ registry }) => [...registry.units.values()].map(({ unitId }) => unitId).filter((id) => id.startsWith('V')));
  return { log, book, commits, submit, units };
}

describe('the book’s own acts', () => {
  it('stand before the work that asked for them', async () => {
    const { book, commits, submit, units } = await line();
    await submit(
      () => register(book, 'V3'),
      () => {
        for (const id of ['V1', 'V2']) commits.placeOwnAct(() => register(book, id));
      },
    );
    expect(await units()).toEqual([
      ['V1', 'V2', 'V3'],
      ['V1', 'V2', 'V3'],
    ]);
  });

  it.each<[string, Error, object, string | undefined]>([
    ['refuse', new Refusal('DATE_INVALID'), { code: 'DATE_INVALID' }, undefined],
    ['fail', new TypeError('a fault of ours'), { message: 'a fault of ours' }, undefined],
    ['break an invariant', new BrokenInvariant('LEVY_IDENTITY', {}), { code: 'BOOK_STOPPED' }, 'LEVY_IDENTITY {}'],
  ])('that %s are the answer of that work alone, and those before them stay', async (_, fault, heard, stopped) => {
    const { book, commits, submit, units } = await line();
    const asking = submit(
      () => register(book, 'V3'),
      () => {
        commits.placeOwnAct(() => register(book, 'V1'));
        commits.placeOwnAct(() => {
          register(book, 'V2');
          throw fault;
        });
      },
    );
    await expect(asking).rejects.toMatchObject(heard);
    expect(await units()).toEqual([['V1'], ['V1']]);
    expect(commits.stopped?.message).toBe(stopped);
  });

  it('are dropped with an append that failed, and made anew by whoever comes next', async () => {
    const { log, book, commits, submit, units } = await line();
    const asOwn = (id: string) => () => commits.placeOwnAct(() => register(book, id));
    log.failNext();
    await expect(submit(() => [], asOwn('V1'))).rejects.toMatchObject({ code: 'NOT_STORED' });
    expect(await units()).toEqual([[], []]);
    await submit(() => register(book, 'V2'), asOwn('V1'));
    expect(await units()).toEqual([
      ['V1', 'V2'],
      ['V1', 'V2'],
    ]);
  });
});

describe('work', () => {
  it('that only looks is not told of a failed append, but looks again', async () => {
    const { log, book, submit } = await line();
    const earlier = log.holdNext();
    log.failNext();
    const first = submit(() => register(book, 'V1'));
    const seen: boolean[] = [];
    const failing = submit(() => register(book, 'V2'));
    const looking = submit(() => {
      seen.push(book.registry.units.has('V2' as never));
      return [];
    });
    earlier.release();
    await first;
    await expect(failing).rejects.toMatchObject({ code: 'NOT_STORED' });
    await looking;
    expect(seen).toEqual([true, false]);
  });

  it('that fails leaves nothing of what it began', async () => {
    const { book, submit, units } = await line();
    const failing = submit(() => {
      register(book, 'V1');
      throw new TypeError('a fault of ours');
    });
    await expect(failing).rejects.toThrow('a fault of ours');
    await submit(() => register(book, 'V2'));
    expect(await units()).toEqual([['V2'], ['V2']]);
  });
});
