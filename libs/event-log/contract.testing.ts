import { describeAppending } from './contract-appending.testing.js';
import { describeFollowing } from './contract-following.testing.js';
import { describeReading } from './contract-reading.testing.js';
import type { LogUnderTest } from './log-under-test.testing.js';

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
