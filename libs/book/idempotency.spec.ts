import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { isUuid } from '#libs/kernel/ids.js';
import { calendar2015, told } from './anhe.testing.js';
import { commandIdOf, requestHashOf } from './command-id.js';
import type { Evidence } from './envelope.js';
import type { EventOf } from './events.js';
import { foldLog } from './fold-log.js';
import { ANHE, type HandedIn, Office, oneLevy, pay, spoil } from './office.testing.js';
import { dayOrigin, record } from './recorder.js';

const KEY = 'one-key-for-good';

/** The same act before and after the book was opened anew. */
const acrossRestart = [
  ['in the same process', async () => {}],
  ['after a restart', (office: Office) => office.reopen()],
] as const;

describe.each(acrossRestart)('a repeated key %s', (_, restart) => {
  it('gets the first answer, and nothing is recorded again', async () => {
    const office = await Office.open(oneLevy);
    const first = await office.submit({ ...pay('L1', 10, 1), key: KEY });
    const { length } = await office.events();
    await restart(office);
    const again = await office.submit({ ...pay('L1', 10, 1), key: KEY });
    expect(canonicalJson(again)).toBe(canonicalJson(first));
    expect((await office.events()).length).toBe(length);
  });

  it('gets all events of the first answer and no other', async () => {
    const office = await Office.open(oneLevy);
    const made = await office.submit({ name: 'PublishCalendarYear', as: 'O-10', fields: { ...calendar2015, year: 2016, daysOff: [], workDays: [] } });
    const { proposalId, effectHash } = (made.events[0] as EventOf<'ProposalMade'>).data;
    const approve: HandedIn = { name: 'ApproveProposal', as: 'O-11', fields: { proposalId, effectHash }, key: KEY };
    const first = await office.submit(approve);
    expect(first.events.map(({ type }) => type)).toEqual(['ProposalApproved', 'CalendarYearPublished']);
    await office.submit(spoil(1));
    await restart(office);
    expect(canonicalJson(await office.submit(approve))).toBe(canonicalJson(first));
  });

  it('gets all events of a long first answer, though the log ends with it', async () => {
    const office = await Office.open(oneLevy);
    const request = office.request({ ...spoil(1), key: KEY });
    const book = await foldLog(office.log, ANHE);
    const voids = Array.from({ length: 20 }, (_, n) => told('ReceiptVoided', { bookId: 'PJ-1', no: n + 1, reasonCode: 'SPOILED', copiesKept: true }, undefined, { unitId: 'LJ' }));
    const origin = { ...dayOrigin(book, book.today), commandId: request.commandId, requestHash: requestHashOf(request) };
    const { events, documents } = record(book, voids, origin, book.recordedAt);
    await office.log.append(ANHE, events[0]?.seq ?? 0, documents);
    await office.reopen();
    await restart(office);
    expect(canonicalJson(await office.keeper.submit(request))).toBe(canonicalJson({ seq: events[0]?.seq, events }));
  });

  it.each<[string, HandedIn, Evidence[]]>([
    ['another amount', pay('L1', 11, 1), []],
    ['another command', spoil(1), []],
    ['other evidence', pay('L1', 10, 1), [{ kind: 'BANK_SLIP', docNo: '银行回单1' as Evidence['docNo'] }]],
  ])('is IDEMPOTENCY_CONFLICT with %s', async (_what, changed, evidence) => {
    const office = await Office.open(oneLevy);
    const { seq } = await office.submit({ ...pay('L1', 10, 1), key: KEY });
    await restart(office);
    const answer = office.keeper.submit({ ...office.request({ ...changed, key: KEY }), evidence });
    await expect(answer).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT', facts: { seq } });
  });

  it('of another officer is another command', async () => {
    const office = await Office.open(oneLevy);
    await office.submit({ ...spoil(1), key: KEY });
    await restart(office);
    expect(await office.hear({ ...spoil(2), as: 'O-08', key: KEY })).toMatchObject({ events: [{ type: 'ReceiptVoided', actor: { officerId: 'O-08' } }] });
  });

  it('whose command was refused and recorded is refused again for good, with the same code and facts', async () => {
    const office = await Office.open(oneLevy);
    await office.submit(spoil(1));
    const first = await office.hear({ ...pay('L1', 10, 1), key: KEY });
    expect(first).toMatchObject({ refused: 'RECEIPT_UNUSABLE', facts: { no: 1, state: 'VOID' } });
    const { length } = await office.events();
    await restart(office);
    expect(await office.hear({ ...pay('L1', 10, 1), key: KEY })).toEqual(first);
    expect(await office.hear({ ...pay('L1', 10, 2), key: KEY })).toMatchObject({ refused: 'IDEMPOTENCY_CONFLICT' });
    expect((await office.events()).length).toBe(length);
  });

  it('whose command was refused and not recorded is not used up', async () => {
    const office = await Office.open(oneLevy);
    expect(await office.hear({ ...pay('L1', 1_001, 1), key: KEY })).toMatchObject({ refused: 'OVER_COLLECTION' });
    await restart(office);
    expect(await office.hear({ ...pay('L1', 1_000, 1), key: KEY })).toHaveProperty('seq');
  });
});

describe('a repeated key', () => {
  it('is answered while its first append is under way, and once', async () => {
    const office = await Office.open(oneLevy);
    const append = office.log.holdNext();
    const answers = Array.from({ length: 3 }, () => office.submit({ ...pay('L1', 10, 1), key: KEY }));
    await append.sent;
    append.release();
    const [first, ...again] = (await Promise.all(answers)).map((answer) => canonicalJson(answer));
    expect(again).toEqual([first, first]);
    expect((await office.typesFrom(0)).filter((type) => type === 'LevyPaymentCollected')).toHaveLength(1);
  });

  it('is answered even where the clock is suspect', async () => {
    const office = await Office.open(oneLevy);
    const first = await office.submit({ ...pay('L1', 10, 1), key: KEY });
    office.clock.setDay('2014-01-01');
    expect((await office.submit({ ...pay('L1', 10, 1), key: KEY })).seq).toBe(first.seq);
  });
});

describe('the id of a command', () => {
  it('is one UUID for an officer, a key and a book', () => {
    const ids = [
      commandIdOf(ANHE, 'O-03' as never, 'k'),
      commandIdOf(ANHE, 'O-04' as never, 'k'),
      commandIdOf(ANHE, 'O-03' as never, 'k2'),
      commandIdOf('990001' as never, 'O-03' as never, 'k'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(ids.every(isUuid)).toBe(true);
    expect(commandIdOf(ANHE, 'O-03' as never, 'k')).toBe(ids[0]);
  });

  it('stands on every event that the command brought; what was asked on the first', async () => {
    const office = await Office.open(oneLevy);
    const request = office.request(pay('L1', 10, 1));
    const { events } = await office.keeper.submit(request);
    expect(events).toMatchObject([{ commandId: request.commandId, requestHash: requestHashOf(request) }]);
  });

  it('does not depend on the order in which a body names its fields', () => {
    const { fields } = pay('L1', 10, 1);
    const turned = Object.fromEntries(Object.entries(fields).toReversed());
    const hashes = [fields, turned].map((command) => requestHashOf({ name: 'CollectLevyPayment', command: command as never, evidence: [] }));
    expect(hashes[0]).toBe(hashes[1]);
  });
});
