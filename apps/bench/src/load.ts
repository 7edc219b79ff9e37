import autocannon from 'autocannon';
import type { Figures } from './rounds.js';

/** A request, under a key of its own. */
export interface Posted {
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

export interface Target {
  readonly url: string;
  readonly token: string;
}

/** Posts as fast as so many connections get their answers; requests a second and their waits in ms. Throws at any answer that is no success. */
export async function load({ url, token }: Target, next: () => Posted, { connections, seconds }: { connections: number; seconds: number }): Promise<Figures> {
  const waitsMs: number[] = [];
  const asked = { method: 'POST', setupRequest: (request: object) => ({ ...request, ...written(next(), token) }) as never };
  const begun = performance.now();
  let lastAt = begun;
  const running = autocannon({ url, connections, duration: seconds, requests: [asked] });
  running.on('response', (_client: unknown, _status: number, _bytes: number, waitMs: number) => {
    waitsMs.push(waitMs);
    lastAt = performance.now();
  });
  const { errors, timeouts, non2xx, statusCodeStats } = await running;
  if (errors + timeouts + non2xx > 0 || waitsMs.length === 0)
    throw new Error(`not every posting was answered: ${errors} errors, ${timeouts} time-outs, ${JSON.stringify(statusCodeStats)}`);

  waitsMs.sort((a, b) => a - b);
  const wait = (part: number) => waitsMs[Math.floor(waitsMs.length * part)] ?? 0;
  return { 'requests/s': waitsMs.length / ((lastAt - begun) / 1000), 'p50 ms': wait(0.5), 'p99 ms': wait(0.99) };
}

function written({ path, body, key }: Posted, token: string) {
  return { path, body: JSON.stringify(body), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key } };
}
