import { allOf } from '../log-under-test.testing.js';
import { type EventLog, LogClosed, OutcomeUnknown, WrongExpectedSeq } from '../port.js';
import { COUNTY, documentOf, documentsFrom, OTHER_COUNTY, placed, plain } from '../sample-documents.testing.js';
import { EventStoreDouble, FAULTS, type Fault } from './eventstore-double.testing.js';
import { openEventStoreLog } from './eventstoredb-log.js';

const PATIENCE_MS = 2_000;
const CALL_TIMEOUT_MS = 200;
const STREAM = `mingzhang-${COUNTY}`;

let server: EventStoreDouble;
let log: EventLog;
beforeEach(async () => {
  server = await EventStoreDouble.start();
  log = await openEventStoreLog(server.url, { patienceMs: PATIENCE_MS, callTimeoutMs: CALL_TIMEOUT_MS });
  await log.append(COUNTY, 0, documentsFrom(0, 3));
});
afterEach(async () => {
  await log.close();
  server.stop();
});

const contents = async () => plain(await allOf(log.read(COUNTY, 0)));

/** The rival's append comes between: stored by the server just before ours, or just after. */
const overtaken: Fault = ({ store, answer }) => {
  void server.streams.append(STREAM, 2, [foreign]);
  answer(store());
};
const storedThenFollowed: Fault = ({ store }) => {
  store();
  server.streams.append(STREAM, 'any', [foreign]);
  server.dropConnections();
};
const { id, type, bytes } = documentOf({ line: 'of somebody else' });
const foreign = { id, type, contentType: 'application/json', data: bytes };

describe('an append of which', () => {
  it.each(Object.entries(FAULTS))('%s is stored once', async (_, fault) => {
    server.failNext(fault);
    await log.append(COUNTY, 3, documentsFrom(3, 2));
    await log.append(COUNTY, 5, documentsFrom(5, 1));
    expect(await contents()).toEqual(placed(0, documentsFrom(0, 6)));
    expect(server.streams.all(STREAM)).toHaveLength(6);
  });

  it('one thing after another goes wrong is stored once', async () => {
    server.failNext(FAULTS['its answer is lost'], FAULTS['it is lost on its way'], FAULTS['the node is not the leader'], FAULTS['its answer is lost']);
    await log.append(COUNTY, 3, documentsFrom(3, 500));
    expect(server.streams.all(STREAM)).toHaveLength(503);
  });

  it('the answer is lost, after which somebody else writes, is known for ours by its ids', async () => {
    server.failNext(storedThenFollowed);
    await log.append(COUNTY, 3, documentsFrom(3, 2));
    expect(await log.head(COUNTY)).toBe(6);
  });

  it('somebody else took the place is not stored, and said to be so', async () => {
    server.failNext(FAULTS['it is lost on its way'], overtaken);
    await expect(log.append(COUNTY, 3, documentsFrom(3, 2))).rejects.toMatchObject({ name: 'WrongExpectedSeq', actualSeq: 4 });
    expect(await log.head(COUNTY)).toBe(4);
  });

  it('nothing is ever sent in a batch of the client, whose faults touch other appends (faults 1, 2)', async () => {
    await Promise.all([log.append(COUNTY, 3, documentsFrom(3, 1)), log.append(OTHER_COUNTY, 0, documentsFrom(0, 1))]);
    expect(server.calls.batchAppend).toBe(0);
  });
});

describe('an append whose outcome stays unknown', () => {
  /** Longer than anybody has patience. */
  const unanswered = Array<Fault>(40).fill(FAULTS['it is never taken up']);

  it('is told with a promise; until it is kept no other is tried, in this book only', async () => {
    server.failNext(({ store }) => void store());
    const appending = log.append(COUNTY, 3, documentsFrom(3, 2));
    const behind = log.append(COUNTY, 5, documentsFrom(5, 1));
    await until(() => server.streams.all(STREAM).length === 5);
    server.stop();

    const unknown = await appending.catch((error) => error);
    expect(unknown).toBeInstanceOf(OutcomeUnknown);
    await expect(behind).rejects.toBe(unknown);
    await expect(log.append(COUNTY, 3, documentsFrom(7, 1))).rejects.toBe(unknown);
    expect(server.streams.all(STREAM)).toHaveLength(5);

    await server.start();
    await unknown.settled;
    expect(await contents()).toEqual(placed(0, documentsFrom(0, 5)));
    await log.append(COUNTY, 5, documentsFrom(5, 1));
  });

  it('settles also where it is lost for good', async () => {
    server.stop();
    const unknown = await log.append(COUNTY, 3, documentsFrom(3, 2)).catch((error) => error);
    server.streams.append(STREAM, 2, [foreign]);
    await server.start();
    await unknown.settled;
    expect(await log.head(COUNTY)).toBe(4);
    await expect(log.append(COUNTY, 3, documentsFrom(3, 2))).rejects.toThrow(WrongExpectedSeq);
  });

  it('is not known any more where the log is closed before', async () => {
    server.failNext(...unanswered);
    const unknown = await log.append(COUNTY, 3, documentsFrom(3, 2)).catch((error) => error);
    await log.close();
    await expect(unknown.settled).rejects.toThrow(LogClosed);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
