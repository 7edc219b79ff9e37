import { describeAppending } from './contract-appending.testing.js';
import { describeFollowing } from './contract-following.testing.js';
import { describeReading } from './contract-reading.testing.js';
import type { EventLog } from './port.js';

/** A log of a test's own, empty at first. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Closes the log and opens what it stored again, as a process does that starts anew. */
  reopen(): Promise<EventLog>;
  /** Closes whatever is open and removes it. */
  destroy(): Promise<void>;
}

/** What every adapter of EventLog promises, whatever keeps the events. */
export function describeEventLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`event log in ${name}`, () => {
    let opened: LogUnderTest;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.destroy());

    describeAppending(() => opened);
    describeReading(() => opened);
    describeFollowing(() => opened);
  });
}

/** All events of a reading, one after another. */
export async function allOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const events: T[] = [];
  for await (const chunk of chunks) events.push(...chunk);
  return events;
}
