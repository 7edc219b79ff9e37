import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, type StoredDocument } from '#libs/event-log/port.js';
import { calendar2015, openingLevy } from './anhe.testing.js';
import { type HandedIn, heard, isWaiting, Office, oneLevy, pay, spoil } from './office.testing.js';

const unknownLevy = pay('L-NONE', 10, 1);
const balanceOf = (office: Office, levyId: string) => office.keeper.ask((book) => book.levies.levies.known(levyId as never).payerBalanceFen);

/** An office whose first append, of sheet 9000, is held; the day has turned with it. */
async function held(history = oneLevy) {
  const office = await Office.open(history);
  const append = office.log.holdNext();
  const first = office.submit(spoil(9_000));
  await append.sent;
  return { office, append, first };
}

describe('an answer', () => {
  it('comes when the append has resolved, not before', async () => {
    const { append, first } = await held();
    expect(await isWaiting(first)).toBe(true);
    append.release();
    expect((await first).events.map(({ type }) => type)).toEqual(['ReceiptVoided']);
  });

  it.each<[string, (office: Office) => Promise<unknown>]>([
    ['a success', (office) => office.submit(pay('L1', 10, 1))],
    ['a refusal that is not recorded', (office) => office.hear(unknownLevy)],
    ['a refusal that is recorded', (office) => office.hear(spoil(9_001))],
    ['a repeated key', (office) => office.hear({ ...spoil(9_000), key: 'office-key-1' })],
    ['a repeated key with another body', (office) => office.hear({ ...spoil(8_999), key: 'office-key-1' })],
    ['a reading', (office) => balanceOf(office, 'L1')],
    ['a dry run', (office) => office.keeper.preview(office.request(pay('L1', 10, 1)))],
    ['a reading that refuses', (office) => office.keeper.preview(office.request(unknownLevy)).catch(() => 'refused')],
    ['a command that fails', (office) => office.submit({ ...pay('L1', 10, 1), fields: { ...pay('L1', 10, 1).fields, receipt: null } }).catch(() => 'failed')],
  ])('waits for what it has seen: %s', async (_, ask) => {
    const { office, append } = await held();
    const answer = ask(office);
    expect(await isWaiting(answer)).toBe(true);
    append.release();
    await answer;
  });

  it('is of the state that includes what is decided and not yet stored', async () => {
    const { office, append } = await held();
    const paid = office.submit(pay('L1', 400, 1));
    const balance = balanceOf(office, 'L1');
    const over = office.hear(pay('L1', 601, 2));
    append.release();
    await paid;
    expect(await balance).toBe(600_00);
    expect(await over).toMatchObject({ refused: 'OVER_COLLECTION', facts: { balanceFen: 600_00 } });
  });

  it('names the seq of the first of its events', async () => {
    const office = await Office.open(oneLevy);
    const { seq, events } = await office.submit(pay('L1', 10, 1));
    expect(events.map((event) => event.seq)).toEqual([seq]);
    expect((await office.events())[seq]).toEqual(events[0]);
  });
});

describe('group commit', () => {
  it('sends what gathered behind a held append as one, in the order of arrival', async () => {
    const { office, append, first } = await held();
    const rest = [1, 2, 3, 4, 5].map((no) => office.submit(spoil(no)));
    await isWaiting(first);
    expect(office.log.sent).toHaveLength(1);
    append.release();
    const seqs = (await Promise.all(rest)).map(({ seq }) => seq);
    expect(office.log.sent.map((documents) => documents.length)).toEqual([2, 5]);
    expect(seqs).toEqual([0, 1, 2, 3, 4].map((n) => (seqs[0] as number) + n));
    expect((await office.events()).slice(-5).map(({ data }) => (data as { no: number }).no)).toEqual([1, 2, 3, 4, 5]);
  });

  it('appends nothing for refusals without trace and readings', async () => {
    const { office, append } = await held();
    const answers = [office.hear(unknownLevy), balanceOf(office, 'L1')];
    append.release();
    await Promise.all(answers);
    expect(office.log.sent).toHaveLength(1);
  });

  it('never sends more than 500 events at once, and loses no order by it', async () => {
    const { office, append } = await held();
    const answers = Array.from({ length: 1_201 }, (_, n) => office.submit(spoil(n + 1)));
    append.release();
    const seqs = (await Promise.all(answers)).map(({ seq }) => seq);
    expect(office.log.sent.map((documents) => documents.length)).toEqual([2, APPEND_LIMIT_EVENTS, APPEND_LIMIT_EVENTS, 201]);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  });

  it('never sends more than 1 MiB at once', async () => {
    const { office, append } = await held();
    const answers = Array.from({ length: 30 }, (_, n) => office.hear(longCalendar(n, 4_000)));
    append.release();
    for (const answer of await Promise.all(answers)) expect(answer).toHaveProperty('seq');
    const bytes = office.log.sent.map((documents) => bytesOf(documents));
    expect(Math.max(...bytes)).toBeLessThanOrEqual(APPEND_LIMIT_BYTES);
    expect(bytes.length).toBe(3);
  });

  it('keeps an answer behind the events it saw when they go out in two appends', async () => {
    const { office, append } = await held();
    const answers = Array.from({ length: APPEND_LIMIT_EVENTS + 1 }, (_, n) => office.submit(spoil(n + 1)));
    const reading = balanceOf(office, 'L1');
    const [second, third] = [office.log.holdNext(), office.log.holdNext()];
    append.release();
    second.release();
    await third.sent;
    expect(await isWaiting(reading)).toBe(true);
    expect(await isWaiting(answers.at(-2) as Promise<unknown>)).toBe(false);
    third.release();
    await reading;
  });

  it('turns away the ten-thousand-and-first in line, and answers the others', async () => {
    const { office, append, first } = await held();
    const waiting = Array.from({ length: 10_000 }, () => office.keeper.ask((book) => book.nextSeq));
    await expect(office.keeper.ask((book) => book.nextSeq)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    append.release();
    const { seq } = await first;
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([seq + 1]));
  });
});

describe('a command that brings too much', () => {
  it('is TOO_LARGE, and nothing of it is done', async () => {
    const office = await Office.open(oneLevy);
    const { length } = await office.events();
    const tooLarge = { ...longCalendar(0, 6_000), key: 'a-key-not-used-up' };
    expect(await office.hear(tooLarge)).toMatchObject({ refused: 'TOO_LARGE' });
    expect(await office.typesFrom(length)).toEqual(['DayTurned']);
    expect(await office.keeper.ask((book) => book.proposals.open.size)).toBe(0);
    expect(await office.hear({ ...longCalendar(0, 1), key: 'a-key-not-used-up' })).toHaveProperty('seq');
  });
});

describe('a dry run', () => {
  it('tells what a command would do, records nothing and uses no key', async () => {
    const office = await Office.open(oneLevy);
    const before = (await office.events()).length;
    const request = office.request({ ...pay('L1', 10, 1), key: 'the-key-of-a-try' });
    const { events, actor, approverRoles } = await office.keeper.preview(request);
    expect([events.map(({ type }) => type), actor.role, approverRoles]).toEqual([['LevyPaymentCollected'], 'COLLECTOR', []]);
    expect(await balanceOf(office, 'L1')).toBe(1_000_00);
    expect((await office.events()).length).toBe(before);
    expect(await office.hear({ ...pay('L1', 20, 1), key: 'the-key-of-a-try' })).toMatchObject({ events: [{ data: { principalFen: 20_00 } }] });
  });

  it('names those whose approval the command would wait for', async () => {
    const office = await Office.open();
    const { approverRoles } = await office.keeper.preview(office.request(longCalendar(0, 1)));
    expect(approverRoles).toEqual(['COUNTY_APPROVER']);
  });

  it('refuses as the command would, and leaves no trace of it', async () => {
    const office = await Office.open(oneLevy);
    const { length } = await office.events();
    await expect(office.keeper.preview(office.request({ ...pay('L1', 10, 1), as: 'O-05' }))).rejects.toMatchObject({ code: 'NOT_AUTHORISED' });
    expect((await office.events()).length).toBe(length);
  });
});

describe('a decision that fails unexpectedly', () => {
  const vaultIsShut = () => {
    throw new TypeError('the vault is shut');
  };
  const importLevy: HandedIn = {
    name: 'TakeOpeningLevy',
    as: 'O-05',
    fields: { ...(openingLevy('L2', 100).data as object), unitId: 'LJ' },
  };

  it('fails that command only and leaves no trace', async () => {
    const office = await Office.open(oneLevy, { knowsParty: vaultIsShut });
    const [failing, next] = [office.submit({ ...importLevy, key: 'a-key-that-failed' }), office.submit(pay('L1', 10, 1))];
    await expect(failing).rejects.toThrow('the vault is shut');
    await next;
    expect(office.keeper.standing.stopped).toBeUndefined();
    await office.reopen({ knowsParty: () => true });
    expect(await office.hear({ ...importLevy, key: 'a-key-that-failed' })).toMatchObject({ events: [{ type: 'ProposalMade' }] });
  });

  it('of a reading fails that reading only', async () => {
    const office = await Office.open(oneLevy);
    await expect(office.keeper.ask(vaultIsShut)).rejects.toThrow('the vault is shut');
    await office.submit(pay('L1', 10, 1));
  });
});

/** The registrar proposes a calendar with `days` days off: about 13 bytes each. */
function longCalendar(n: number, days: number): HandedIn {
  const year = 2100 + n;
  return { name: 'PublishCalendarYear', as: 'O-10', fields: { ...calendar2015, year, workDays: [], daysOff: Array(days).fill(`${year}-01-01`) } };
}

function bytesOf(documents: readonly StoredDocument[]): number {
  return documents.reduce((all, { bytes }) => all + bytes.length, 0);
}

it('tells its standing', async () => {
  const office = await Office.open(oneLevy);
  const { length } = await office.events();
  expect(office.keeper.standing).toEqual({ durableSeq: length, stopped: undefined });
  const append = office.log.holdNext();
  const answer = heard(office.submit(pay('L1', 10, 1)));
  await append.sent;
  expect(office.keeper.standing.durableSeq).toBe(length);
  append.release();
  await answer;
  expect(office.keeper.standing.durableSeq).toBe(length + 2);
});
