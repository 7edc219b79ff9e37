import { ANHE, Office, oneLevy, pay } from './office.testing.js';
import { rehearse } from './rehearse.js';
import { snapshotOf } from './snapshot.testing.js';

describe('rehearsing commands', () => {
  const rehearsed = async (office: Office, ...handedIn: readonly ReturnType<typeof pay>[]) => {
    const refusals = await office.keeper.ask((book, moment) =>
      rehearse(
        book,
        handedIn.map((one) => () => office.request(one)),
        moment,
      ),
    );
    return refusals.map((refusal) => refusal?.code);
  };

  it('decides each on what the ones before it would have left', async () => {
    const office = await Office.open(oneLevy);
    expect(await rehearsed(office, pay('L1', 600, 1), pay('L1', 500, 2), pay('L1', 400, 1), pay('L1', 400, 2), pay('L1', 1, 3))).toEqual([
      undefined,
      'OVER_COLLECTION',
      'RECEIPT_REUSED',
      undefined,
      'OVER_COLLECTION',
    ]);
  });

  it('leaves the book as it was, and nothing in the log', async () => {
    const office = await Office.open(oneLevy);
    await office.submit(pay('L1', 100, 1));
    const before = await office.keeper.ask(snapshotOf);
    const events = await office.log.head(ANHE);
    await rehearsed(office, pay('L1', 600, 2), pay('L1', 900, 3));
    expect(await office.keeper.ask(snapshotOf)).toBe(before);
    expect(await office.log.head(ANHE)).toBe(events);
    expect(await office.hear(pay('L1', 900, 2))).toHaveProperty('seq');
  });

  it('leaves it so too where something breaks on the way', async () => {
    const office = await Office.open(oneLevy);
    const before = await office.keeper.ask(snapshotOf);
    const broken = () => {
      throw new TypeError('no command');
    };
    const attempt = office.keeper.ask((book, moment) => rehearse(book, [() => office.request(pay('L1', 600, 1)), broken], moment));
    await expect(attempt).rejects.toThrow('no command');
    expect(await office.keeper.ask(snapshotOf)).toBe(before);
  });

  it('goes on what is decided and not yet stored', async () => {
    const office = await Office.open(oneLevy);
    const paying = office.submit(pay('L1', 1_000, 1));
    expect(await rehearsed(office, pay('L1', 1, 2))).toEqual(['OVER_COLLECTION']);
    await paying;
  });
});
