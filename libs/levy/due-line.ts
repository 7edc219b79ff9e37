import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen, SignedFen } from '#libs/kernel/fen.js';

/** Part of a levy with its own due date: the one sum of the decision, or a line of an instalment plan. */
export interface DueLine {
  readonly n: number;
  readonly dueOn: IsoDate;
  readonly principalFen: Fen;
}

/** A change of the principal owed, on its value date. Negative: paid. The late fee is computed from these (R11, R12). */
export interface Move {
  readonly on: IsoDate;
  readonly fen: SignedFen;
  /** The month that it is posted into. */
  readonly periodId: Month;
  /** The instalment that the payer named. */
  readonly line?: number;
}
