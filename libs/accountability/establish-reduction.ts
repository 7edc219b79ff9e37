import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { CaseId, DocNo, LevyId } from '#libs/kernel/ids.js';
import { levyOn } from '#libs/levy/levy-on.js';
import { checkStatus, NOT_REVOKED } from '#libs/levy/levy-status.js';
import type { Decider, ReductionKind, ReductionSource } from './reductions.js';
import { checkEffect } from './request-reduction.js';
import { checkDeciders, checkReducible, checkSums } from './still-owed.js';
import { unauthorised } from './unauthorised.js';

export const AUDIT_BASES = ['NO_REQUEST', 'AUDIT'] as const;

/** An inspector or auditor establishes that somebody let a payer off without asking (倒查). Domain rules 3.6, 2; invariants 34, 35, 37. */
export interface EstablishReduction {
  readonly levyId: LevyId;
  readonly kind: ReductionKind;
  readonly source: ReductionSource;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  readonly basis: (typeof AUDIT_BASES)[number];
  /** The finding's own number. */
  readonly docNo: DocNo;
  readonly deciders: readonly Decider[];
  readonly tookEffectOn: IsoDate;
}

/** Refuses what RequestReduction refuses; a scheme that is closed keeps what officers owe (domain rules 2.1). */
export function establishReduction(book: Book, { basis, docNo, ...wanted }: EstablishReduction, { today, newId }: Context): readonly DecidedEvent[] {
  const levy = levyOn(book, wanted.levyId, today);
  checkStatus(levy, today, NOT_REVOKED);
  checkEffect(levy, wanted.tookEffectOn, today);
  checkSums(wanted);
  checkDeciders(book, wanted.deciders);
  checkReducible(book, levy, wanted, wanted.tookEffectOn);
  return unauthorised(book, { caseId: newId<CaseId>(), ...wanted }, { basis, docNo, on: today, newId });
}
