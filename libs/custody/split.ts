import { add, type Fen, least, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { PaymentId } from '#libs/kernel/ids.js';

/** What of a sum is principal and what late fee. */
export interface Split {
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
}

/** What a remittance takes from one source. A source is a payment (R4). */
export interface RemittanceLine extends Split {
  readonly sourceId: PaymentId;
}

/** Most sums come to nothing in the end: all of them are this one, rather than one for every payment of a book. */
export const NOTHING: Split = { principalFen: ZERO, lateFeeFen: ZERO };

export function fenOf({ principalFen, lateFeeFen }: Split): Fen {
  return add(principalFen, lateFeeFen);
}

export function plus(a: Split, b: Split): Split {
  return { principalFen: add(a.principalFen, b.principalFen), lateFeeFen: add(a.lateFeeFen, b.lateFeeFen) };
}

export function minus(a: Split, b: Split): Split {
  const principalFen = subtract(a.principalFen, b.principalFen);
  const lateFeeFen = subtract(a.lateFeeFen, b.lateFeeFen);
  return principalFen === 0 && lateFeeFen === 0 ? NOTHING : { principalFen, lateFeeFen };
}

export function totalOf(lines: readonly Split[]): Fen {
  return sum(...lines.map(fenOf));
}

/**
 * Which part of a remittance a credit covers: the county's statement names a sum only, so the lines are filled in their order,
 * each with its principal first. `beforeFen` is what earlier credits have covered; there must be `fen` left.
 */
export function coveredBy(lines: readonly RemittanceLine[], beforeFen: Fen, fen: Fen): readonly RemittanceLine[] {
  let past = beforeFen;
  let left = fen;
  const cover = (due: Fen): Fen => {
    const passed = least(past, due);
    past = subtract(past, passed);
    const covered = least(left, subtract(due, passed));
    left = subtract(left, covered);
    return covered;
  };
  const covered = lines.map(({ sourceId, principalFen, lateFeeFen }) => ({ sourceId, principalFen: cover(principalFen), lateFeeFen: cover(lateFeeFen) }));
  return covered.filter((line) => fenOf(line) > 0);
}
