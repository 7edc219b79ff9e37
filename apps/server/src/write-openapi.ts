import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { House } from './house/house.js';
import { openApiOf, openApiText } from './openapi.js';
import { createServer } from './server.js';
import { readSettings } from './settings.js';

// Writes docs/openapi.json from the decorators of a server that never listens, around an empty house.
const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
const settings = readSettings({ DATA_DIR: folder });
const app = await createServer(await House.open(settings), settings);
writeFileSync(join('docs', 'openapi.json'), openApiText(openApiOf(app)));
await app.close();
rmSync(folder, { recursive: true });
