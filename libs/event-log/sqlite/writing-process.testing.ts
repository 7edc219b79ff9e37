import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BookCode } from '#libs/kernel/ids.js';

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const FLAGS = ['--no-warnings', '--experimental-transform-types', '--import', source('typescript-sources.testing.ts')];

/** Another process that appends to the book until it is killed (append-until-killed.testing.ts). */
export function startWritingProcess(path: string, book: BookCode) {
  const child = spawn(process.execPath, [...FLAGS, source('append-until-killed.testing.ts'), path, book], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  return {
    /** What it has printed: the acknowledged heads. */
    lines: lines as readonly string[],
    /** Waits for so many lines in all. Rejects if it ends before. */
    async printed(count: number) {
      const over = new AbortController();
      const ended = closed.then(() => Promise.reject(new Error(`it ended after: ${lines.join(' | ')}`)));
      try {
        while (lines.length < count) await Promise.race([once(reader, 'line', { signal: over.signal }), ended]);
      } finally {
        over.abort();
      }
    },
    /** Waits until it has ended by itself. */
    ended: closed,
    /** kill -9; afterwards `lines` is all that it ever printed. */
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
