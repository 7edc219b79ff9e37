import type { EventLog } from './port.js';

/** A log of a test's own, empty at first. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Closes the log and opens what it stored again, as a process does that starts anew. */
  reopen(): Promise<EventLog>;
  /** Closes whatever is open and removes it. */
  destroy(): Promise<void>;
}

/** All events of a reading, one after another. */
export async function allOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const events: T[] = [];
  for await (const chunk of chunks) events.push(...chunk);
  return events;
}
