import { AppendFailed, LogTruncated, type StoredDocument } from '#libs/event-log/port.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';

/** A piece of work that has been done on the pending state and waits until that state is durable. */
export interface Attempt {
  /** What it wants stored; nothing, where it only looked. */
  readonly documents: readonly StoredDocument[];
  /** Called once everything that the work saw is durable. */
  conclude(): void;
}

/** What somebody wants done on the book, and waits for. */
export interface Work {
  /** Has done first what must come before it, where it wants to write. */
  prepare?(): void;
  /** Does the work on the state as it now is; again, if an append before it failed. */
  attempt(): Attempt;
  fail(error: Error): void;
}

/** Work that has been done and waits in line. Without `work` it is the book's own act, for which nobody waits. */
export interface Placed {
  readonly work?: Work;
  readonly attempt: Attempt;
  /** How many changes of state it made. */
  readonly notes: number;
}

/** What the losers of a failed append hear. */
export function codeOf(error: Error): RefusalCode {
  if (error instanceof AppendFailed) return 'NOT_STORED';
  return error instanceof LogTruncated ? 'LOG_TRUNCATED' : 'OUTCOME_UNKNOWN';
}

/** Whoever has something done before his work wants to write. */
export function isWriting({ prepare }: Work): boolean {
  return prepare !== undefined;
}

export function worksOf(placed: readonly Placed[]): Work[] {
  return placed.flatMap(({ work }) => work ?? []);
}

/**
 * Who loses by an append that went wrong: whose documents were in it. Were they only the book's own, then everybody who would
 * have them written again, so that each failure makes the line shorter.
 */
export function losers(group: readonly Placed[], placed: readonly Placed[]): ReadonlySet<Work> {
  const writers = worksOf(group.filter(({ attempt }) => attempt.documents.length > 0));
  return new Set(writers.length > 0 ? writers : worksOf(placed).filter(isWriting));
}
