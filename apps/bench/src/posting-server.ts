import { openEventStoreLog } from '#libs/event-log/eventstoredb/eventstoredb-log.js';
import { openLog } from '#libs/event-log/open-log.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { House } from '../../server/src/house/house.js';
import { officerFor } from '../../server/src/sample/anhe-county.js';
import { createServer } from '../../server/src/server.js';
import { readSettings } from '../../server/src/settings.js';
import { type Depth, GaugedLog } from './gauged-log.js';
import { CODE } from './posting-county.js';

// The real server as a process of its own, over a prepared county; how deep its log goes, and in which EventStoreDB it lies if it does
// not lie in the folder, is asked by who starts it. Tells its address and a collector's session when it listens, and its counts whenever
// it is asked.

const [, , dataDir = '', depth = 'stored', eventStore, prefix = ''] = process.argv;
const settings = readSettings({ DATA_DIR: dataDir, REQUESTS_PER_MINUTE: '0', SAMPLE: 'none', PORT: '0' });
let log: GaugedLog | undefined;
const house = await House.open(settings, async (address) => {
  log = new GaugedLog(await (eventStore === undefined ? openLog(address) : openEventStoreLog(eventStore, { prefix })), depth as Depth);
  return log;
});
const app = await createServer(house, settings);
await app.listen(0, '127.0.0.1');
const { sessionToken } = house.identity.issueSession(CODE, officerFor('COLLECTOR') as OfficerId, house.now());

process.on('message', () => process.send?.({ appends: log?.appends ?? 0, documents: log?.documents ?? 0 }));
process.on('disconnect', () => void app.close());
process.send?.({ url: await app.getUrl(), token: sessionToken });
