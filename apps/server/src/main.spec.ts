import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { BookClock } from '#libs/book/clock.js';
import { commandIdOf } from '#libs/book/command-id.js';
import { Desk } from '#libs/importing/desk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { House } from './house/house.js';
import { readSettings } from './settings.js';
import { freshKey } from './testing/api.testing.js';
import { APPOINTER, OPENED_ON, officerOf, setUpCounty } from './testing/county.testing.js';

const CODE = '990000' as BookCode;
const COLLECTOR = officerOf('COLLECTOR') as OfficerId;
const SHEETS = Array.from({ length: 20 }, (_, i) => 301 + i);

/** The program as it runs in production, compiled for this spec: a build that is older than the sources proves nothing. */
let build: string;
beforeAll(() => {
  build = mkdtempSync(join(tmpdir(), 'build-'));
  const swc = join('node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const { status, stderr } = spawnSync(process.execPath, [swc, 'apps/server/src', 'libs', '--out-dir', build, '--quiet'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  writeFileSync(join(build, 'package.json'), JSON.stringify({ type: 'module', imports: { '#libs/*.js': './libs/*.js' } }));
  symlinkSync(resolve('node_modules'), join(build, 'node_modules'));
});
afterAll(() => rmSync(build, { recursive: true }));

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(folder, { recursive: true });
});

const openHouse = () => House.open(readSettings({ DATA_DIR: folder }));

/** Starts the server on any free port, unless another is said. */
function start(environment: Record<string, string> = {}): ChildProcess {
  const main = join(build, 'apps', 'server', 'src', 'main.js');
  child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', SAMPLE: 'none', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  return child;
}

/** The address that it prints. */
async function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`the server ended without saying where it listens: ${stderr?.read()}`);
}

async function endOf(process: ChildProcess): Promise<{ readonly exit: unknown; readonly told: string }> {
  let told = '';
  process.stderr?.on('data', (chunk) => {
    told += chunk;
  });
  const [code, signal] = await once(process, 'close');
  return { exit: code ?? signal, told };
}

/** A county with sheets in the collector's hands; the token of his session. */
async function prepareCounty(): Promise<string> {
  const house = await openHouse();
  const opening = { code: CODE, nameZh: '安和县', demo: true, openedPeriod: '2015-03', appointer: { officerId: APPOINTER, docNo: '安和人〔2015〕1号' } };
  const bookkeeper = await house.openBook(opening as never, new BookClock(OPENED_ON as IsoDate).now());
  await setUpCounty(new Desk(bookkeeper, CODE), CODE);
  house.identity.createAccount(CODE, { officerId: COLLECTOR, login: 'collector', displayName: '测试员', kind: 'PERSON' }, house.now());
  const { sessionToken } = house.identity.issueSession(CODE, COLLECTOR, house.now());
  await house.close();
  return sessionToken;
}

describe('the server as a process', () => {
  it('says where it listens, answers, and ends at a signal with everything stored that it has answered', async () => {
    const token = await prepareCounty();
    const server = start();
    const address = await addressOf(server);
    expect(await (await fetch(`${address}/health/ready`)).json()).toMatchObject({ ready: true, books: [{ book: CODE, state: 'writing' }] });

    const keys = SHEETS.map(() => freshKey());
    const asked = SHEETS.map(async (no, i) => {
      const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': keys[i] as string, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ no, reasonCode: 'SPOILED', copiesKept: true, on: OPENED_ON });
      return (await fetch(`${address}/api/receipt-books/PJ-301/voids`, { method: 'POST', headers, body })).status;
    });
    const ended = endOf(server);
    await Promise.any(asked);
    server.kill('SIGTERM');
    const statuses = await Promise.allSettled(asked);
    expect((await ended).exit).toBe('SIGTERM');

    const house = await openHouse();
    const stored = await house.bookkeeper(CODE).ask((book) => keys.map((key) => book.commands.get(commandIdOf(CODE, COLLECTOR, key)) !== undefined));
    await house.close();
    const answered = statuses.map((outcome) => outcome.status === 'fulfilled' && outcome.value === 201);
    expect(answered).toContain(true);
    answered.forEach((is, i) => {
      if (is) expect(stored[i]).toBe(true);
    });
  });

  it.each([
    [
      'settings that make no sense',
      { PORT: 'many', VIEWS: 'memory' },
      'SettingsInvalid: PORT must be a whole number from 0 to 65535\nVIEWS must be sqlite:<path of a file> or postgres://user:password@host/database\n',
    ],
    ['a log that is none', { EVENT_LOG: 'sqlite:package.json' }, 'LogBroken: '],
    ['nobody where its log should be', { EVENT_LOG: 'esdb://127.0.0.1:9?tls=false' }, 'LogUnreachable: EventStoreDB at esdb://127.0.0.1:9 cannot be reached'],
    [
      'a certificate that is not there',
      { EVENT_LOG: 'esdb://u:p@127.0.0.1?tlsCAFile=/none.crt' },
      'LogUnreachable: EventStoreDB at esdb://127.0.0.1: Failed to load certificate file',
    ],
  ])('does not start with %s, and says so without more', async (_, environment, line) => {
    const { exit, told } = await endOf(start(environment));
    expect([exit, told.startsWith(line)]).toEqual([1, true]);
    expect(told).not.toMatch(/^\s+at /m);
  });

  it('does not start beside another one on the same log', async () => {
    const house = await openHouse();
    const { exit, told } = await endOf(start());
    await house.close();
    expect([exit, told]).toEqual([1, expect.stringMatching(/^LogLocked: /)]);
  });

  it('does not start where its port is taken', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { exit, told } = await endOf(start({ PORT: String(port) }));
    taken.close();
    expect([exit, told]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
  });
});
