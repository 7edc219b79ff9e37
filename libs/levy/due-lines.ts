import type { DueLine, Move } from './due-line.js';
import type { Levy } from './levy.js';

/** A part of a payment: the line that it fills; none where it went beyond what was owed then. */
interface Filled {
  readonly n?: number;
  readonly fen: number;
}

/**
 * Lays the moves that count upon the due lines, in the order of their value dates; what is unpaid of each line, in fen.
 * A payment fills the line that it names and flows on; else unpaid lines in the order of their due dates. An increase undoes from
 * the last filled (R11). What went beyond the debt is remembered: its reversal takes back that, not what another payment filled.
 */
export function unpaidByLine({ dueLines, moves }: Pick<Levy, 'dueLines' | 'moves'>, counts: (move: Move) => boolean): ReadonlyMap<number, number> {
  const inOrder = dueLines.toSorted((a, b) => byDate(a.dueOn, b.dueOn) || a.n - b.n);
  const unpaid = new Map(inOrder.map(({ n, principalFen }: DueLine) => [n, principalFen as number]));
  const filled: Filled[] = [];

  for (const { fen, line } of moves.filter(counts).toSorted((a, b) => byDate(a.on, b.on))) {
    if (fen < 0) fill(unpaid, filled, { paid: -fen, first: line });
    else unfill(unpaid, filled, fen);
  }
  return unpaid;
}

function byDate(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fill(unpaid: Map<number, number>, filled: Filled[], { paid, first }: { paid: number; first: number | undefined }): void {
  const order = [...unpaid.keys()];
  let left = paid;
  for (const n of first !== undefined && unpaid.has(first) ? [first, ...order.filter((other) => other !== first)] : order) {
    const part = Math.min(left, unpaid.get(n) as number);
    if (part === 0) continue;
    unpaid.set(n, (unpaid.get(n) as number) - part);
    filled.push({ n, fen: part });
    left -= part;
  }
  if (left > 0) filled.push({ fen: left });
}

function unfill(unpaid: Map<number, number>, filled: Filled[], back: number): void {
  let left = back;
  while (left > 0) {
    const last = filled.pop();
    if (last === undefined) return;
    const { n } = last;
    const part = Math.min(left, last.fen);
    if (n !== undefined) unpaid.set(n, (unpaid.get(n) as number) + part);
    if (part < last.fen) filled.push({ ...last, fen: last.fen - part });
    left -= part;
  }
}
