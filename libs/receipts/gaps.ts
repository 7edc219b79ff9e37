import type { OfficerId } from '#libs/kernel/ids.js';
import { numbersOf, type Range, type ReceiptBook, type Receipts, type SheetState } from './receipts.js';

/** Numbers of one book that follow each other and are in the same state and hands. */
export interface SheetGap extends Range {
  readonly state: SheetState;
  readonly holderId?: OfficerId;
}

/** States of a sheet of which nobody has said yet what became of it. */
const UNEXPLAINED: ReadonlySet<SheetState> = new Set<SheetState>(['IN_STOCK', 'ALLOCATED', 'LOST_REPORTED']);
/** States of a sheet that was used up: one with a lower number should be so too (use in the order of numbers). */
const PASSED: ReadonlySet<SheetState> = new Set<SheetState>(['USED', 'VOID', 'WRITTEN_OFF', 'DESTROYED']);

/** The sheets that were passed over: unexplained, though a later one out of the same hand-out is used or void. Invariant 19. */
export function gapsIn(receipts: Receipts, book: ReceiptBook): readonly SheetGap[] {
  const lastPassed = new Map<string, number>();
  const handOut = (no: number) => receipts.allocationOf(book, no);
  const keyOf = (no: number) => `${handOut(no)?.from ?? ''}`;
  for (const no of numbersOf(book)) if (PASSED.has(receipts.stateOf(book, no))) lastPassed.set(keyOf(no), no);

  const gaps: SheetGap[] = [];
  for (const no of numbersOf(book)) {
    const state = receipts.stateOf(book, no);
    if (!UNEXPLAINED.has(state) || no > (lastPassed.get(keyOf(no)) ?? -1)) continue;
    const holderId = handOut(no)?.toOfficerId;
    const last = gaps.at(-1);
    if (last?.to === no - 1 && last.state === state && last.holderId === holderId) gaps[gaps.length - 1] = { ...last, to: no };
    else gaps.push({ from: no, to: no, state, ...(holderId === undefined ? {} : { holderId }) });
  }
  return gaps;
}
