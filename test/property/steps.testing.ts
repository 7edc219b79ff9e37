import fc from 'fast-check';
import { CHANNELS, type Channel, REVERSAL_REASONS } from '#libs/levy/levy.js';
import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { type MoneyStep, moneyStep } from './moving-money.testing.js';
import { type ProceedingStep, proceeding } from './proceeding-steps.testing.js';
import { type RefundStep, refunding } from './refund-steps.testing.js';
import { type TicketStep, ticketing } from './ticket-steps.testing.js';
import { type TroubleStep, troubling } from './trouble-steps.testing.js';

/**
 * What somebody does next. Numbers named `which…` pick from what there is at that moment, modulo its count, so that any list of
 * steps is a history; much of it is refused, as it should be.
 */
export type Step =
  | { readonly act: 'pass'; readonly days: number }
  | { readonly act: 'import'; readonly whichTown: number; readonly yuan: number; readonly raised: boolean; readonly ago: number; readonly entrusted: boolean }
  | CollectStep
  | ProceedingStep
  | RefundStep
  | TicketStep
  | TroubleStep
  | { readonly act: 'reverse'; readonly whichPayment: number; readonly copiesKept: boolean; readonly ago: number; readonly reasonCode: (typeof REVERSAL_REASONS)[number] }
  | { readonly act: 'void' | 'return' | 'allocate'; readonly whichOfficer: number; readonly whichSheet: number; readonly copiesKept: boolean }
  | { readonly act: 'judge'; readonly whichProposal: number; readonly whichOfficer: number; readonly how: 'approve' | 'reject' | 'withdraw' }
  | { readonly act: 'close'; readonly whichTown: number; readonly truthful: boolean }
  | { readonly act: 'appoint'; readonly whichOfficer: number; readonly role: Role }
  | { readonly act: 'dismiss'; readonly whichPost: number }
  | { readonly act: 'leave'; readonly whichTown: number; readonly whichOfficer: number; readonly whichSuccessor: number; readonly truthful: boolean }
  | MoneyStep;

export interface CollectStep {
  readonly act: 'collect';
  readonly whichLevy: number;
  readonly whichOfficer: number;
  readonly whichSheet: number;
  /** Percent of the balance, and of the late fee that has accrued and is not paid. */
  readonly principalShare: number;
  readonly lateFeeShare: number;
  readonly excessYuan: number;
  readonly channel: Channel;
  /** Whether the payer names an instalment, and which. */
  readonly whichInstalment: number | undefined;
  readonly ago: number;
}

const which = fc.nat(999);
/** Mostly today; now and then so long ago that it is late. */
const ago = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }) });
const share = fc.oneof(fc.constantFrom(0, 50, 100, 100), fc.integer({ min: 1, max: 102 }));

const collect = fc.record<CollectStep>({
  act: fc.constant('collect'),
  ...{ whichLevy: which, whichOfficer: which, whichSheet: which, principalShare: share, lateFeeShare: share },
  excessYuan: fc.constantFrom(0, 0, 0, 1, 250),
  channel: fc.constantFrom(...CHANNELS),
  whichInstalment: fc.constantFrom(undefined, undefined, 0, 1),
  ago,
});

const judge: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('judge'),
  whichProposal: which,
  whichOfficer: which,
  how: fc.constantFrom('approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'reject', 'withdraw'),
});

const pass: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('pass'),
  days: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) }, { weight: 1, arbitrary: fc.integer({ min: 20, max: 40 }) }),
});

const reverse: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('reverse'),
  ...{ whichPayment: which, copiesKept: fc.boolean(), ago, reasonCode: fc.constantFrom(...REVERSAL_REASONS) },
});

const leave: fc.Arbitrary<Step> = fc.record({
  act: fc.constant('leave'),
  ...{ whichTown: which, whichOfficer: which, whichSuccessor: which, truthful: fc.constantFrom(true, true, true, false) },
});

const dismiss: fc.Arbitrary<Step> = fc.record({ act: fc.constant('dismiss'), whichPost: which });

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: collect },
  { weight: 8, arbitrary: judge },
  { weight: 4, arbitrary: pass },
  { weight: 4, arbitrary: reverse },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('import'), whichTown: which, yuan: fc.integer({ min: 1, max: 90_000 }), raised: fc.boolean(), ago, entrusted: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('void', 'return', 'allocate'), whichOfficer: which, whichSheet: which, copiesKept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('close'), whichTown: which, truthful: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('appoint'), whichOfficer: which, role: fc.constantFrom(...ROLE_NAMES) }) },
  { weight: 1, arbitrary: dismiss },
  { weight: 1, arbitrary: leave },
  { weight: 12, arbitrary: moneyStep },
  { weight: 3, arbitrary: proceeding },
  { weight: 2, arbitrary: refunding },
  { weight: 3, arbitrary: ticketing },
  { weight: 4, arbitrary: troubling },
);

/** Steps of which most are about money that is collected already. */
const stepOfMoney: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: collect },
  { weight: 12, arbitrary: judge },
  { weight: 2, arbitrary: pass },
  { weight: 1, arbitrary: reverse },
  { weight: 1, arbitrary: proceeding },
  { weight: 1, arbitrary: refunding },
  { weight: 24, arbitrary: moneyStep },
  { weight: 2, arbitrary: leave },
);

/** Steps of which most are about what is done about levies beside collecting: plans, demands, courts, revocations, refunds. */
const stepOfProceedings: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: collect },
  { weight: 14, arbitrary: judge },
  { weight: 5, arbitrary: pass },
  { weight: 1, arbitrary: reverse },
  { weight: 24, arbitrary: moneyStep },
  { weight: 12, arbitrary: proceeding },
  { weight: 10, arbitrary: refunding },
);

const listsOf =
  (one: fc.Arbitrary<Step>) =>
  (maxSteps: number): fc.Arbitrary<readonly Step[]> =>
    fc.array(one, { minLength: Math.floor(maxSteps / 2), maxLength: maxSteps, size: 'max' });

/** Steps of which most are about receipts and the money on them: used, remitted, verified, written off. */
const stepOfTickets: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: collect },
  { weight: 14, arbitrary: judge },
  { weight: 4, arbitrary: pass },
  { weight: 1, arbitrary: reverse },
  { weight: 24, arbitrary: moneyStep },
  { weight: 1, arbitrary: proceeding },
  { weight: 1, arbitrary: refunding },
  { weight: 12, arbitrary: ticketing },
);

/** What happens to its receipts. */
export const historiesOfTickets = listsOf(stepOfTickets);

/** Steps of which most are about money that went astray: short, off the books, of nobody, on the wrong levy. */
const stepOfTroubles: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: collect },
  { weight: 16, arbitrary: judge },
  { weight: 3, arbitrary: pass },
  { weight: 1, arbitrary: reverse },
  { weight: 1, arbitrary: proceeding },
  { weight: 5, arbitrary: refunding },
  { weight: 18, arbitrary: moneyStep },
  { weight: 18, arbitrary: troubling },
);

/** What goes wrong with its money. */
export const historiesOfTroubles = listsOf(stepOfTroubles);

/** Steps of which many are about people who come and go, with money and debts of theirs. */
const stepOfPeople: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: collect },
  { weight: 16, arbitrary: judge },
  { weight: 2, arbitrary: pass },
  { weight: 10, arbitrary: moneyStep },
  { weight: 6, arbitrary: troubling },
  { weight: 2, arbitrary: ticketing },
  { weight: 8, arbitrary: leave },
  { weight: 4, arbitrary: dismiss },
);

/** Who comes and who goes. */
export const historiesOfPeople = listsOf(stepOfPeople);

/** What happens in a county in some weeks. */
export const histories = listsOf(step);

/** What happens to its money. */
export const historiesOfMoney = listsOf(stepOfMoney);

/** What happens to levies that go wrong. */
export const historiesOfProceedings = listsOf(stepOfProceedings);

/** How often a property is tried: the number given, times TEST_SCALE. */
export const scaled = (numRuns: number): { numRuns: number } => ({ numRuns: Math.max(1, Math.round(numRuns * Number(process.env.TEST_SCALE ?? 1))) });
