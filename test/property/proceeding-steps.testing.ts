import fc from 'fast-check';
import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Levy } from '#libs/levy/levy.js';
import { ENFORCEMENT_RESULTS, REVOKERS } from '#libs/levy/proceedings.js';
import { type Act, before, pickRow, townOf } from './picking.testing.js';

const COURT = ['demand', 'apply', 'accept', 'end'] as const;
/** `next` is that of the steps to the court which comes next. */
const WHAT = ['plan', 'next', 'next', 'next', 'next', 'next', 'next', 'next', 'next', ...COURT, 'revoke', 'revoke'] as const;

/** What is done about a levy beside collecting it. */
export interface ProceedingStep {
  readonly act: 'proceed';
  readonly what: (typeof WHAT)[number];
  readonly whichLevy: number;
  readonly ago: number;
  /** Percent of the balance that the first of two instalments takes; what is missing or too much makes no plan. */
  readonly share: number;
  readonly whichResult: number;
}

export const proceeding: fc.Arbitrary<ProceedingStep> = fc.record({
  act: fc.constant('proceed' as const),
  what: fc.constantFrom(...WHAT),
  ...{ whichLevy: fc.nat(999), whichResult: fc.nat(999) },
  ago: fc.constantFrom(0, 0, 0, 0, 5, 30),
  share: fc.constantFrom(100, 50, 30, 101),
});

/** The command of a step; `n` numbers its paper. */
export function proceedingWith(book: Book, { what, whichLevy, ago, share, whichResult }: ProceedingStep, n: number): Act {
  const levy = pickRow(book.levies.levies, whichLevy) as Levy;
  const { levyId, unitId } = levy;
  const { accountant, reviewer } = townOf(unitId);
  const on = before(book.today, ago);
  const court = { levyId, courtDocNo: `（2015）安执字第${n}号`, on };
  switch (what === 'next' ? nextStep(levy) : what) {
    case 'plan':
      return { name: 'ApproveInstalmentPlan', as: 'O-11', fields: { levyId, appliedOn: on, docNo: `安和征分〔2015〕${n}号`, lines: halves(levy, share, on) } };
    case 'demand':
      return { name: 'DemandPayment', as: accountant, fields: { levyId, docNo: `安社征催字〔2015〕${n}号`, on } };
    case 'apply':
      return { name: 'ApplyEnforcement', as: reviewer, fields: court };
    case 'accept':
      return { name: 'AcceptEnforcement', as: reviewer, fields: court };
    case 'end':
      return { name: 'EndEnforcement', as: reviewer, fields: { ...court, resultCode: ENFORCEMENT_RESULTS[whichResult % ENFORCEMENT_RESULTS.length] } };
    case 'revoke':
      return { name: 'RevokeDecision', as: 'O-11', fields: { levyId, by: REVOKERS[whichResult % REVOKERS.length], docNo: `安和复决〔2015〕${n}号`, on } };
  }
}

function nextStep({ demands, enforcement }: Levy): (typeof COURT)[number] {
  if (enforcement?.step === 'APPLIED') return 'accept';
  if (enforcement?.step === 'ACCEPTED') return 'end';
  return demands.length === 0 ? 'demand' : 'apply';
}

function halves({ payerBalanceFen }: Levy, share: number, on: IsoDate): readonly object[] {
  const first = Math.floor((payerBalanceFen * share) / 100);
  const lines = [
    { n: 1, dueOn: before(on, -10), principalFen: first },
    { n: 2, dueOn: before(on, -40), principalFen: payerBalanceFen - first },
  ];
  return lines.filter(({ principalFen }) => principalFen > 0);
}
