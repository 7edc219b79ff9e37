import { type EventLog, READ_LIMIT_EVENTS } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { Refusal, refuse } from '#libs/kernel/refusal.js';
import { requestHashOf } from './command-id.js';
import type { CommandRequest } from './decide.js';
import type { RecordedEvent } from './events.js';
import { fromStored } from './stored-document.js';

/** What a command came to: the events that it brought, from `seq` on. */
export interface Answer {
  readonly seq: number;
  readonly events: readonly RecordedEvent[];
}

/** Where in a book a command was answered, and the number of the events that are durable by now. */
export interface AnsweredAt {
  readonly code: BookCode;
  readonly seq: number;
  readonly durableSeq: number;
}

/** Nearly every command brings fewer events than this, and is read at one look. */
const FIRST_LOOK_EVENTS = 8;

/**
 * The first answer to a command that was asked again, read back from the log. Refuses IDEMPOTENCY_CONFLICT where the same key
 * now stands on another request (invariant 7), and refuses again what was refused for good.
 */
export async function outcomeAt(log: EventLog, at: AnsweredAt, request: CommandRequest): Promise<Answer> {
  const { seq } = at;
  const events = await eventsOfCommand(log, at);
  const [first] = events;
  if (first?.requestHash !== requestHashOf(request)) refuse('IDEMPOTENCY_CONFLICT', { seq });
  if (first.type === 'CommandRefused') throw new Refusal(first.data.code, first.data.facts);
  return { seq, events };
}

/** The events from `seq` on that have its command's id. */
async function eventsOfCommand(log: EventLog, { code, seq, durableSeq }: AnsweredAt): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from = seq, limit = FIRST_LOOK_EVENTS; from < durableSeq; from += limit, limit = READ_LIMIT_EVENTS) {
    const seqs = Array.from({ length: Math.min(limit, durableSeq - from) }, (_, n) => from + n);
    for (const stored of await log.readAt(code, seqs)) {
      const event = fromStored(stored);
      if (event.commandId !== (events[0] ?? event).commandId) return events;
      events.push(event);
    }
  }
  return events;
}
