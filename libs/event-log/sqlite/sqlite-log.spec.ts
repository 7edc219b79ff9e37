import { describeEventLog } from '../contract.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';

describeEventLog('SQLite', async () => {
  const folder = temporaryFolder();
  let log = await openSqliteLog(folder.file('book.db'));
  return {
    log,
    async reopen() {
      await log.close();
      log = await openSqliteLog(folder.file('book.db'));
      return log;
    },
    async destroy() {
      await log.close();
      folder.remove();
    },
  };
});
