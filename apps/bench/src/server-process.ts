import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended, heard } from './child.js';
import type { EventStore } from './event-stores.js';
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

  /** Starts a server over the prepared data folder; `eventLog` says where its book is kept, if not there. */
  static async start(dataDir: string, depth: Depth, eventLog?: EventStore): Promise<ServerProcess> {
    const place = eventLog === undefined ? [] : [eventLog.address, eventLog.prefix];
    const child = fork(SCRIPT, [dataDir, depth, ...place], { execArgv: ['--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { url, token } = await heard<{ url: string; token: string }>(child);
    return new ServerProcess(child, url, token);
  }

  /** What its log has been told so far. */
  async counts(): Promise<Counts> {
    this.child.send('counts');
    return heard<Counts>(this.child);
  }

  stop(): Promise<void> {
    return ended(this.child);
  }
}
