import fc from 'fast-check';
import type { Recorded } from '#libs/book/envelope.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { DueLine, Move } from './due-line.js';
import { unpaidByLine } from './due-lines.js';
import { due } from './late-fee.testing.js';
import type { Levy } from './levy.js';
import { proceed } from './proceed.js';
import type { ProceedingEvent } from './proceedings.js';

const START = '2015-03-01' as IsoDate;
const DUE = '2015-03-31' as IsoDate;
const ASSESSED_FEN = 1_000_00;
const numRuns = 200 * Number(process.env.TEST_SCALE ?? 1);

type Owing = Pick<Levy, 'dueLines' | 'moves' | 'payerBalanceFen'>;
interface Payment {
  readonly on: IsoDate;
  readonly fen: number;
}

/** What is typed in next: a payment of a share of the balance, on whatever day, or one of those that stand taken back. */
const entry = fc.record({
  back: fc.boolean(),
  days: fc.integer({ min: 0, max: 120 }),
  share: fc.integer({ min: 1, max: 100 }),
  line: fc.constantFrom(undefined, undefined, 1, 2),
  which: fc.nat(),
});
const entries = fc.array(entry, { maxLength: 6 });
type Entry = typeof entry extends fc.Arbitrary<infer E> ? E : never;

class Told {
  readonly standing: Payment[] = [];
  constructor(public levy: Owing) {}

  enter({ back, days, share, line, which }: Entry): void {
    const taken = back ? this.standing.splice(this.standing.length === 0 ? 0 : which % this.standing.length, 1)[0] : undefined;
    if (taken !== undefined) return this.move({ on: taken.on, fen: taken.fen });
    const fen = Math.floor((this.levy.payerBalanceFen * share) / 100);
    if (fen === 0) return;
    this.standing.push({ on: addDays(START, days), fen });
    this.move(line === undefined ? { on: addDays(START, days), fen: -fen } : { on: addDays(START, days), fen: -fen, line });
  }

  /** A plan of the balance in lines of about these shares. */
  plan(shares: readonly number[], firstDays: number): void {
    const balance = this.levy.payerBalanceFen as number;
    const whole = shares.reduce((all, share) => all + share, 0);
    const sums = shares.map((share) => Math.floor((balance * share) / whole));
    sums[0] = (sums[0] as number) + balance - sums.reduce((all, fen) => all + fen, 0);
    const lines = sums.map((fen, index) => due(addDays(START, firstDays + 30 * index), fen / 100, index + 1)).filter(({ principalFen }) => principalFen > 0);
    const event = { type: 'InstalmentPlanApproved', data: { levyId: 'L1', appliedOn: START, docNo: 'D1', lines } } as unknown as Recorded<ProceedingEvent>;
    this.levy = proceed(this.levy as Levy, event);
  }

  private move(move: { on: IsoDate; fen: number; line?: number }): void {
    const { moves, payerBalanceFen } = this.levy;
    this.levy = {
      ...this.levy,
      moves: [...moves, { ...move, periodId: move.on.slice(0, 7) } as unknown as Move],
      payerBalanceFen: (payerBalanceFen + move.fen) as Levy['payerBalanceFen'],
    };
  }
}

const lived = fc
  .record({ before: entries, shares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), firstDays: fc.integer({ min: 0, max: 90 }), after: entries })
  .map(({ before, shares, firstDays, after }) => {
    const told = new Told({ dueLines: [due(DUE, ASSESSED_FEN / 100)], moves: [], payerBalanceFen: ASSESSED_FEN as Levy['payerBalanceFen'] });
    for (const one of before) told.enter(one);
    const atApproval = told.levy;
    told.plan(shares, firstDays);
    const planned = told.levy;
    const later = after.map((one) => {
      told.enter(one);
      return told.levy;
    });
    return { atApproval, planned, later };
  });

const unpaid = (levy: Owing) => unpaidByLine(levy, () => true);
const sum = (amounts: Iterable<number>) => [...amounts].reduce((all, fen) => all + fen, 0);

describe('a plan among payments that come, go and are typed in late', () => {
  it('always leaves unpaid what is owed, and nothing below 0', () => {
    fc.assert(
      fc.property(lived, ({ planned, later }) => {
        for (const levy of [planned, ...later]) {
          expect(sum(unpaid(levy).values())).toBe(levy.payerBalanceFen);
          expect(Math.min(0, ...unpaid(levy).values())).toBe(0);
        }
      }),
      { numRuns },
    );
  });

  it('begins with every line of its own wholly unpaid, whatever was paid before', () => {
    fc.assert(
      fc.property(lived, ({ atApproval, planned }) => {
        const lines = planned.dueLines.filter(({ n }) => n > 0);
        expect(sum(lines.map(({ principalFen }: DueLine) => principalFen))).toBe(atApproval.payerBalanceFen);
        for (const { n, principalFen } of lines) expect(unpaid(planned).get(n)).toBe(principalFen);
      }),
      { numRuns },
    );
  });
});
