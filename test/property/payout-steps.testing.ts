import fc from 'fast-check';
import { enrolIdOf } from '#libs/benefits/enrolment.testing.js';
import { LINE_STATES, type PayLine } from '#libs/benefits/pay-lists.js';
import { accountOf, listFor, noticed, payoutTown, resultsOf } from '#libs/benefits/payouts.testing.js';
import { told } from '#libs/book/anhe.testing.js';
import type { CommandName } from '#libs/book/command-table.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import { Refusal } from '#libs/kernel/refusal.js';

const PEOPLE = ['B1', 'B2', 'B3', 'B4', 'B5'];
const ON = '2015-06-09';
const LATER = '2016-01-04';
const OUTCOMES = ['PAID', 'PAID', 'PAID', 'CLOSED', 'NAME_MISMATCH'];

/** What happens, and to which: numbers that the town picks by. */
export interface PayoutStep {
  readonly act: keyof PayoutTown['acts'];
  readonly n: number;
  readonly m: number;
}

const ACTS = [
  'quota',
  'list',
  'list',
  'approve',
  'approve',
  'cancel',
  'submit',
  'submit',
  'tell',
  'tell',
  'tell',
  'tellAgain',
  'tellLate',
  'account',
  'reissue',
  'reissue',
  'stop',
  'find',
  'repay',
  'giveBack',
  'writeOff',
  'newYear',
] as const;

export const payoutSteps: fc.Arbitrary<PayoutStep> = fc.record({ act: fc.constantFrom(...ACTS), n: fc.nat(1_000), m: fc.nat(1_000) });

/** A township that pays subsidies, to which things happen in any order; what it may not do it is refused. */
export class PayoutTown {
  readonly trial = new TrialBalance();
  /** Everything that was answered: events by type, refusals by code. */
  readonly heard = new Set<string>();
  readonly story: Scenario = payoutTown(PEOPLE, { quota: 0 });
  private today = ON;
  private refs = 0;
  private lastResult: object | undefined;

  happen({ act, n, m }: PayoutStep): void {
    this.acts[act](n, m);
  }

  readonly acts = {
    quota: (n: number) => this.attempt('O-12', undefined, 'ReceiveQuota', { unitId: 'LJ', policyId: 'AWARD', fen: (n + 1) * 100, docNo: `安和财预〔2015〕${n}号`, on: this.today }),
    list: (n: number, m: number) => {
      const from = 1 + (n % 6);
      const span = { from: `2015-0${from}`, to: `2015-0${Math.min(6, from + (m % 6))}`, on: this.today };
      const enrolIds = m % 3 === 0 ? {} : { enrolIds: [enrolIdOf(this.person(n)), ...(m % 2 === 0 ? [enrolIdOf(this.person(n + 1))] : [])] };
      const asked = { ...listFor(m % 50, span), ...enrolIds };
      // The enroller reckons as the book does, but for one in ten.
      const dueFen = this.story.as('O-09').when('PreparePayList', { ...asked, totalFen: 0 }).facts.dueFen;
      this.attempt('O-09', undefined, 'PreparePayList', m % 10 === 9 ? asked : { ...asked, totalFen: dueFen ?? 0 });
    },
    approve: (n: number, m: number) => {
      const list = pick([...this.payouts.lists.values()], n);
      if (list === undefined) return;
      const noticeId = noticed(this.story, list.listId, { postedOn: m % 8 === 0 ? ON : '2015-06-01' });
      this.attempt('O-06', 'O-07', 'ApprovePayList', { listId: list.listId, noticeId, on: this.today });
    },
    cancel: (n: number) => this.onLine(n, ({ listId, no }) => this.attempt('O-06', 'O-07', 'CancelLine', { listId, no, reasonCode: 'STOPPED', on: this.today })),
    submit: (n: number, m: number) => {
      const list = pick([...this.payouts.lists.values()], n);
      const nos = m % 2 === 0 ? {} : { nos: [1 + (m % 4)] };
      this.attempt('O-05', 'O-12', 'SubmitBatch', { listId: list?.listId ?? 'none', ...nos, on: this.today });
    },
    tell: (n: number, m: number) => {
      const batch = pick([...this.payouts.batches.values()], n);
      if (batch === undefined) return;
      const lines = batch.lineNos.filter((_, at) => m % 2 === 0 || at % 2 === m % 3).map((no) => this.payouts.line(batch.listId, no));
      this.tellOf(
        batch.batchId,
        lines.map((line, at) => this.result(line, pick(OUTCOMES, n + m + at) ?? 'PAID')),
        m,
      );
    },
    tellAgain: () => this.lastResult && this.attempt('O-20', undefined, 'RecordBankResult', this.lastResult),
    tellLate: (n: number) => this.onLine(n, (line) => line.batchId && this.tellOf(line.batchId, [this.result(line, 'FROZEN')], 0), 'PAID'),
    account: (n: number) => void this.story.and(accountOf(this.person(n), `account ${n}`)),
    reissue: (n: number, m: number) =>
      this.onLine(
        n,
        ({ listId, no }) =>
          this.attempt('O-05', 'O-06', 'ReissueLine', { listId, no, ...(m % 2 === 0 ? { ground: 'ACCOUNT_CHANGED' } : { ground: 'BANK_CAUSE', docNo: '行函1' }), on: this.today }),
        'RETURNED',
      ),
    stop: (n: number, m: number) => {
      if (m % 4 !== 0) return;
      const stop = { enrolId: enrolIdOf(this.person(n)), cause: 'MOVED', effectiveOn: `2015-0${1 + (m % 6)}-15`, docNo: '安和卫止〔2015〕1号' };
      this.story.and(told('BenefitStopped', stop, ON, { unitId: 'LJ' }));
    },
    find: (n: number, m: number) =>
      this.onLine(
        n,
        ({ listId, no, fen }) => {
          const lines = [{ listId, no, fen: m % 3 === 0 ? fen : 1 + (m % fen) }];
          this.attempt('O-15', undefined, 'EstablishOverpayment', { lines, causeCode: m % 5 === 0 ? 'WRONG_ACCOUNT' : 'PAID_TWICE', docNo: '安和审〔2015〕1号', on: this.today });
        },
        'PAID',
      ),
    repay: (n: number, m: number) =>
      this.onRecovery(n, m, (of) => this.attempt('O-05', undefined, 'RepayOverpayment', { ...of, accountId: 'ACC-AGENCY', bankRef: `回${this.refs++}` })),
    giveBack: (n: number, m: number) => this.onRecovery(n, m, (of) => this.attempt('O-04', 'O-06', 'ReturnRecoveredFunds', { ...of, slipNo: '退1' })),
    writeOff: (n: number, m: number) => this.onRecovery(n, m, (of) => this.attempt('O-11', 'O-12', 'WriteOffRecovery', { ...of, docNo: '安和财〔2015〕9号' })),
    newYear: (n: number) => {
      if (n % 6 !== 0) return;
      this.today = LATER;
      this.story.on(LATER);
    },
  };

  private get payouts() {
    return this.story.book.payouts;
  }

  private person(n: number): string {
    return pick(PEOPLE, n) ?? 'B1';
  }

  private onLine(n: number, act: (line: PayLine) => unknown, state?: (typeof LINE_STATES)[number]): void {
    const line = pick(
      [...this.payouts.lines.values()].filter((one) => state === undefined || one.state === state),
      n,
    );
    if (line !== undefined) act(line);
  }

  private onRecovery(n: number, m: number, act: (of: object) => void): void {
    const recovery = pick([...this.payouts.recoveries.values()], n);
    if (recovery !== undefined) act({ recoveryId: recovery.recoveryId, fen: 1 + (m % (recovery.fen + 1)), on: this.today });
  }

  private result({ no, fen }: PayLine, outcome: string) {
    return { no, fen, bankRef: `流水${this.refs++}`, outcome };
  }

  private tellOf(batchId: string, results: readonly ReturnType<PayoutTown['result']>[], m: number): void {
    this.lastResult = resultsOf(batchId, results, m % 20 === 19 ? { paidFen: 1, on: this.today } : { on: this.today });
    this.attempt('O-20', undefined, 'RecordBankResult', this.lastResult);
  }

  /** What the journal has of it is posted; a refusal is heard, and nothing else may happen. */
  private attempt(maker: string, checker: string | undefined, name: CommandName, fields: object): void {
    const story = checker === undefined ? this.story.alone() : this.story.checkedBy(checker);
    try {
      for (const event of story.as(maker).perform(name, fields)) {
        this.trial.post(event);
        this.heard.add(event.type);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.heard.add(error.code);
    }
  }
}

function pick<T>(of: readonly T[], n: number): T | undefined {
  return of[n % of.length];
}
