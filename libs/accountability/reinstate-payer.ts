import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { fenOf, NOTHING, plus, type Split } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { DocNo, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { withdrawn } from '#libs/levy/certify-settlement.js';
import { checkNotClosed, checkSchemeOpen, levyOn } from '#libs/levy/levy-on.js';
import { checkStatus, NOT_REVOKED } from '#libs/levy/levy-status.js';
import { lineOf, obligationOf } from './obligations.js';
import { type Obligation, openOf } from './reductions.js';

/** The county lets the payer owe again what officers owe in his place: nobody pays twice. Domain rules 3.6, 5 and 6; R13; invariant 37. */
export interface ReinstatePayer {
  readonly obligationId: ObligationId;
  readonly lines: readonly { readonly officerId: OfficerId; readonly principalFen: Fen }[];
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses DATE_INVALID before it was opened, STATE_INVALID for a revoked decision, LEVY_SCHEME_CLOSED, MAKEUP_EXCESS beyond what is
 * open, OBLIGATION_MISMATCH for a gap to the standard, which the payer never owed (R8), NOTHING_TO_DO.
 */
export function reinstatePayer(book: Book, { obligationId, lines, docNo, on }: ReinstatePayer): readonly DecidedEvent[] {
  const obligation = obligationOf(book, obligationId);
  const { caseId, levyId, openedOn, source } = obligation;
  if (on < openedOn) refuse('DATE_INVALID', { on, openedOn });
  const levy = levyOn(book, levyId, on);
  checkStatus(levy, on, NOT_REVOKED);
  checkSchemeOpen(book, levy, on);
  // Also under an earlier day no debt comes back to a payer whose scheme the county has closed (domain rules 3.6, 5).
  checkNotClosed(book, levy);
  sumWithinLimit(...lines.map(({ principalFen }) => principalFen));
  if (source === 'STANDARD_GAP') refuse('OBLIGATION_MISMATCH', { obligationId, source });

  const parts = partsOf(obligation, lines);
  const total = parts.reduce<Split>(plus, NOTHING);
  if (fenOf(total) === 0) refuse('NOTHING_TO_DO', { obligationId });
  return [event('PayerLiabilityReinstated', { obligationId, caseId, levyId, lines: parts, ...total, docNo }, on), ...withdrawn(levy, on)];
}

/** The named principal goes back to the payer; with the last that is open, all late fee that officers still owe (R13). */
function partsOf({ obligationId, lines }: Obligation, asked: ReinstatePayer['lines']): readonly ({ readonly officerId: OfficerId } & Split)[] {
  const askedOf = (officerId: OfficerId) => sum(...asked.filter((one) => one.officerId === officerId).map(({ principalFen }) => principalFen));
  for (const { officerId } of asked) {
    const { principalFen: openFen } = openOf(lineOf({ lines, obligationId } as Obligation, officerId));
    if (askedOf(officerId) > openFen) refuse('MAKEUP_EXCESS', { obligationId, officerId, openFen, fen: askedOf(officerId) });
  }
  const open = lines.map((line) => ({ officerId: line.officerId, ...openOf(line) }));
  const isLast = open.every(({ officerId, principalFen }) => principalFen === askedOf(officerId));
  const parts = open.map(({ officerId, lateFeeFen }) => ({ officerId, principalFen: askedOf(officerId), lateFeeFen: isLast ? lateFeeFen : ZERO }));
  return parts.filter((part) => fenOf(part) > 0);
}
