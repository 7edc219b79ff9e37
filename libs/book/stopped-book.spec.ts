import type { Book } from './book.js';
import { decidedLevy, isWaiting, Office, paidIn, pay, sheetsOfO03, spoil } from './office.testing.js';

const SAFE_YUAN = Math.floor(Number.MAX_SAFE_INTEGER / 100);

/** As no command would let it be: O-03 holds so much cash that the book cannot count one yuan more. Folding that yuan breaks it. */
const history = [...sheetsOfO03, decidedLevy('L1', 1_000), decidedLevy('H1', SAFE_YUAN), paidIn('H1', SAFE_YUAN, 9_000)];
const breaking = pay('L1', 1, 100);

const aboutToBreak = async () => {
  const office = await Office.open(history);
  await office.keeper.turnDays();
  return office;
};

describe('a broken invariant', () => {
  it('stops the book: that command and every later one hears BOOK_STOPPED', async () => {
    const office = await aboutToBreak();
    const { length } = await office.events();
    expect(await office.hear(breaking)).toEqual({ refused: 'BOOK_STOPPED', facts: {} });
    expect(await office.hear(spoil(1))).toEqual({ refused: 'BOOK_STOPPED', facts: {} });
    await expect(office.keeper.ask((book) => book.nextSeq)).rejects.toMatchObject({ code: 'BOOK_STOPPED' });
    expect(office.keeper.standing).toEqual({ durableSeq: length, stopped: expect.stringContaining('AMOUNT_INVALID') });
    expect((await office.events()).length).toBe(length);
  });

  it('leaves what was decided before it to be stored and answered', async () => {
    const office = await aboutToBreak();
    const { length } = await office.events();
    const append = office.log.holdNext();
    const inFlight = office.hear(spoil(1));
    await append.sent;
    const [inLine, refused] = [office.hear(spoil(2)), office.hear(pay('L-NONE', 1, 1))];
    const broken = office.hear(breaking);
    const late = office.hear(spoil(3));
    expect(await late).toMatchObject({ refused: 'BOOK_STOPPED' });
    expect(await isWaiting(inFlight)).toBe(true);
    append.release();
    expect(await Promise.all([inFlight, inLine, refused, broken])).toMatchObject([{ seq: length }, { seq: length + 1 }, { refused: 'UNKNOWN' }, { refused: 'BOOK_STOPPED' }]);
    expect((await office.events()).length).toBe(length + 2);
  });

  it('while an append is under way that then fails: that one hears NOT_STORED, and nothing is decided again', async () => {
    const office = await aboutToBreak();
    const { length } = await office.events();
    const append = office.log.holdNext();
    const inFlight = office.hear(spoil(1));
    await append.sent;
    const [inLine, broken] = [office.hear(spoil(2)), office.hear(breaking)];
    append.fail();
    expect(await Promise.all([inFlight, inLine, broken])).toMatchObject([{ refused: 'NOT_STORED' }, { refused: 'BOOK_STOPPED' }, { refused: 'BOOK_STOPPED' }]);
    expect((await office.events()).length).toBe(length);
  });

  it('while an append is under way that then comes too late: everybody hears BOOK_STOPPED', async () => {
    const office = await aboutToBreak();
    const { length } = await office.events();
    const rival = await office.rival();
    const goOn = Promise.withResolvers<void>();
    office.log.overtakeNext(async () => {
      await goOn.promise;
      await rival.submit(office.request(spoil(9)));
    });
    const inFlight = office.hear(spoil(1));
    const broken = office.hear(breaking);
    goOn.resolve();
    expect(await Promise.all([inFlight, broken])).toMatchObject([{ refused: 'BOOK_STOPPED' }, { refused: 'BOOK_STOPPED' }]);
    expect((await office.events()).length).toBe(length + 1);
  });

  it('does not outlive the process: the book opens again as it was', async () => {
    const office = await aboutToBreak();
    await office.hear({ ...breaking, key: 'what-broke-the-book' });
    await office.reopen();
    expect(await office.keeper.ask((book) => book.levies.levies.known('L1' as never).payerBalanceFen)).toBe(1_000_00);
    expect(await office.hear({ ...spoil(1), key: 'what-broke-the-book' })).toHaveProperty('seq');
  });

  it('in a reading or a preview, which change nothing, fails that one alone', async () => {
    const office = await aboutToBreak();
    const missing = (book: Book) => book.levies.levies.known('L-NONE' as never);
    await expect(office.keeper.ask(missing)).rejects.toThrow(/LOG_BROKEN/);
    expect(office.keeper.standing.stopped).toBeUndefined();
    expect(await office.hear(spoil(1))).toHaveProperty('seq');
  });
});
