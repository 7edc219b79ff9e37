import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { fen } from '#libs/kernel/fen.js';
import type { RemittanceId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import type { HeldPayment } from './custody.js';
import { checkLies, checkStillDue, heldPayment, type Taking } from './held-payment.js';
import { checkNotBefore } from './remittance.js';
import { fenOf, plus, type RemittanceLine } from './split.js';

/** The cashier says what is to be remitted, source by source; a source may be split over remittances (R4). Invariants 24, 26. */
export interface DraftRemittance {
  readonly lines: readonly RemittanceLine[];
  readonly on: IsoDate;
}

/**
 * Refuses AMOUNT_INVALID, NOTHING_TO_DO for an empty line, DATE_INVALID, ALREADY_REVERSED, REMIT_DOUBLE for a source that stands
 * twice or is remitted beyond what it is, CUSTODY_INSUFFICIENT beyond what lies in the transit account and is in no draft. Twice is told before too little
 * (26 before 24): money that is remitted already has, of course, left the account. The excess (2307.01) is not remitted.
 */
export function draftRemittance(book: Book, { lines, on }: DraftRemittance, { unitId, newId }: Context): readonly DecidedEvent[] {
  const totalFen = sumWithinLimit(...lines.flatMap(({ principalFen, lateFeeFen }) => [fen(principalFen), fen(lateFeeFen)]));
  const sources = new Set<string>();
  for (const line of lines) {
    if (sources.has(line.sourceId)) refuse('REMIT_DOUBLE', { sourceId: line.sourceId });
    sources.add(line.sourceId);
    checkSource(heldPayment(book, line.sourceId), line, { unitId, on });
  }
  return [event('RemittanceDrafted', { remittanceId: newId<RemittanceId>(), lines, totalFen }, on)];
}

function checkSource(source: HeldPayment, line: RemittanceLine, at: Pick<Taking, 'unitId' | 'on'>): void {
  const { sourceId } = line;
  if (fenOf(line) === 0) refuse('NOTHING_TO_DO', { sourceId });
  checkNotBefore(at.on, source.collectedOn);
  if (source.reversed) refuse('ALREADY_REVERSED', { sourceId });
  checkStillDue(source, plus(source.drafted, line));
  checkLies(source, { ...at, place: 'TRANSIT', fen: fenOf(line), promisedFen: fenOf(source.drafted) });
}
