import { describeEventLog } from '../contract.testing.js';
import { EventStoreDouble } from './eventstore-double.testing.js';
import { openEventStoreLog } from './eventstoredb-log.js';

describeEventLog('EventStoreDB, the double', async () => {
  const server = await EventStoreDouble.start();
  let log = await openEventStoreLog(server.url);
  return {
    log,
    async reopen() {
      await log.close();
      log = await openEventStoreLog(server.url);
      return log;
    },
    async destroy() {
      await log.close();
      server.stop();
    },
  };
});

const { EVENTSTORE_URL } = process.env;

// A server of one's own, for which streams of a new prefix are left behind by each test: npm run test:eventstore.
if (EVENTSTORE_URL !== undefined) {
  describeEventLog(`EventStoreDB at EVENTSTORE_URL`, async () => {
    const prefix = `contract${crypto.randomUUID().replaceAll('-', '')}`;
    let log = await openEventStoreLog(EVENTSTORE_URL, { prefix });
    return {
      log,
      async reopen() {
        await log.close();
        log = await openEventStoreLog(EVENTSTORE_URL, { prefix });
        return log;
      },
      destroy: () => log.close(),
    };
  });
}
