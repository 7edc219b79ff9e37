import type { BookCode } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { DayTurner } from './day-turner.js';
import { CapturedOutput } from './testing/captured-output.testing.js';

const BOOK = '990000' as BookCode;

/** What a turner says of a book whose days cannot be turned, for this reason, poked twice. */
async function saidOf(fault: () => Error): Promise<string> {
  const bookkeeper = { standing: { durableSeq: 1, stopped: undefined }, turnDays: () => Promise.reject(fault()) };
  const turner = new DayTurner({ bookkeeper: () => bookkeeper } as never, { dayTurned: () => Promise.resolve() } as never);
  const output = CapturedOutput.begin();
  try {
    await turner.poke(BOOK);
    await turner.poke(BOOK);
    return output.text;
  } finally {
    output.end();
  }
}

describe('a book whose days cannot be turned', () => {
  it('stands in the log once, without a word that somebody may have typed', async () => {
    const said = await saidOf(() => new TypeError('cannot read 测试丙'));
    expect(said.match(/990000 takes no writes: TypeError\n\s+at /g)).toHaveLength(1);
    expect(said).not.toContain('测试丙');
  });

  it('is named with the code of a refusal', async () => expect(await saidOf(() => new Refusal('CLOCK_SUSPECT'))).toContain('990000 takes no writes: Refusal: CLOCK_SUSPECT'));
});
