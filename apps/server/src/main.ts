import { join } from 'node:path';
import { LogBroken, LogLocked, LogTruncated, LogUnreachable } from '#libs/event-log/port.js';
import { VaultBroken } from '#libs/vault/vault-faults.js';
import { ViewsUnreachable } from '#libs/views/views-unreachable.js';
import { House } from './house/house.js';
import { WHOLE_COUNTY } from './sample/anhe-county.js';
import { openSample, sampleGreeting } from './sample/open-sample.js';
import { createServer } from './server.js';
import { readSettings, SettingsInvalid } from './settings.js';

/** What an operator can do something about is told in a line; anything else with where it came from. */
const TOLD = [SettingsInvalid, LogLocked, LogBroken, LogTruncated, LogUnreachable, VaultBroken, ViewsUnreachable];

const isTold = (error: unknown): error is Error => TOLD.some((told) => error instanceof told) || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

try {
  const settings = readSettings(process.env);
  const house = await House.open(settings);
  if (settings.sample !== 'none' && house.codes().length === 0) console.log('正在装入演示县，约十秒 loading the sample county, about ten seconds');
  const hasSample = settings.sample === 'anhe' && (await openSample(house, join('scripts', 'sample', 'anhe'), WHOLE_COUNTY));
  const app = await createServer(house, settings);
  // A signal ends it once what is in line is answered and stored.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(settings.port, settings.host);
  const address = await app.getUrl();
  console.log(
    `明账 Mingzhang  ${address}\n  board ${address}/board  公示栏\n  walk  ${address}/walk  倒查\n  API   ${address}/api/docs\n  ready ${address}/health/ready\n  data  ${settings.dataDir}, ${house.codes().length} books`,
  );
  if (hasSample) console.log(sampleGreeting());
} catch (error) {
  console.error(isTold(error) ? `${error.name}: ${error.message}` : error);
  process.exit(1);
}
