import { type Import, type ImportKind, type ImportRowRef, openImport } from '#libs/imports/imports.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { Refusal, refuse } from '#libs/kernel/refusal.js';
import type { Role } from '#libs/registry/roles.js';
import type { Book } from './book.js';
import type { CommandName } from './command-table.js';
import type { Actor, Evidence } from './envelope.js';
import { type DecidedEvent, event } from './events.js';

/** What a row of a file can be: nothing else is posted under the file's approval. */
const ROWS: { readonly [Kind in ImportKind]: readonly CommandName[] } = {
  LEVY_DECISIONS: ['ImportLevyDecision'],
  OPENING_LEVIES: ['TakeOpeningLevy'],
  RECEIPT_BOOKS: ['IssueReceiptBook'],
  FEE_LEDGER: ['CollectLevyPayment', 'VoidReceipt'],
  COUNTY_CREDITS: ['ConfirmCountyCredit'],
};

/** A command that posts a row of a file. */
export interface RowRequest {
  readonly name: CommandName;
  readonly officerId: OfficerId;
  readonly evidence: readonly Evidence[];
  readonly importRow: ImportRowRef;
}

/** What the command comes to by itself, and whose approval it would need. */
interface Judged {
  readonly actor: Actor;
  readonly events: readonly DecidedEvent[];
  readonly approverRoles: readonly Role[];
}

/**
 * Decides a row of an accepted file in its maker's name, under the approvals that the file has: it needs none of its own.
 * Every row ends, posted or with the code that refused it, and the last one ends the import in the same step.
 */
export function decideRow(book: Book, { name, officerId, evidence, importRow }: RowRequest, today: IsoDate, judge: () => Judged): Omit<Judged, 'approverRoles'> {
  const { importId, line } = importRow;
  const file = openImport(book.imports, importId);
  if (officerId !== file.makerId || !ROWS[file.kind].includes(name)) refuse('NOT_AUTHORISED', { officerId, importId });

  const { actor, events, posted } = endOfRow(file, line, { today, judge });
  const done = { posted: file.posted + (posted ? 1 : 0), refused: file.refused + (posted ? 0 : 1) };
  const isLast = done.posted + done.refused === file.rows;
  const all = isLast ? [...events, event('ImportCompleted', { importId, ...done }, today, { unitId: file.unitId })] : events;
  const hands = { actor, approvals: file.approvals, correlationId: importId };
  return { actor, events: all.map((one) => ({ ...one, hands: { ...hands, evidence: one.hands?.evidence ?? evidence } })) };
}

/** How a row ends: with what it does, or with the code of the refusal, which is then the row's answer for good. */
function endOfRow(file: Import, line: number, { today, judge }: { today: IsoDate; judge: () => Judged }): Omit<Judged, 'approverRoles'> & { readonly posted: boolean } {
  const { importId, unitId, maker } = file;
  try {
    const { actor, events, approverRoles } = judge();
    const isApproved = approverRoles.length === 0 || file.approvals.some(({ role }) => (approverRoles as readonly string[]).includes(role));
    return isApproved ? { actor, events, posted: true } : refuse('NOT_AUTHORISED', { importId, roles: approverRoles.join(' ') });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { actor: maker, events: [event('ImportRowRefused', { importId, line, code: error.code }, today, { unitId })], posted: false };
  }
}
