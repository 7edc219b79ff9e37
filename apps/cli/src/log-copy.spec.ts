import { EventStoreDouble } from '#libs/event-log/eventstoredb/eventstore-double.testing.js';
import { DataFolder } from './county.testing.js';

describe('mingzhang log copy', () => {
  let data: DataFolder;
  let server: EventStoreDouble;
  beforeAll(async () => {
    data = await DataFolder.ofAnhe();
    server = await EventStoreDouble.start();
  });
  afterAll(() => {
    delete process.env.EVENT_LOG;
    server.stop();
    data.remove();
  });

  const copy = (from: string, to: string, ...more: readonly string[]) => data.runAnywhere('log', 'copy', from, to, ...more);
  const file = (name: string) => `sqlite:${data.file(name)}`;
  const seen = (said: string) => /(\d+) events, Merkle root ([0-9a-f]{64})/.exec(said)?.slice(1);

  it('carries the county into EventStoreDB and back, and verify sees one and the same', async () => {
    const there = await copy(file('book.db'), server.url);
    expect([there.code, there.said]).toEqual([0, expect.stringMatching(/^990000: (\d+) events copied; both logs have \1 events, Merkle root [0-9a-f]{64}$/m)]);
    expect((await copy(server.url, file('back.db'))).code).toBe(0);

    const original = seen((await data.run('verify')).said);
    process.env.EVENT_LOG = server.url;
    expect(seen((await data.run('verify')).said)).toEqual(original);
    expect(seen(there.said)).toEqual(original);
  });

  it('copies nothing twice', async () => expect((await copy(file('book.db'), server.url, '--book', '990000')).said).toContain('990000: 0 events copied'));

  it.each([
    ['a log that is none', ['./book.db', 'sqlite:copy.db'], /must be sqlite:<path of a file>, esdb/],
    ['a store beyond this machine without TLS', ['sqlite:book.db', 'esdb://db.example?tls=false'], /must be a connection with TLS/],
  ])('does not take %s', async (_, [from = '', to = ''], message) => {
    const { code, said } = await copy(from, to);
    expect([code, said]).toEqual([1, expect.stringMatching(message)]);
  });

  it('knows no book that is not there', async () => expect((await copy(file('book.db'), server.url, '--book', '990777')).said).toContain('UNKNOWN'));
});
