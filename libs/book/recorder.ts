import type { StoredDocument } from '#libs/event-log/port.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { CommandId, Sha256Hex } from '#libs/kernel/ids.js';
import { THE_BOOK } from '#libs/registry/house-actors.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { checkFits } from './append-size.js';
import { type Book, evolve } from './book.js';
import type { Moment } from './decide.js';
import type { Actor, Evidence, Hands } from './envelope.js';
import { type DecidedEvent, type RecordedEvent, UNPOSTED } from './events.js';
import { newSalt, toDocument } from './stored-document.js';

/** What the events of one command have in common. */
export interface Origin {
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
  readonly commandId: CommandId;
  /** Absent for the book's own acts. */
  readonly requestHash?: Sha256Hex;
}

/** Decided events, folded into the book, with the documents that must become durable before anybody hears of them. */
export interface RecordedBatch {
  readonly events: readonly RecordedEvent[];
  readonly documents: readonly StoredDocument[];
}

/**
 * Completes the envelopes, makes the documents, and folds the events into the book. Refuses, and folds nothing, if they cannot be stored
 * at once; stops with JOURNAL_UNBALANCED before an event whose journal does not balance is stored (invariant 2).
 */
export function record(book: Book, decided: readonly DecidedEvent[], origin: Origin, now: Moment['now']): RecordedBatch {
  const events = decided.map((one, index) => complete(book, one, { origin, now, index }));
  for (const event of events) journalOf(event);
  const documents = events.map(toDocument);
  checkFits(documents);
  for (const event of events) evolve(book, event);
  return { events, documents };
}

/** The book's own act at the turn of a day. */
export function dayOrigin(book: Book, date: IsoDate): Origin {
  const actor: Actor = { officerId: THE_BOOK, role: 'BOOK' };
  return { actor, evidence: [], commandId: derivedUuid('day', book.code, date) as CommandId };
}

function complete(book: Book, decided: DecidedEvent, { origin, now, index }: { origin: Origin; now: Moment['now']; index: number }): RecordedEvent {
  const { type, data, occurredOn, unitId = book.county, reversalOf, hands } = decided;
  const { actor, approvals, evidence, causationId, correlationId }: Hands = hands ?? { actor: origin.actor, approvals: [], evidence: origin.evidence };
  return {
    ...{ book: book.code, seq: book.nextSeq + index, type, schemaVersion: 1, unitId, occurredOn, recordedAt: now },
    ...(UNPOSTED.has(type) ? {} : book.periodOf(unitId, occurredOn)),
    ...{ actor, approvals, evidence, commandId: origin.commandId },
    ...(causationId === undefined ? {} : { causationId }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(reversalOf === undefined ? {} : { reversalOf }),
    ...(index === 0 && origin.requestHash !== undefined ? { requestHash: origin.requestHash } : {}),
    ...{ salt: newSalt(), data },
  } as RecordedEvent;
}
