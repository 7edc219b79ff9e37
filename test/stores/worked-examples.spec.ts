import { readdirSync } from 'node:fs';
import { EventStoreDouble } from '#libs/event-log/eventstoredb/eventstore-double.testing.js';
import { POSTGRES, PostgresServer } from '#libs/views/postgres/postgres-server.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';
import { describeWithTool, hasTool } from '../tools.testing.js';

/** The worked examples, as they are told over files: a1-..., a2-... */
const STORIES = readdirSync('test/acceptance').filter((name) => /^a\d+-.*\.spec\.ts$/.test(name));

/** One for each server that a story started. */
const doubles: EventStoreDouble[] = [];

if (hasTool(POSTGRES)) {
  let database: PostgresServer;
  beforeAll(async () => {
    database = await PostgresServer.start();
    TestServer.newStores = async () => {
      const double = await EventStoreDouble.start();
      doubles.push(double);
      return { eventLog: double.url, views: await database.database() };
    };
  });
  afterAll(async () => {
    for (const double of doubles) double.stop();
    await database.remove();
  });

  // A spec file that is imported puts its describes here: the same text, over the stores of the hook above.
  for (const story of STORIES) await import(`../acceptance/${story.replace(/\.ts$/, '.js')}`);
}

describeWithTool(POSTGRES, 'the worked examples, with the log in EventStoreDB and the views in PostgreSQL', () => {
  it('are those above, each over stores of its own', () => {
    expect(STORIES.length).toBeGreaterThan(3);
    expect(doubles.length).toBeGreaterThanOrEqual(STORIES.length);
  });
});
