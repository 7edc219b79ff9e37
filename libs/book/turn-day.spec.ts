import { APPEND_LIMIT_EVENTS } from '#libs/event-log/port.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import { calendar2015, told } from './anhe.testing.js';
import type { EventOf } from './events.js';
import { type HandedIn, Office, oneLevy, spoil } from './office.testing.js';

const turned = async (office: Office) => (await office.events()).filter(({ type }) => type === 'DayTurned');
const proposeYear = (year: number): HandedIn => ({ name: 'PublishCalendarYear', as: 'O-10', fields: { ...calendar2015, year, daysOff: [], workDays: [] } });

/** So many proposals, made on 2015-03-01. */
const proposals = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    told('ProposalMade', { proposalId: `P-${n}`, command: 'PublishCalendarYear', request: { year: 2100 + n }, approverRoles: ['COUNTY_APPROVER'], effectHash: '00' }),
  );

describe('the turn of the day', () => {
  it('comes before the first command of the day, once', async () => {
    const office = await Office.open(oneLevy);
    const { length } = await office.events();
    await Promise.all([office.submit(spoil(1)), office.submit(spoil(2))]);
    expect(await office.typesFrom(length)).toEqual(['DayTurned', 'ReceiptVoided', 'ReceiptVoided']);
    await office.reopen();
    await office.submit(spoil(3));
    expect(await turned(office)).toMatchObject([
      { occurredOn: '2015-03-02', recordedAt: '2015-03-02T01:00:00.000Z', actor: { officerId: 'BOOK', role: 'BOOK' }, data: { date: '2015-03-02' } },
    ]);
  });

  it('comes once for every day since the last, whether or not anybody was there', async () => {
    const office = await Office.open(oneLevy);
    office.clock.setDay('2015-03-29');
    await office.reopen();
    await office.keeper.turnDays();
    await office.keeper.turnDays();
    const days = Array.from({ length: 28 }, (_, n) => addDays('2015-03-02' as IsoDate, n));
    expect((await turned(office)).map(({ data }) => (data as { date: string }).date)).toEqual(days);
    expect(new Set((await turned(office)).map(({ commandId }) => commandId)).size).toBe(28);
  });

  it('begins at midnight in Shanghai', async () => {
    const office = await Office.open(oneLevy);
    office.clock.shows = '2015-03-02T15:59:59.999Z';
    await office.keeper.turnDays();
    expect(await turned(office)).toHaveLength(1);
    office.clock.shows = '2015-03-02T16:00:00.000Z';
    await office.keeper.turnDays();
    expect(await turned(office)).toHaveLength(2);
  });

  it('that midnight overtakes between turning and deciding leaves the command on the day that was turned', async () => {
    const office = await Office.open(oneLevy);
    const instants = ['2015-03-02T15:59:59.999Z', '2015-03-02T16:00:00.001Z'];
    await office.reopen({ clock: { now: () => (instants.length > 1 ? instants.shift() : instants[0]) as never } });
    const { events } = await office.keeper.submit(office.request(proposeYear(2016)));
    expect(events).toMatchObject([{ type: 'ProposalMade', occurredOn: '2015-03-02', recordedAt: '2015-03-02T16:00:00.001Z' }]);
    await office.keeper.submit(office.request(proposeYear(2017)));
    expect((await office.events()).slice(-4)).toMatchObject([{ type: 'DayTurned' }, { type: 'ProposalMade' }, { type: 'DayTurned' }, { occurredOn: '2015-03-03' }]);
  });

  it('is not made by reading', async () => {
    const office = await Office.open(oneLevy);
    const { length } = await office.events();
    expect(await office.keeper.ask((book, { today }) => [book.today, today])).toEqual(['2015-03-01', '2015-03-02']);
    await office.keeper.preview(office.request(spoil(1)));
    expect((await office.events()).length).toBe(length);
  });
});

describe('a proposal that nobody decided', () => {
  it('expires on the thirty-first day after it was made', async () => {
    const office = await Office.open();
    const { events } = await office.submit(proposeYear(2016));
    const { proposalId, effectHash } = (events[0] as EventOf<'ProposalMade'>).data;
    office.clock.setDay('2015-04-01');
    await office.keeper.turnDays();
    expect(await office.typesFrom(-1)).toEqual(['DayTurned']);
    office.clock.setDay('2015-04-02');
    await office.keeper.turnDays();
    expect((await office.events()).slice(-2)).toMatchObject([
      { type: 'DayTurned' },
      { type: 'ProposalExpired', occurredOn: '2015-04-02', unitId: '990000', data: { proposalId, madeOn: '2015-03-02' } },
    ]);
    const approval: HandedIn = { name: 'ApproveProposal', as: 'O-11', fields: { proposalId, effectHash } };
    expect(await office.hear(approval)).toMatchObject({ refused: 'STATE_INVALID', facts: { state: 'EXPIRED' } });
  });

  it('expires on its day, though the book was opened only weeks later', async () => {
    const office = await Office.open(proposals(2));
    office.clock.setDay('2015-04-05');
    await office.submit(proposeYear(2016));
    const expired = (await office.events()).filter(({ type }) => type === 'ProposalExpired');
    expect(expired.map(({ occurredOn }) => occurredOn)).toEqual(['2015-04-01', '2015-04-01']);
    expect(await office.typesFrom(-8)).toEqual(['DayTurned', 'ProposalExpired', 'ProposalExpired', 'DayTurned', 'DayTurned', 'DayTurned', 'DayTurned', 'ProposalMade']);
  });

  it('expires with all others, though they are more than an append holds', async () => {
    const office = await Office.open(proposals(1_100));
    office.clock.setDay('2015-04-01');
    const { length } = await office.events();
    await office.submit(proposeYear(2016));
    const types = await office.typesFrom(length);
    expect(types.filter((type) => type === 'ProposalExpired')).toHaveLength(1_100);
    expect(types.at(-1)).toBe('ProposalMade');
    expect(Math.max(...office.log.sent.map((documents) => documents.length))).toBeLessThanOrEqual(APPEND_LIMIT_EVENTS);
  });

  it('expires also when the process died in the midst of the turn', async () => {
    const office = await Office.open(proposals(1_100));
    office.clock.setDay('2015-04-01');
    const [first, second] = [office.log.holdNext(), office.log.holdNext()];
    const turning = office.keeper.turnDays().catch(() => {});
    first.release();
    await second.sent;
    const killed = office.keeper;
    await office.reopen();
    await office.submit(proposeYear(2016));
    expect((await office.typesFrom(0)).filter((type) => type === 'ProposalExpired')).toHaveLength(1_100);
    expect((await office.events()).filter(({ type, data }) => type === 'DayTurned' && (data as { date: string }).date === '2015-04-01')).toHaveLength(1);
    second.fail();
    await turning;
    expect(killed.standing.stopped).toBeUndefined();
  });

  it('expires also when the rest of the turn could not be stored at first', async () => {
    const office = await Office.open(proposals(600));
    office.clock.setDay('2015-04-01');
    const first = office.log.holdNext();
    office.log.failNext();
    const turning = office.keeper.turnDays();
    first.release();
    await expect(turning).rejects.toMatchObject({ code: 'NOT_STORED' });
    await office.keeper.turnDays();
    expect((await office.typesFrom(0)).filter((type) => type === 'ProposalExpired')).toHaveLength(600);
  });
});
