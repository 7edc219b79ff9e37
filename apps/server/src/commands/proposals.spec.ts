import { calendarYear } from '#libs/registry/calendar-data.js';
import { decision, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  book = await server.freshBook();
});

const propose = (levyId: string, more: object = {}) => book.as('ACCOUNTANT').post('/levies', decision(book.payer(), levyId, more));
const proposalIdIn = (made: { body: { events: { data: { proposalId: string } }[] } }) => made.body.events[0]?.data.proposalId as string;

describe('a proposal', () => {
  it('brings nothing into force by itself', async () => {
    const made = await propose('L03');
    expect([made.status, made.body.events.map(({ type }: { type: string }) => type)]).toEqual([201, ['ProposalMade']]);
    const { body } = await book.as('REVIEWER').get('/levies');
    expect(body.levies).toEqual([]);
  });

  it('is refused at once where its effect would be', async () => {
    const { status, body } = await propose('L03', { assessedFen: 1 });
    expect([status, body.code]).toEqual([422, 'STANDARD_LOWERED']);
  });

  it('shows its effect, and comes into force by the approval of what was seen', async () => {
    const evidence = [{ kind: 'DECISION', docNo: '安社征决字〔2015〕3号' }];
    const proposalId = proposalIdIn(await propose('L03', { evidence }));
    const { body: seen } = await book.as('REVIEWER').get(`/proposals/${proposalId}`);
    expect(seen).toMatchObject({
      state: 'OPEN',
      changed: false,
      command: 'ImportLevyDecision',
      makerId: 'O-ACCOUNTANT',
      approverRoles: ['REVIEWER'],
      evidence,
      effect: { events: [{ type: 'LevyDecisionImported' }] },
    });
    expect(seen.effect.effectHash).toBe(seen.madeEffectHash);

    const { status, body } = await book.as('REVIEWER').post(`/proposals/${proposalId}/approval`, { effectHash: seen.effect.effectHash });
    expect(status).toBe(201);
    expect(body.events[1]).toMatchObject({ type: 'LevyDecisionImported', actor: { officerId: 'O-ACCOUNTANT' }, approvals: [{ officerId: 'O-REVIEWER', role: 'REVIEWER' }] });
  });

  it('whose effect has changed since it was seen is not approved, and shows the new one', async () => {
    // Without the calendar of 2016 the due date is provisional; with it, the same decision has another one.
    const served = { decidedOn: '2015-12-18', servedOn: '2015-12-18' };
    await book.as('ACCOUNTANT').post('/demo/day', { date: '2015-12-21' });
    const made = await propose('L90', served);
    const year = calendarYear(2016) as object;
    await book.as('COUNTY_APPROVER').approve(await book.as('REGISTRAR').post('/calendar-years', year));

    const refused = await book.as('REVIEWER').approve(made);
    expect([refused.status, refused.body.code]).toEqual([409, 'PROPOSAL_CHANGED']);
    expect(refused.body.facts.effect).toMatchObject([{ type: 'LevyDecisionImported', data: { dueOn: '2016-01-18', dueProvisional: false } }]);

    const { body: seen } = await book.as('REVIEWER').get(`/proposals/${proposalIdIn(made)}`);
    expect(seen).toMatchObject({ state: 'OPEN', changed: true, effect: { effectHash: refused.body.facts.effectHash } });
    const { status } = await book.as('REVIEWER').post(`/proposals/${proposalIdIn(made)}/approval`, { effectHash: seen.effect.effectHash });
    expect(status).toBe(201);
  });

  it('that can no longer come into force says why', async () => {
    const made = await propose('L03');
    await importLevy(book, 'L03');
    const { body } = await book.as('REVIEWER').get(`/proposals/${proposalIdIn(made)}`);
    expect(body).toMatchObject({ state: 'OPEN', changed: true, refusal: { code: 'ALREADY_EXISTS', title: expect.stringContaining('L03') } });
    expect(body.effect).toBeUndefined();
    expect((await book.as('REVIEWER').approve(made)).body.code).toBe('ALREADY_EXISTS');
  });

  it('is not approved by its maker, whatever his posts', async () => {
    const made = await propose('L03');
    const { status, body } = await book.as('ACCOUNTANT').approve(made);
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
  });

  it('ends once: approved, rejected or withdrawn, it is history', async () => {
    const [first, second, third] = [proposalIdIn(await propose('L1')), proposalIdIn(await propose('L2')), proposalIdIn(await propose('L3'))];
    const { body } = await book.as('REVIEWER').get('/proposals');
    expect(body.proposals.map(({ proposalId }: { proposalId: string }) => proposalId)).toEqual([first, second, third]);

    await book.as('REVIEWER').post(`/proposals/${first}/rejection`, { reasonCode: 'FIGURES_WRONG' });
    await book.as('ACCOUNTANT').post(`/proposals/${second}/withdrawal`);
    const { effectHash } = (await book.as('REVIEWER').get(`/proposals/${third}`)).body.effect;
    const done = await book.as('REVIEWER').post(`/proposals/${third}/approval`, { effectHash });

    expect((await book.as('REVIEWER').get('/proposals')).body.proposals).toEqual([]);
    await server.house.views.waitFor(book.code, done.body.seq);
    const states = await Promise.all([first, second, third].map(async (id) => (await book.as('REVIEWER').get(`/proposals/${id}`)).body.state));
    expect(states).toEqual(['REJECTED', 'WITHDRAWN', 'APPROVED']);
    const late = await book.as('REVIEWER').post(`/proposals/${first}/approval`, { effectHash });
    expect([late.status, late.body.code, late.body.facts.state]).toEqual([409, 'STATE_INVALID', 'REJECTED']);
  });

  it('that nobody made is unknown', async () => {
    const { status, body } = await book.as('REVIEWER').get('/proposals/00000000-0000-8000-8000-000000000000');
    expect([status, body.code, body.facts.kind]).toEqual([404, 'UNKNOWN', 'proposal']);
  });
});
