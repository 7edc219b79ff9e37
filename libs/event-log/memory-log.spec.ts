import { describeEventLog } from './contract.testing.js';
import { MemoryLog } from './memory-log.testing.js';

describeEventLog('memory', async () => {
  let log = new MemoryLog();
  return {
    log,
    async reopen() {
      await log.close();
      log = new MemoryLog(log.file);
      return log;
    },
    destroy: () => log.close(),
  };
});
