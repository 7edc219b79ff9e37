import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DEPTHS, type Depth } from './gauged-log.js';
import { load, type Posted } from './load.js';
import { payment } from './posting-county.js';
import { appendOnly } from './raw-log.js';
import { type Contestant, type Figures, interleaved, printStandings } from './rounds.js';
import { ServerProcess } from './server-process.js';

const CONNECTIONS = [1, 10, 100] as const;
const WARM_UP = { connections: 10, seconds: 2 };

export interface Effort {
  readonly rounds: number;
  /** Of load in each round. */
  readonly seconds: number;
}

/** Posts payments to the real server, with and without what stands behind its route, and prints how fast each is. */
export async function measurePosting(prepared: string, folder: string, { rounds, seconds }: Effort): Promise<void> {
  const servers = await Promise.all(DEPTHS.map((depth) => Loaded.start(prepared, join(folder, depth), depth)));
  try {
    for (const server of servers) await server.post(WARM_UP);
    for (const connections of CONNECTIONS) {
      let batch = 1;
      const posting = servers.map(({ name, post }): Contestant => {
        const measure = async () => {
          const figures = await post({ connections, seconds });
          batch = Math.max(1, Math.round(figures['events an append'] ?? 1));
          return figures;
        };
        return { name, measure };
      });
      // Measured last, at the batch that gathered at the server before it.
      const raw = { name: 'the log alone, appends of that size', measure: () => appendOnly(folder, batch, seconds) };
      printStandings(`Posting a payment, ${connections} connections`, await interleaved([...posting, raw], rounds));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** A server that posts payments, no sheet and no key twice. */
class Loaded {
  private posted = 0;

  private constructor(
    readonly name: string,
    private readonly server: ServerProcess,
  ) {}

  static async start(prepared: string, dataDir: string, depth: Depth): Promise<Loaded> {
    cpSync(prepared, dataDir, { recursive: true });
    return new Loaded(`the route, its events ${depth}`, await ServerProcess.start(dataDir, depth));
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
