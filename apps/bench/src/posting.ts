import { join } from 'node:path';
import { copyInto } from './event-stores.js';
import { DEPTHS } from './gauged-log.js';
import { LoadedServer } from './loaded-server.js';
import { appendOnly } from './raw-log.js';
import { type Contestant, interleaved, printStandings } from './rounds.js';
import { TestingServer } from './testing-server.js';

const CONNECTIONS = [1, 10, 100] as const;
const WARM_UP = { connections: 10, seconds: 2 };

export interface Effort {
  readonly rounds: number;
  /** Of load in each round. */
  readonly seconds: number;
}

/** Posts payments to the real server, with and without what stands behind its route, and prints how fast each is. */
export async function measurePosting(prepared: string, folder: string, { rounds, seconds }: Effort): Promise<void> {
  const servers = await Promise.all(DEPTHS.map((depth) => LoadedServer.start(prepared, join(folder, depth), { name: `the route, its events ${depth}`, depth })));
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

/** The same postings stored in the file beside the server, and through the adapter in an EventStoreDB: in the double, and where EVENTSTORE_URL names one, in that. */
export async function measureEventStores(prepared: string, folder: string, { rounds, seconds }: Effort): Promise<void> {
  const double = await TestingServer.start('libs/event-log/eventstoredb/serve-double.testing.ts');
  const servers: LoadedServer[] = [];
  try {
    servers.push(await LoadedServer.start(prepared, join(folder, 'in a file'), { name: 'the embedded log', depth: 'stored' }));
    for (const [name, address] of Object.entries({
      'the double, which keeps nothing on a disk': double.address,
      'the EventStoreDB at EVENTSTORE_URL': process.env.EVENTSTORE_URL,
    })) {
      if (address === undefined) continue;
      const eventLog = await copyInto(address, prepared);
      servers.push(await LoadedServer.start(prepared, join(folder, eventLog.prefix), { name, depth: 'stored', eventLog }));
    }
    for (const server of servers) await server.post(WARM_UP);
    for (const connections of CONNECTIONS) {
      const posting = servers.map(({ name, post }) => ({ name, measure: () => post({ connections, seconds }) }));
      printStandings(`Posting a payment through EventStoreDB, ${connections} connections`, await interleaved(posting, rounds));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await double.stop();
  }
}
