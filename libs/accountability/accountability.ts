import type { Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { EntryId, LevyId, OfficerId, PaymentId, UnitId } from '#libs/kernel/ids.js';

/** What an entry is about; each code stands for articles of decrees 281 and 427 (domain rules 2.2). */
export const VIOLATION_CODES = ['STANDARD_CHANGED', 'NOT_BOOKED', 'DELAYED'] as const;
export type ViolationCode = (typeof VIOLATION_CODES)[number];

/** The matter behind an entry; its events are found under it. */
export type EntrySource = { readonly levyId: LevyId } | { readonly paymentId: PaymentId; readonly levyId: LevyId } | { readonly unitId: UnitId; readonly periodId: Month };

/**
 * An entry records who acted, which sum, which rule and what it is about. It is not a finding of guilt (domain rules 3.6, 9):
 * it stays open until a person with authority closes it.
 */
export type AccountabilityEvent = {
  type: 'AccountabilityEntryRaised';
  data: { entryId: EntryId; violationCode: ViolationCode; officerIds: readonly OfficerId[]; fen: Fen; source: EntrySource };
};
