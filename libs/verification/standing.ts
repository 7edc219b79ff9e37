import type { Book } from '#libs/book/book.js';
import { REMITTANCE_STATES, type Remittance } from '#libs/custody/remittances.js';
import type { UnitId } from '#libs/kernel/ids.js';
import type { Verification } from './verification.js';

/** A remittance as people see it: once credited, what verification made of its money (domain rules 3.4). */
export const REMITTANCE_STANDINGS = [...REMITTANCE_STATES, 'RECONCILED', 'DISCREPANT'] as const;
export type RemittanceStanding = (typeof REMITTANCE_STANDINGS)[number];

type Standing = 'RECONCILED' | 'DISCREPANT' | undefined;

/**
 * What the verifications of a month, in order, make of what was in the book at `seq`: RECONCILED from the MATCH on that covers it, if
 * each difference found before is resolved. That is for good: what is found later is about what came later.
 */
export function standingOf(verifications: readonly Verification[], seq: number): Standing {
  const later = verifications.filter(({ verifiedSeq }) => verifiedSeq > seq);
  const match = later.findIndex(({ result }) => result === 'MATCH');
  const found = match < 0 ? later : later.slice(0, match);
  if (match >= 0 && found.every(({ resolution }) => resolution !== undefined)) return 'RECONCILED';
  return found.length > 0 ? 'DISCREPANT' : undefined;
}

/** The state of a remittance; a credited one is RECONCILED when all its money is, DISCREPANT when some of it is. */
export function remittanceStanding({ custody, verifications }: Book, { state, lines }: Remittance): RemittanceStanding {
  if (state !== 'CREDITED') return state;
  const standings = lines.map(({ sourceId }) => {
    const { unitId, periodId, seq } = custody.payments.known(sourceId);
    return standingOf(verifications.of(unitId, periodId), seq);
  });
  if (standings.includes('DISCREPANT')) return 'DISCREPANT';
  return standings.every((standing) => standing === 'RECONCILED') ? 'RECONCILED' : state;
}

/** A verification of the unit that still blocks its supply: DISCREPANT, and not both resolved and followed by a MATCH of its month (R15, R33). */
export function openDiscrepancy({ verifications }: Book, unitId: UnitId): Verification | undefined {
  const all = verifications.of(unitId);
  return all.find(({ result, periodId, verifiedSeq, resolution }) => {
    const isMatched = all.some((other) => other.periodId === periodId && other.result === 'MATCH' && other.verifiedSeq > verifiedSeq);
    return result === 'DISCREPANT' && (resolution === undefined || !isMatched);
  });
}
