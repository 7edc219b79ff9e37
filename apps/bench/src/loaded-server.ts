import { cpSync } from 'node:fs';
import type { EventStore } from './event-stores.js';
import type { Depth } from './gauged-log.js';
import { load, type Posted } from './load.js';
import { payment } from './posting-county.js';
import type { Figures } from './rounds.js';
import { ServerProcess } from './server-process.js';

/** What a server under load does with what is posted to it. */
export interface Kept {
  readonly name: string;
  readonly depth: Depth;
  /** Where its book is kept, if not in its folder. */
  readonly eventLog?: EventStore;
}

/** A server that posts payments, no sheet and no key twice. */
export class LoadedServer {
  private posted = 0;

  private constructor(
    readonly name: string,
    private readonly server: ServerProcess,
  ) {}

  /** Starts a server over a copy of the prepared data folder. */
  static async start(prepared: string, dataDir: string, { name, depth, eventLog }: Kept): Promise<LoadedServer> {
    cpSync(prepared, dataDir, { recursive: true });
    return new LoadedServer(name, await ServerProcess.start(dataDir, depth, eventLog));
  }

  readonly post = async (effort: { connections: number; seconds: number }): Promise<Figures> => {
    const before = await this.server.counts();
    const figures = await load(this.server, () => this.next(), effort);
    const after = await this.server.counts();
    return { ...figures, 'events an append': (after.documents - before.documents) / (after.appends - before.appends) };
  };

  stop(): Promise<void> {
    return this.server.stop();
  }

  private next(): Posted {
    const { levyId, body, key } = payment(this.posted++);
    return { path: `/api/levies/${levyId}/payments`, body, key };
  }
}
