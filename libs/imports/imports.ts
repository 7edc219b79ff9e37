import type { Actor, Approval, Recorded } from '#libs/book/envelope.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { ImportId, OfficerId, PolicyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** What a file can bring into a book, row by row. */
export const IMPORT_KINDS = ['LEVY_DECISIONS', 'OPENING_LEVIES', 'RECEIPT_BOOKS', 'FEE_LEDGER', 'COUNTY_CREDITS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A file of rows for a unit's books, as its maker signs for it: which file, and what it comes to. */
export interface RowFile {
  readonly kind: ImportKind;
  readonly unitId: UnitId;
  /** The policy under which its levies stand; for the two kinds that bring levies. */
  readonly policyId?: PolicyId;
  readonly fileSha256: Sha256Hex;
  readonly rows: number;
  /** What its rows bring in: owed, or counted in. */
  readonly totalFen: Fen;
}

/** The row of an accepted file that a command posts. */
export interface ImportRowRef {
  readonly importId: ImportId;
  /** The row's line in the file. */
  readonly line: number;
}

export type ImportEvent =
  | { type: 'ImportAccepted'; data: RowFile & { importId: ImportId } }
  | { type: 'ImportRowRefused'; data: ImportRowRef & { code: RefusalCode } }
  | { type: 'ImportCompleted'; data: { importId: ImportId; posted: number; refused: number } };

/** A file that its maker and his checker let into the book, and how far it has come. */
export interface Import extends RowFile {
  readonly importId: ImportId;
  /** Seq of the event that accepted it. */
  readonly seq: number;
  readonly makerId: OfficerId;
  readonly maker: Actor;
  readonly approvals: readonly Approval[];
  readonly posted: number;
  readonly refused: number;
  readonly completed: boolean;
}

export class Imports {
  readonly files: Table<ImportId, Import>;

  constructor(undo: UndoLog) {
    this.files = new Table('import', undo);
  }
}

/** The import, while rows of it are still to come; UNKNOWN or STATE_INVALID otherwise. */
export function openImport(imports: Imports, importId: ImportId): Import {
  const file = imports.files.get(importId) ?? unknown('import', importId);
  return file.completed ? stateInvalid('import', importId, 'COMPLETED', ['ACCEPTED']) : file;
}

export function evolveImports(imports: Imports, event: Recorded<ImportEvent>): void {
  const { type, data, seq, actor, approvals } = event;
  switch (type) {
    case 'ImportAccepted':
      return imports.files.put(data.importId, { ...data, seq, makerId: actor.officerId, maker: actor, approvals, posted: 0, refused: 0, completed: false });
    case 'ImportRowRefused':
      return;
    case 'ImportCompleted':
      return imports.files.put(data.importId, { ...imports.files.known(data.importId), completed: true });
    default:
      return event satisfies never;
  }
}

/** Counts a row by the first event of its command. */
export function countRow(imports: Imports, importId: ImportId, isRefused: boolean): void {
  const file = imports.files.known(importId);
  imports.files.put(importId, isRefused ? { ...file, refused: file.refused + 1 } : { ...file, posted: file.posted + 1 });
}
