import { LogClosed, LogTruncated, LogUnreachable, OutcomeUnknown } from '#libs/event-log/port.js';
import type { DecidedEvent, EventOf } from './events.js';
import { decidedLevy, type HandedIn, isWaiting, Office, oneLevy, pay, spoil } from './office.testing.js';

const reused = pay('L1', 10, 1);

/** An office that has turned the day, with nothing under way. */
async function openOffice() {
  const office = await Office.open(oneLevy);
  await office.keeper.turnDays();
  return office;
}

const balance = (office: Office) => office.keeper.ask((book) => book.levies.levies.known('L1' as never).payerBalanceFen);

describe('when an append fails', () => {
  it('its command hears NOT_STORED, and may be tried again with the same key', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    office.log.failNext();
    expect(await office.hear({ ...reused, key: 'the-same-key-again' })).toEqual({ refused: 'NOT_STORED', facts: {} });
    expect(await balance(office)).toBe(1_000_00);
    expect(await office.hear({ ...reused, key: 'the-same-key-again' })).toMatchObject({ seq: length });
    expect((await office.events()).length).toBe(length + 1);
  });

  it('what rested on it and came after it is decided anew', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    const append = office.log.holdNext();
    const first = office.hear({ ...pay('L1', 500, 1), key: 'first-payment-key' });
    await append.sent;
    const resting = [
      office.hear({ ...pay('L1', 500, 1), key: 'first-payment-key' }), // a repeated key: now it is new
      office.hear({ ...pay('L1', 400, 2), key: 'first-payment-key' }), // and this one is in conflict with that
      office.hear(pay('L1', 400, 1)), // a used sheet, now used by the repeated key
      office.hear(pay('L1', 501, 3)), // more than is owed
      office.hear(spoil(4)),
    ];
    append.fail();
    expect(await first).toEqual({ refused: 'NOT_STORED', facts: {} });
    expect(await Promise.all(resting)).toMatchObject([
      { seq: length },
      { refused: 'IDEMPOTENCY_CONFLICT', facts: { seq: length } },
      { refused: 'RECEIPT_REUSED' },
      { refused: 'OVER_COLLECTION' },
      { seq: length + 2 },
    ]);
    expect(await office.typesFrom(length)).toEqual(['LevyPaymentCollected', 'CommandRefused', 'ReceiptVoided']);
  });

  it('a refusal that rested on it may now be a success', async () => {
    const office = await openOffice();
    const append = office.log.holdNext();
    const first = office.hear(pay('L1', 1_000, 1));
    await append.sent;
    const over = office.hear(pay('L1', 600, 2));
    const usedSheet = office.hear(pay('L1', 400, 1));
    append.fail();
    expect(await first).toMatchObject({ refused: 'NOT_STORED' });
    expect([await over, await usedSheet]).toMatchObject([{ events: [{ data: { principalFen: 600_00 } }] }, { events: [{ data: { principalFen: 400_00 } }] }]);
    expect(await balance(office)).toBe(0);
  });

  it('so it is where they were to go out in the same append', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    const earlier = office.log.holdNext();
    office.log.failNext();
    const before = office.hear(spoil(9));
    await earlier.sent;
    const first = office.hear({ ...pay('L1', 1_000, 1), key: 'first-payment-key' });
    const over = office.hear(pay('L1', 600, 2));
    const repeated = office.hear({ ...pay('L1', 1_000, 1), key: 'first-payment-key' });
    const reading = balance(office);
    earlier.release();
    expect(await before).toMatchObject({ seq: length });
    expect(await first).toMatchObject({ refused: 'NOT_STORED' });
    expect(await over).toMatchObject({ seq: length + 1 });
    expect(await repeated).toMatchObject({ refused: 'OVER_COLLECTION' });
    expect(await reading).toBe(400_00);
  });

  it('an approval can be tried again with the effect that the checker saw', async () => {
    const provisional = (levyId: string) =>
      ({ ...decidedLevy(levyId, 100), data: { ...decidedLevy(levyId, 100).data, dueOn: '2016-10-01', dueProvisional: true } }) as DecidedEvent;
    const office = await Office.open([provisional('L1'), provisional('L2'), provisional('L3')]);
    const year = { year: 2016, noticeNo: '国办发明电〔2015〕18号', daysOff: ['2016-10-03'], workDays: [] };
    const { events } = await office.submit({ name: 'PublishCalendarYear', as: 'O-10', fields: year });
    const { proposalId, effectHash } = (events[0] as EventOf<'ProposalMade'>).data;
    const approval: HandedIn = { name: 'ApproveProposal', as: 'O-11', fields: { proposalId, effectHash } };
    office.log.failNext();
    expect(await office.hear(approval)).toMatchObject({ refused: 'NOT_STORED' });
    expect(await office.hear(approval)).toMatchObject({ events: [{ type: 'ProposalApproved' }, { type: 'CalendarYearPublished' }, { type: 'DueDatesFixed' }] });
  });

  it('counts of refusals are undone with it', async () => {
    const office = await openOffice();
    const stranger = { ...pay('L1', 10, 1), as: 'O-05' };
    for (let n = 0; n < 20; n++) await office.hear(stranger);
    const append = office.log.holdNext();
    const first = office.hear(spoil(1));
    await append.sent;
    const counted = [office.hear(stranger), office.hear(stranger)];
    append.fail();
    await Promise.all([first, ...counted]);
    office.clock.setDay('2015-03-03');
    await office.keeper.turnDays();
    expect((await office.events()).findLast(({ type }) => type === 'RefusalsCounted')).toMatchObject({ data: { date: '2015-03-02', officerId: 'O-05', count: 2 } });
  });

  it('a disk that stays full is told to everybody who writes, and reading goes on', async () => {
    const office = await Office.open(oneLevy);
    const { length } = await office.events();
    for (let n = 0; n < 50; n++) office.log.failNext();
    const writing = [office.hear(spoil(1)), office.hear(pay('L-NONE', 1, 1)), office.hear(spoil(2)), office.hear(pay('L1', 9_999, 3))];
    const [reading, turning] = [balance(office), office.keeper.turnDays()];
    for (const answer of await Promise.all(writing)) expect(answer).toMatchObject({ refused: 'NOT_STORED' });
    await expect(turning).rejects.toMatchObject({ code: 'NOT_STORED' });
    expect(await reading).toBe(1_000_00);
    expect(office.keeper.standing).toEqual({ durableSeq: length, stopped: undefined });
    expect(office.log.sent.length).toBeLessThan(10);
  });
});

describe('when somebody else wrote first', () => {
  it('what he wrote is taken in, and everything is decided again on it', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    const rival = await office.rival();
    office.log.overtakeNext(() => rival.submit(office.request(pay('L1', 600, 1))));
    const answers = [office.hear(pay('L1', 600, 2)), office.hear(pay('L1', 400, 3)), office.hear(spoil(1)), office.hear(spoil(4))];
    expect(await Promise.all(answers)).toMatchObject([
      { refused: 'OVER_COLLECTION', facts: { balanceFen: 400_00 } },
      { seq: length + 1 },
      { refused: 'RECEIPT_REUSED' },
      { seq: length + 3 },
    ]);
    expect(await office.typesFrom(length)).toEqual(['LevyPaymentCollected', 'LevyPaymentCollected', 'CommandRefused', 'ReceiptVoided']);
  });

  it('a command that he has answered gets his answer', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    const rival = await office.rival();
    const request = { ...pay('L1', 600, 1), key: 'handed-in-at-both' };
    office.log.overtakeNext(() => rival.submit(office.request(request)));
    expect(await office.hear(request)).toMatchObject({ seq: length });
    expect((await office.events()).length).toBe(length + 1);
  });

  it('what arrives while his events are taken in waits for them', async () => {
    const office = await openOffice();
    const rival = await office.rival();
    const reading = Promise.withResolvers<void>();
    const { log } = office;
    const read = log.read.bind(log);
    log.read = async function* (book, from) {
      await reading.promise;
      yield* read(book, from);
    };
    log.overtakeNext(() => rival.submit(office.request(pay('L1', 600, 1))));
    const first = office.hear(spoil(9));
    await isWaiting(first);
    const [late, seen] = [office.hear(pay('L1', 600, 2)), balance(office)];
    expect(await isWaiting(late)).toBe(true);
    reading.resolve();
    expect(await late).toMatchObject({ refused: 'OVER_COLLECTION' });
    expect(await seen).toBe(400_00);
    expect(await first).toHaveProperty('seq');
  });

  it('his day is not turned a second time', async () => {
    const office = await Office.open(oneLevy);
    const rival = await office.rival();
    office.log.overtakeNext(() => rival.turnDays());
    await office.submit(spoil(1));
    expect((await office.events()).filter(({ type }) => type === 'DayTurned')).toHaveLength(1);
  });

  it('nobody did, and the log is shorter than it was: the book stops', async () => {
    const office = await openOffice();
    const first = await office.submit(spoil(1));
    (office.log.behind as unknown as { file: Map<string, unknown[]> }).file.get('990000')?.pop();
    expect(await office.hear(spoil(2))).toMatchObject({ refused: 'BOOK_STOPPED' });
    expect(office.keeper.standing.stopped).toMatch(/LOG_BROKEN/);
    expect(first.seq).toBe((await office.events()).length);
  });
});

describe('when nobody can say whether an append is stored', () => {
  it('its commands hear so, the rest that the book has stopped; the same key tells after a restart', async () => {
    const office = await openOffice();
    const { length } = await office.events();
    const earlier = office.log.holdNext();
    office.log.loseNext();
    const before = office.hear(spoil(9));
    await earlier.sent;
    const group = [office.hear({ ...spoil(1), key: 'a-key-in-the-dark' }), office.hear(pay('L-NONE', 1, 1)), balance(office).catch(({ code }) => code)];
    earlier.release();
    expect(await before).toMatchObject({ seq: length });
    expect(await Promise.all(group)).toEqual([{ refused: 'OUTCOME_UNKNOWN', facts: {} }, { refused: 'BOOK_STOPPED', facts: {} }, 'BOOK_STOPPED']);
    expect(await office.hear(spoil(2))).toMatchObject({ refused: 'BOOK_STOPPED' });
    await office.reopen();
    expect(await office.hear({ ...spoil(1), key: 'a-key-in-the-dark' })).toMatchObject({ seq: length + 1 });
    expect((await office.events()).length).toBe(length + 2);
  });
});

describe('while it is being found out whether an append is stored', () => {
  it.each([
    ['is', true],
    ['is not', false],
  ])('nothing is decided and readings go on; it %s, and the same key gets one answer', async (_, isStored) => {
    const office = await openOffice();
    const { length } = await office.events();
    const settle = office.log.blurNext(isStored);
    const sent = office.log.sent.length;
    const command = { ...pay('L1', 600, 1), key: 'a-key-without-answer' };
    const [first, behind, seen] = [office.hear(command), office.hear(spoil(2)), balance(office)];

    expect(await Promise.all([first, behind])).toEqual([
      { refused: 'OUTCOME_UNKNOWN', facts: {} },
      { refused: 'OUTCOME_UNKNOWN', facts: {} },
    ]);
    expect([await seen, await balance(office)]).toEqual([1_000_00, 1_000_00]);
    expect(await office.hear(command)).toMatchObject({ refused: 'OUTCOME_UNKNOWN' });
    await expect(office.keeper.turnDays()).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(office.keeper.isUncertain).toBe(true);
    expect(office.log.sent.length).toBe(sent + 1);

    settle();
    await certain(office);
    expect(await office.hear(command)).toMatchObject({ seq: length });
    expect(await office.hear(pay('L1', 600, 3))).toMatchObject({ refused: 'OVER_COLLECTION', facts: { balanceFen: 400_00 } });
    expect(await office.typesFrom(length)).toEqual(['LevyPaymentCollected']);
  });

  it('the log is closed: the book stops', async () => {
    const office = await openOffice();
    office.log.failNext(new OutcomeUnknown('no answer yet', Promise.reject(new LogClosed('the log was closed'))));
    expect(await office.hear(spoil(1))).toMatchObject({ refused: 'OUTCOME_UNKNOWN' });
    await certain(office);
    expect(office.keeper.standing.stopped).toBe('the log was closed');
    expect(await office.hear(spoil(2))).toMatchObject({ refused: 'BOOK_STOPPED' });
  });

  it('a log that cannot be read yet is read again', async () => {
    const office = await openOffice();
    const { log } = office;
    const settle = log.blurNext(true);
    await office.hear(spoil(1));
    const read = log.read.bind(log);
    let unreached = 1;
    log.read = async function* (book, from) {
      if (unreached-- > 0) throw new LogUnreachable('nobody there');
      yield* read(book, from);
    };
    settle();
    await certain(office);
    expect(await office.hear(spoil(2))).toHaveProperty('seq');
  });
});

describe('where the log has been cut off', () => {
  it('commands hear LOG_TRUNCATED, readings go on, and so do commands once it has been set right', async () => {
    const office = await openOffice();
    office.log.failNext(new LogTruncated('the stream begins at 5'));
    expect(await office.hear(spoil(1))).toEqual({ refused: 'LOG_TRUNCATED', facts: {} });
    expect(await balance(office)).toBe(1_000_00);
    expect(await office.hear(spoil(1))).toHaveProperty('seq');
  });
});

async function certain(office: Office): Promise<void> {
  while (office.keeper.isUncertain) await new Promise((resolve) => setTimeout(resolve, 5));
}
