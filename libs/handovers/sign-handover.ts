import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { CashPlace } from '#libs/custody/claims.js';
import { LINES_LIMIT } from '#libs/custody/remittances.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { CaseId, ObligationId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { postFor, postsOn } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { type SheetRange, STANDING_BY } from './handovers.js';
import { type HeldByOfficer, heldBy, joined } from './held-by.js';

/**
 * An officer hands over what he holds of a unit, as it is counted today in front of his successor and of whoever stands by: a step of
 * three hands. Domain rules 3.3 (OfficerHandoverSigned), R16; invariant 30.
 */
export interface SignHandover {
  readonly unitId: UnitId;
  readonly toOfficerId: OfficerId;
  readonly supervisorId: OfficerId;
  /** Counted: what he holds as collector, and as cashier; fen. */
  readonly collectorCashFen: Fen;
  readonly cashierCashFen: Fen;
  readonly receiptRanges: readonly SheetRange[];
  readonly openObligationIds: readonly ObligationId[];
  readonly openCaseIds: readonly CaseId[];
}

/**
 * Refuses SOD_VIOLATION unless three persons sign, NOT_AUTHORISED for a successor who may not hold such things or a witness who may
 * not stand by, HANDOVER_MISMATCH where what was counted and listed is not what the ledger says, TOO_LARGE for more cash than one
 * document lists: it is banked first.
 */
export function signHandover(book: Book, command: SignHandover, { actor, unitId, today }: Context): readonly DecidedEvent[] {
  const { officerId: fromOfficerId } = actor;
  const { toOfficerId, supervisorId } = command;
  if (new Set([fromOfficerId, toOfficerId, supervisorId]).size < 3) refuse('SOD_VIOLATION', { officerId: fromOfficerId, pair: 'three hands' });
  if (postFor(book.registry, supervisorId, STANDING_BY, { unitId, on: today }) === undefined)
    refuse('NOT_AUTHORISED', { officerId: supervisorId, roles: STANDING_BY.join(' '), unitId });

  const held = heldBy(book, fromOfficerId, unitId);
  checkCounted(command, held);
  for (const roles of rolesFor(held)) {
    if (postFor(book.registry, toOfficerId, roles, { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId: toOfficerId, roles: roles.join(' '), unitId });
  }
  if (postsOn(book.registry, toOfficerId, today).length === 0) refuse('NOT_AUTHORISED', { officerId: toOfficerId, unitId });
  if (held.cash.some(({ lines }) => lines.length > LINES_LIMIT)) refuse('TOO_LARGE', { limit: LINES_LIMIT });

  const cashFen = sum(...held.cash.map(({ totalFen }) => totalFen));
  return [event('OfficerHandoverSigned', { fromOfficerId, toOfficerId, supervisorId, ...held, cashFen }, today)];
}

/** Which posts the successor needs for what he is handed: cash goes from collector to collector, from cashier to cashier. */
function rolesFor({ cash, receiptRanges }: HeldByOfficer): readonly (readonly Role[])[] {
  const forCash = cash.map(({ place }): readonly Role[] => [place]);
  return receiptRanges.length === 0 ? forCash : [...forCash, ['COLLECTOR', 'CASHIER']];
}

/** Counted and listed is what the ledger says, to the fen, the sheet and the case. */
function checkCounted(counted: SignHandover, held: HeldByOfficer): void {
  const ledgerFen = (place: CashPlace) => held.cash.find((cash) => cash.place === place)?.totalFen ?? ZERO;
  differ('COLLECTOR_CASH', counted.collectorCashFen, ledgerFen('COLLECTOR'));
  differ('CASHIER_CASH', counted.cashierCashFen, ledgerFen('CASHIER'));
  differ('SHEETS', ...missing(joined(counted.receiptRanges).map(sheetsText), held.receiptRanges.map(sheetsText)));
  differ('OBLIGATIONS', ...missing(counted.openObligationIds, held.openObligationIds));
  differ('CASES', ...missing(counted.openCaseIds, held.openCaseIds));
}

function differ(what: string, counted: Fen | string, ledger: Fen | string): void {
  if (counted !== ledger) refuse('HANDOVER_MISMATCH', { what, counted, ledger });
}

/** As many of them as a sentence can name. */
const NAMED = 3;

/** What only one side lists, of either side as much as a sentence can name. */
function missing(counted: readonly string[], ledger: readonly string[]): readonly [counted: string, ledger: string] {
  const only = (these: readonly string[], those: readonly string[]) =>
    these
      .filter((one) => !those.includes(one))
      .slice(0, NAMED)
      .join(' ');
  return [only(counted, ledger), only(ledger, counted)];
}

function sheetsText({ bookId, from, to }: SheetRange): string {
  return `${bookId}:${from}-${to}`;
}
