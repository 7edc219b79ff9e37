import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { ImportId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { RowFile } from './imports.js';

/** An officer lets the rows of a file into the book: one file, one act, one approval; the rows follow (architecture, Maker and checker). */
export type ImportFile = RowFile;

/**
 * Refuses UNKNOWN for a file that the house does not hold as checked, IMPORT_MISMATCH where it is another one than the maker signs for,
 * ALREADY_EXISTS where it was let in before: rows are never posted twice.
 */
export function importFile(book: Book, file: ImportFile, { today, heldFile }: Context): readonly DecidedEvent[] {
  const held = heldFile(file.fileSha256) ?? unknown('import file', file.fileSha256);
  const { importId } = held;
  const isSame = held.kind === file.kind && held.unitId === file.unitId && held.policyId === file.policyId && held.rows === file.rows && held.totalFen === file.totalFen;
  if (!isSame) refuse('IMPORT_MISMATCH', { importId, rows: held.rows, totalFen: held.totalFen });
  if (book.imports.files.has(importId as ImportId)) refuse('ALREADY_EXISTS', { kind: 'import', id: importId });
  return [event('ImportAccepted', { ...file, importId }, today)];
}
