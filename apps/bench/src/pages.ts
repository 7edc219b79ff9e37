import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { type Figures, interleaved, printStandings } from './rounds.js';
import { ServerProcess } from './server-process.js';

const BARE = fileURLToPath(new URL('./bare-page-server.js', import.meta.url));
const CONNECTIONS = 32;
const PAGE = '/board/LJ';

/** A page of the board, made once and asked for again and again, against Fastify alone sending the same bytes. */
export async function measurePages(prepared: string, folder: string, { rounds, seconds }: { readonly rounds: number; readonly seconds: number }): Promise<void> {
  const dataDir = join(folder, 'pages');
  cpSync(prepared, dataDir, { recursive: true });
  const server = await ServerProcess.start(dataDir, 'stored');
  const bytes = Buffer.from(await (await fetch(`${server.url}${PAGE}`)).arrayBuffer());
  const bare = fork(BARE, [bytes.toString('base64')]);
  const [{ url }] = (await once(bare, 'message')) as [{ url: string }];
  const contestants = [
    { name: 'Fastify alone', measure: () => asked(url, seconds) },
    { name: 'the board', measure: () => asked(server.url, seconds) },
  ];
  printStandings(`A page of the board (${Math.round(bytes.length / 1024)} KiB), ${CONNECTIONS} connections`, await interleaved(contestants, rounds));
  bare.disconnect();
  await server.stop();
}

/** Asks for the page as fast as its answers come. Throws at any answer that is no page. */
async function asked(url: string, seconds: number): Promise<Figures> {
  const waitsMs: number[] = [];
  const running = autocannon({ url, connections: CONNECTIONS, duration: seconds, requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: PAGE }) }] });
  running.on('response', (_client: unknown, _status: number, _bytes: number, waitMs: number) => waitsMs.push(waitMs));
  const { errors, timeouts, non2xx } = await running;
  if (errors + timeouts + non2xx > 0) throw new Error(`not every page was sent: ${errors} errors, ${timeouts} time-outs, ${non2xx} others`);
  waitsMs.sort((a, b) => a - b);
  const wait = (part: number) => waitsMs[Math.floor(waitsMs.length * part)] ?? 0;
  return { 'requests/s': waitsMs.length / seconds, 'p50 ms': wait(0.5), 'p99 ms': wait(0.99) };
}
