import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import type { HeldFile } from '#libs/book/context.js';
import type { Import } from '#libs/imports/imports.js';
import { sum } from '#libs/kernel/fen.js';
import type { BookCode, ImportId, OfficerId, Sha256Hex } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { Vault } from '#libs/vault/vault.js';
import { checkRows, type RowsOf } from './check-rows.js';
import { linesOfFile } from './file-lines.js';
import { FileRefused } from './file-refused.js';
import type { HeldFiles } from './held-files.js';
import { type FileTarget, type ImportRow, rowsIn } from './import-rows.js';
import { postRows } from './post-rows.js';
import { sha256Of } from './sha256.js';

export const FILE_LIMIT_BYTES = 20 * 1024 * 1024;
export const FILE_LIMIT_ROWS = 10_000;
/** Longer than any proposal lives: a file that nobody has let into the book by then is let go. */
const HELD_LIMIT_MS = 40 * 86_400_000;

/** What the clerk works with: one book, its keeper, its people, and the files that wait. */
export interface ClerksRoom {
  readonly code: BookCode;
  readonly keeper: Bookkeeper;
  readonly vault: Vault;
  readonly files: HeldFiles;
}

/** Takes files of rows in for a book: checks them whole, holds them until they are accepted, and then posts them row by row. */
export class ImportClerk {
  private running: Promise<void> | undefined;
  private wanted = false;
  private readonly stopping = new AbortController();

  constructor(private readonly room: ClerksRoom) {}

  /**
   * Checks a file whole, every row decided in order against the book as it is, and holds it. Throws FileRefused with every fault;
   * refuses TOO_LARGE, MALFORMED for levies without a policy, ALREADY_EXISTS for a file that the book has had.
   */
  async take(bytes: Uint8Array, target: FileTarget, makerId: OfficerId): Promise<HeldFile> {
    const { code, keeper, files } = this.room;
    if (bytes.length > FILE_LIMIT_BYTES) refuse('TOO_LARGE', { limit: `${FILE_LIMIT_BYTES} bytes` });
    const fileSha256 = sha256Of(bytes);
    const importId = derivedUuid('import', code, fileSha256) as ImportId;
    if (await keeper.ask((book) => book.imports.files.has(importId))) refuse('ALREADY_EXISTS', { kind: 'import', id: importId });

    const rows = await rowsOfFile(bytes, target);
    const faults = await checkRows(rows, { importId, fileSha256, makerId }, this.room);
    if (faults.length > 0) throw new FileRefused(faults);
    const held = { ...target, importId, fileSha256, rows: rows.length, totalFen: sum(...rows.map(({ fen }) => fen)) };
    files.keep(held, bytes);
    return held;
  }

  /** What a held file comes to; what the book asks when somebody wants to let it in. */
  heldFile(fileSha256: Sha256Hex): HeldFile | undefined {
    return this.room.files.summaryOf(fileSha256);
  }

  /** Posts every accepted file to its end, also what an earlier process left. Asked again meanwhile, it looks once more. Rejects where a row could not be stored. */
  postAccepted(): Promise<void> {
    this.wanted = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Posts no more, once what is under way is answered; the rest is for the next process. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running?.catch(() => {});
  }

  /** Lets go of files whose rows are all in the book, or that nobody wanted. `now` in milliseconds of the epoch. */
  async tidy(now: number): Promise<void> {
    const accepted = await this.room.keeper.ask((book) => new Map([...book.imports.files.values()].map((file) => [file.fileSha256, file.completed])));
    for (const fileSha256 of this.room.files.heldBefore(Number.POSITIVE_INFINITY)) if (accepted.get(fileSha256) === true) this.room.files.remove(fileSha256);
    for (const fileSha256 of this.room.files.heldBefore(now - HELD_LIMIT_MS)) if (!accepted.has(fileSha256)) this.room.files.remove(fileSha256);
  }

  private async run(): Promise<void> {
    while (this.wanted && !this.stopping.signal.aborted) {
      this.wanted = false;
      const open = await this.room.keeper.ask((book) => [...book.imports.files.values()].filter(({ completed }) => !completed));
      for (const file of open) await this.post(file);
    }
  }

  private async post(file: Import): Promise<void> {
    const rows = await rowsOfFile(this.room.files.bytesOf(file.fileSha256), file);
    const of: RowsOf = { importId: file.importId, fileSha256: file.fileSha256, makerId: file.makerId };
    const isWhole = await postRows(rows, of, { ...this.room, stop: this.stopping.signal });
    if (isWhole) this.room.files.remove(file.fileSha256);
  }
}

async function rowsOfFile(bytes: Uint8Array, target: FileTarget): Promise<readonly ImportRow[]> {
  const bringsLevies = target.kind === 'LEVY_DECISIONS' || target.kind === 'OPENING_LEVIES';
  if (bringsLevies !== (target.policyId !== undefined)) refuse('MALFORMED', { fields: [{ path: 'policyId', rule: bringsLevies ? 'required' : 'unknownField' }] });
  const lines = await linesOfFile(bytes);
  if (lines.length - 1 > FILE_LIMIT_ROWS) refuse('TOO_LARGE', { limit: `${FILE_LIMIT_ROWS} rows` });
  const rows = rowsIn(lines, target);
  if (rows.length === 0) throw new FileRefused([{ line: 1, column: '全行', code: 'MALFORMED', zh: '没有数据行' }]);
  return rows;
}
