import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { fen as asFen, type Fen, subtract, sum } from '#libs/kernel/fen.js';
import type { RecoveryId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { Recovery } from './recoveries.js';

/** The recovery, or UNKNOWN. */
export function recoveryOf(book: Book, recoveryId: RecoveryId): Recovery {
  return book.payouts.recoveries.get(recoveryId) ?? unknown('recovery', recoveryId);
}

/** What the person still has to give back; fen (1218.03). */
export function openFen({ fen, repaidFen, writtenOffFen }: Recovery): Fen {
  return subtract(fen, sum(repaidFen, writtenOffFen));
}

/** What lies in the agency account, given back and not yet where it belongs; fen (1002.05). */
export function heldFen({ repaidFen, returnedFen }: Recovery): Fen {
  return subtract(repaidFen, returnedFen);
}

/** Refuses NOTHING_TO_DO for 0, RECOVERY_EXCESS beyond what there is, DATE_INVALID before the step that went before. */
export function checkStep({ recoveryId, lastOn }: Recovery, fen: Fen, { mostFen, on }: { readonly mostFen: Fen; readonly on: IsoDate }): void {
  if (asFen(fen) === 0) refuse('NOTHING_TO_DO', { recoveryId });
  if (fen > mostFen) refuse('RECOVERY_EXCESS', { recoveryId, mostFen, fen });
  if (on < lastOn) refuse('DATE_INVALID', { on, since: lastOn });
}
