import fc from 'fast-check';
import { given } from '#libs/book/decision.testing.js';
import { KeptBooks } from '#libs/custody/kept-books.testing.js';
import { fenOf } from '#libs/custody/split.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { panel } from '#libs/meetings/meetings.testing.js';
import { openOf } from './reductions.js';
import { authorising, history, lowering, refusing } from './reductions.testing.js';

const numRuns = 60 * Number(process.env.TEST_SCALE ?? 1);
const ASSESSED_FEN = 18_000_00;
const KINDS = ['REQUEST', 'ESTABLISH', 'AUTHORISE', 'REFUSE', 'EXPIRE', 'COLLECT', 'MAKE_UP', 'WRITE_OFF', 'REINSTATE', 'REVOKE'] as const;

/** Something that somebody tries, of a share of what there is, some days after the step before. Much of it is refused. */
const step = fc.record({
  kind: fc.constantFrom(...KINDS.slice(0, 9), ...KINDS),
  reduction: fc.constantFrom('LOWER', 'WAIVE_PRINCIPAL'),
  inEffect: fc.boolean(),
  bp: fc.integer({ min: 1, max: 9_999 }),
  fen: fc.oneof(fc.integer({ min: 1, max: 500_00 }), fc.integer({ min: 1, max: ASSESSED_FEN })),
  days: fc.integer({ min: 0, max: 9 }),
  which: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A levy and what is tried with it. */
class Trial {
  readonly books = new KeptBooks(given()).tell(...history);
  private readonly meetings: string[] = [];
  private sheets = { payer: 301, officer: 326 };
  readonly done = new Set<string>();

  get book() {
    return this.books.story.book;
  }

  get levy() {
    return this.book.levies.levies.known('L31' as never);
  }

  take(next: Step): void {
    const day = addDays(this.books.story.moment.today, next.kind === 'EXPIRE' ? 31 : next.days);
    if (day > '2015-12-20') return;
    try {
      this.attempt(next, day);
      this.done.add(next.kind);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code.endsWith('_IDENTITY') || error.code === 'JOURNAL_UNBALANCED') throw error;
    }
  }

  private attempt({ kind, reduction, inEffect, bp, fen, which }: Step, day: IsoDate): void {
    const { books } = this;
    const deciders = [
      { officerId: 'O-07', shareBp: bp },
      { officerId: 'O-03', shareBp: 10_000 - bp },
    ];
    const wanted = { ...lowering({ kind: reduction, principalFen: fen, lateFeeFen: 0, deciders }), tookEffectOn: day };
    const { reasonCode, ...found } = wanted;
    const [caseId] = [...this.book.reductions.undecided.entries()].map(([id]) => id);
    const obligations = [...this.book.reductions.obligations.values()];
    const owed = obligations[which % Math.max(1, obligations.length)];
    const line = owed?.lines[which % 2];
    const ofLine = { obligationId: owed?.obligationId, officerId: line?.officerId };
    switch (kind) {
      case 'REQUEST':
        books.act(day, 'O-06', 'RequestReduction', inEffect ? wanted : { ...found, reasonCode, tookEffectOn: undefined });
        return;
      case 'ESTABLISH':
        books.act(day, 'O-14', 'EstablishReduction', { ...found, source: 'BALANCE', basis: 'AUDIT', docNo: '审1' });
        return;
      case 'AUTHORISE': {
        const recorded = books.act(day, 'O-12 O-11', 'RecordMeeting', panel({ heldOn: day }));
        this.meetings.push(recorded.flatMap((event) => (event.type === 'MeetingRecorded' ? [event.data.meetingId] : [])).join());
        books.act(day, 'O-11', 'DecideReduction', authorising(caseId ?? 'none', this.meetings.at(-1) ?? 'none', day) as never);
        return;
      }
      case 'REFUSE':
        books.act(day, 'O-11', 'DecideReduction', refusing(caseId ?? 'none', day) as never);
        return;
      case 'EXPIRE':
        books.turn(day);
        return;
      case 'COLLECT':
        books.act(day, 'O-03 O-06', 'CollectLevyPayment', {
          ...{ levyId: 'L31', principalFen: fen, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' },
          ...{ receipt: { bookId: 'PJ-301', no: this.sheets.payer++, fen }, collectedOn: day, afterCutoff: false },
        });
        return;
      case 'MAKE_UP':
        books.act(day, 'O-04', 'PayMakeUp', {
          ...ofLine,
          fen,
          accountId: 'ACC-TRANSIT',
          receipt: { bookId: 'PJ-326', no: this.sheets.officer++, fen },
          paidOn: day,
          afterCutoff: false,
        });
        return;
      case 'WRITE_OFF':
        books.act(day, 'O-11', 'WriteOffMakeUp', { ...ofLine, principalFen: fen, lateFeeFen: 0, docNo: '批1', disciplineDocNo: '纪1', on: day });
        return;
      case 'REINSTATE':
        books.act(day, 'O-11', 'ReinstatePayer', { obligationId: owed?.obligationId, lines: [{ officerId: line?.officerId, principalFen: fen }], docNo: '复1', on: day });
        return;
      case 'REVOKE':
        books.act(day, 'O-11 O-06', 'RevokeDecision', { levyId: 'L31', by: 'COURT', docNo: '法1', on: day });
    }
  }
}

describe('whatever is tried with a levy, its reductions and what officers owe', () => {
  it('holds the identities after every act, charges nothing twice, and leaves no open fen without its officer', () => {
    const done = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), (steps) => {
        const trial = new Trial();
        for (const one of steps) {
          trial.take(one);
          const { payerBalanceFen, payerPaidFen, officers } = trial.levy;
          // Nobody pays twice: what the payer and officers paid or still owe is at most what was assessed (invariant 37).
          expect(payerBalanceFen + payerPaidFen + officers.madeUpFen + officers.open.principalFen).toBeLessThanOrEqual(ASSESSED_FEN);
          const lines = [...trial.book.reductions.obligations.values()].flatMap(({ lines }) => lines);
          const openFen = lines.reduce((all, line) => all + fenOf(openOf(line)), 0);
          expect(openFen).toBe(fenOf(officers.open));
          const named = new Set([...trial.book.accountability.entries.values()].flatMap(({ officerIds }) => officerIds));
          expect(openFen === 0 || named.size > 0).toBe(true);
        }
        for (const kind of trial.done) done.add(kind);
      }),
      { numRuns },
    );
    // That none of the steps is always refused.
    expect([...done].toSorted()).toEqual([...KINDS].toSorted());
  });
});
