import fc from 'fast-check';
import type { Book } from '#libs/book/book.js';
import { countedFen, type HeldPayment } from '#libs/custody/custody.js';
import { lyingAt } from '#libs/custody/lots.js';
import { fenOf } from '#libs/custody/split.js';
import { ZERO } from '#libs/kernel/fen.js';
import { REFUND_ROUTES, REFUND_TICKETS } from '#libs/refunds/refunds.js';
import { type Act, before, laterOf, pick, rowsByKey, townOf } from './picking.testing.js';

/** Money goes back to a payer: mostly what he is owed, by the way on which it is. */
export interface RefundStep {
  readonly act: 'refund';
  readonly how: 'approve' | 'pay';
  readonly which: number;
  readonly ago: number;
  /** Percent of what came in. */
  readonly share: number;
  /** Not the route and the ticket that fit, but any. */
  readonly odd: boolean;
  readonly route: (typeof REFUND_ROUTES)[number];
  readonly ticket: (typeof REFUND_TICKETS)[number];
}

export const refunding: fc.Arbitrary<RefundStep> = fc.record({
  act: fc.constant('refund' as const),
  how: fc.constantFrom('approve', 'approve', 'pay'),
  which: fc.nat(999),
  ago: fc.constantFrom(0, 0, 0, 0, 5, 30),
  share: fc.constantFrom(100, 100, 50, 30, 101),
  odd: fc.constantFrom(false, false, false, false, true),
  route: fc.constantFrom(...REFUND_ROUTES),
  ticket: fc.constantFrom(...REFUND_TICKETS),
});

/** The command of a step; none while nothing is owed back. `n` numbers its paper. */
export function refundingWith(book: Book, step: RefundStep, n: number): Act | undefined {
  return step.how === 'approve' ? approving(book, step) : paying(book, step, n);
}

function approving(book: Book, { which, ago, share, odd, route, ticket }: RefundStep): Act | undefined {
  const owedBack = rowsByKey(book.custody.payments).flatMap((payment) => claimsOf(book, payment).map((claim) => ({ ...claim, payment })));
  const claim = pick(owedBack, which);
  if (claim === undefined) return undefined;

  const { ground, payment } = claim;
  const fen = Math.floor((claim.fen * share) / 100);
  const fitting = { route: claim.route, ticket: fen === countedFen(payment) ? 'ORIGINAL' : 'COPY' };
  const fields = { sourceId: payment.paymentId, fen, ground, ...(odd ? { route, ticket } : fitting), on: laterOf(payment.collectedOn, before(book.today, ago)) };
  return { name: 'ApproveRefund', as: townOf(payment.unitId).reviewer, fields };
}

/** What of a payment is its payer's, on which ground and by which route; counted here without the code under test. */
function claimsOf({ levies }: Book, { levyId, channel, excessFen, released, lots, reversed }: HeldPayment) {
  if (reversed || levyId === undefined) return [];
  const isRevoked = levies.levies.known(levyId).revocation !== undefined;
  const creditedFen = isRevoked ? lyingAt(lots, { place: 'COUNTY' }) : ZERO;
  const claims = [
    { ground: 'OVERPAYMENT', route: channel === 'BANK_DIRECT' ? 'TREASURY' : 'TRANSIT', fen: excessFen },
    { ground: 'REVOKED', route: 'TRANSIT', fen: fenOf(released) },
    { ground: 'REVOKED', route: 'TREASURY', fen: creditedFen },
  ];
  return claims.filter(({ fen }) => fen > 0);
}

function paying(book: Book, { which, ago, odd }: RefundStep, n: number): Act | undefined {
  const refund = pick(
    rowsByKey(book.refunds.refunds).filter(({ state }) => odd || state === 'APPROVED'),
    which,
  );
  return refund && { name: 'PayRefund', as: 'O-12', fields: { refundId: refund.refundId, bankRef: `退${n}`, on: laterOf(refund.approvedOn, before(book.today, ago)) } };
}
