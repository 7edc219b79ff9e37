import type { EventLog } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { Refusal, refuse } from '#libs/kernel/refusal.js';
import type { Answer } from './bookkeeper.js';
import { requestHashOf } from './command-id.js';
import type { CommandRequest } from './decide.js';
import type { RecordedEvent } from './events.js';
import { fromStored } from './stored-document.js';

/**
 * The first answer to a command that was asked again, read back from the log. Refuses IDEMPOTENCY_CONFLICT where the same key
 * now stands on another request (invariant 7), and refuses again what was refused for good.
 */
export async function outcomeAt(log: EventLog, code: BookCode, { seq, request }: { seq: number; request: CommandRequest }): Promise<Answer> {
  const events = await eventsOfCommand(log, code, seq);
  const [first] = events;
  if (first?.requestHash !== requestHashOf(request)) refuse('IDEMPOTENCY_CONFLICT', { seq });
  if (first.type === 'CommandRefused') throw new Refusal(first.data.code, first.data.facts);
  return { seq, events };
}

async function eventsOfCommand(log: EventLog, code: BookCode, seq: number): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const chunk of log.read(code, seq)) {
    for (const stored of chunk) {
      const event = fromStored(stored);
      if (event.commandId !== (events[0] ?? event).commandId) return events;
      events.push(event);
    }
  }
  return events;
}
