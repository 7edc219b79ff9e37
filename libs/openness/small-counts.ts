import type { PayoutFigures } from '#libs/benefits/payout-figures.js';
import { add, type Fen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';

/** Fewer people than this would be told by their number (domain rules 2.8). */
export const SMALLEST_COUNT = 3;

/** People of a village and what they get; fen. */
export interface VillageCount {
  readonly villageId: UnitId;
  readonly people: number;
  readonly fen: Fen;
}

/** As it is shown: several villages together (其他) have no village; where even they are fewer than three, neither number is told. */
export interface ShownCount {
  readonly villageId?: UnitId;
  readonly people?: number;
  readonly fen?: Fen;
}

/** Villages with fewer than three people are put together, with the next smallest where these are still too few. */
export function withoutSmall(villages: readonly VillageCount[]): readonly ShownCount[] {
  const bySize = villages.toSorted((a, b) => a.people - b.people);
  const merged: VillageCount[] = [];
  const peopleMerged = () => merged.reduce((all, { people }) => all + people, 0);
  while (bySize.length > 0 && (isSmall(bySize[0]?.people ?? 0) || isSmall(peopleMerged()))) merged.push(...bySize.splice(0, 1));
  const kept = villages.filter((village) => !merged.includes(village));
  if (merged.length === 0) return kept;
  const other = isSmall(peopleMerged()) ? {} : { people: peopleMerged(), fen: merged.reduce((all, { fen }) => add(all, fen), 0 as Fen) };
  return [...kept, other];
}

/** What lists came to, in sums: where any part of it is about fewer than three, what was due is all that is told, and not even that of fewer than three. */
export function sumsOnly(figures: PayoutFigures): Partial<PayoutFigures> {
  const { due, paid, reissued, toHeirs, returned, stoppedPeople } = figures;
  const counts = [due.people, paid.people, reissued.people, toHeirs.people, returned.times, stoppedPeople, due.people - paid.people];
  if (!counts.some((count) => isSmall(Math.abs(count)))) return figures;
  return isSmall(due.people) ? {} : { due };
}

/** Whether so many people would be told by their number. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT;
}
