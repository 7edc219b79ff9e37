import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Depth } from './gauged-log.js';

const SCRIPT = fileURLToPath(new URL('./posting-server.js', import.meta.url));

export interface Counts {
  readonly appends: number;
  readonly documents: number;
}

/** A server under load, seen from outside. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** A session of the collector. */
    readonly token: string,
  ) {}

  /** Starts a server over the prepared data folder. */
  static async start(dataDir: string, depth: Depth): Promise<ServerProcess> {
    const child = fork(SCRIPT, [dataDir, depth], { execArgv: ['--no-warnings'] });
    const { url, token } = await heard<{ url: string; token: string }>(child);
    return new ServerProcess(child, url, token);
  }

  /** What its log has been told so far. */
  async counts(): Promise<Counts> {
    this.child.send('counts');
    return heard<Counts>(this.child);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

async function heard<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const died = () => ended.abort(new Error('the server under load ended'));
  child.once('exit', died);
  try {
    const [message] = await once(child, 'message', { signal: ended.signal });
    return message as T;
  } finally {
    child.off('exit', died);
  }
}
