import { addDays, earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import type { Role } from '#libs/registry/roles.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { officerOf } from '../../apps/server/src/testing/county.testing.js';
import { AWARD, enrol, subsidised } from '../../apps/server/src/testing/enrolments.testing.js';
import { posted, supervisedTownship } from '../../apps/server/src/testing/openness.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

interface Told {
  readonly status: number;
  readonly body: { readonly code?: string; readonly seq: number; readonly events: readonly { readonly type: string; readonly data: { readonly [field: string]: string } }[] };
}

const { policyId } = AWARD;
const SPAN = { unitId: 'LJ', policyId, from: '2026-01', to: '2026-06' };
const WEEKS_AT_ONCE_DAYS = 28;
/** Half a year at 80.00 a month. */
const HALF = 480_00;
/** January to March, the month of the death included. */
const QUARTER = 240_00;

/** Worked example A6: 奖扶, first half of 2026, 80.00 a person and month, for B1 to B5. */
describe('A6: a subsidy reaches its people', () => {
  let server: TestServer;
  let book: TestBook;
  let today: string;
  let enrolIds: readonly string[];
  let listId: string;
  let supplementId: string;
  let noticeId: string;
  let supplementNoticeId: string;
  let objectionId: string;
  let lastSeq = 0;

  /** A book's clock goes some weeks at a time. */
  const at = async (day: string) => {
    for (let next = today as IsoDate; next < day; ) {
      next = earlierOf(addDays(next, WEEKS_AT_ONCE_DAYS), day as IsoDate);
      await server.house.turnTo(book.code, next);
    }
    today = day;
  };
  /** What an officer files under today's date. */
  const files = async (role: Role, path: string, body: object): Promise<Told> => {
    const told: Told = await book.as(role).post(path, { ...body, on: today });
    lastSeq = told.body.seq ?? lastSeq;
    return told;
  };
  /** Proposed by one officer and approved by another. */
  const twoFile = async ([maker, checker]: readonly [Role, Role], path: string, body: object): Promise<Told> => {
    const proposed = await files(maker, path, body);
    expect([proposed.status, proposed.body.code]).toEqual([201, undefined]);
    const told: Told = await book.as(checker).approve(proposed).expect(201);
    lastSeq = told.body.seq;
    return told;
  };
  const idIn = ({ body }: Told, type: string, field: string): string => body.events.find((one) => one.type === type)?.data[field] as string;
  const balances = async () => {
    await server.house.views.waitFor(book.code, lastSeq, 10_000);
    const { body } = await book.as('ACCOUNTANT').get('/balances?unitId=LJ').expect(200);
    return Object.fromEntries(body.balances.map((row: { account: string; balanceFen: number }) => [row.account, row.balanceFen]));
  };
  const submit = async (ofList: string) => idIn(await twoFile(['ACCOUNTANT', 'COUNTY_FINANCE'], `/pay-lists/${ofList}/batches`, {}), 'BatchSubmitted', 'batchId');
  const paid = (no: number, fen: number, bankRef: string) => ({ no, fen, bankRef, outcome: 'PAID' });
  const enter = (enrolId: string | undefined, holder: string, nth = 1) =>
    twoFile(['ENROLLER', 'REVIEWER'], `/benefit-enrolments/${enrolId}/account`, { accountToken: book.accountOf(holder, nth) });

  /** What anybody reads of a notice, row by row. */
  const rowsOf = async (ofNotice: string): Promise<readonly string[][]> => {
    const { body } = await server.anybody.get(`/api/public/${book.code}/notices/${ofNotice}`).expect(200);
    return body.table.rows.map(({ cells }: { cells: string[] }) => cells);
  };
  const rowOf = (no: number, fen: string, months: number) => [String(no), '东湖村', '测*', '农村部分计划生育家庭奖励扶助', '80.00', String(months), fen, '县级 100%'];
  const notice = (ofList: string) => posted(book, { unitId: 'LJ', kind: 'BENEFIT_LIST', listId: ofList }, ['NO', 'VILLAGE', 'NAME', 'POLICY', 'RATE', 'MONTHS', 'FEN', 'SOURCES']);

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    today = '2015-03-02';
    await supervisedTownship(book);
    const year = { name: 'PublishCalendarYear', fields: calendarYear(2026) as never, key: 'calendar of 2026' } as const;
    await book.desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), year);
    const meetingId = await subsidised(book);
    const enrolled: string[] = [];
    for (const name of ['测试乙一', '测试乙二', '测试乙三', '测试乙四', '测试乙五']) {
      const enrolId = await enrol(book, meetingId, name, 'CONFIRMED');
      await enter(enrolId, name);
      enrolled.push(enrolId);
    }
    enrolIds = enrolled;
    const agency = { accountId: 'ACC-AGENCY', kind: 'AGENCY', unitId: 'LJ', last4: '0005', docNo: '安和财〔2015〕5号', validFrom: today };
    await book
      .as('COUNTY_APPROVER')
      .approve(await book.as('REGISTRAR').post('/bank-accounts', agency).expect(201))
      .expect(201);
  }, 60_000);
  afterAll(() => server.stop());

  it('06-01: a quota of 2,400; five people × 6 × 80 = 2,400, and a notice', async () => {
    await at('2026-06-01');
    expect((await files('COUNTY_FINANCE', '/quotas', { unitId: 'LJ', policyId, fen: 2_400_00, docNo: '安和财预〔2026〕6号' })).status).toBe(201);
    const prepared = await files('ENROLLER', '/pay-lists', { ...SPAN, totalFen: 5 * HALF });
    listId = idIn(prepared, 'PayListPrepared', 'listId');
    noticeId = await notice(listId);
    expect(await rowsOf(noticeId)).toEqual([1, 2, 3, 4, 5].map((no) => rowOf(no, '480.00', 6)));
    expect(await balances()).toMatchObject({ '1011': 2_400_00, '4001': -2_400_00 });
  }, 60_000);

  it('06-05: somebody says on the web that B5 died on 03-12; the answer is due on 06-16', async () => {
    await at('2026-06-05');
    const said = { unitId: 'LJ', noticeId, no: 5, matter: 'NOT_ENTITLED', text: '第五人三月已去世' };
    const { body } = await server.anybody.post(`/api/public/${book.code}/objections`).send(said).expect(201);
    expect(body.answerBy).toBe('2026-06-16');
    objectionId = body.objectionId;
    expect((await files('HANDLER', `/objections/${objectionId}/acceptance`, { namedOfficerIds: [] })).status).toBe(201);
  });

  it('06-08: the notice has not run its seven full days; the objection is upheld, the line of B5 cancelled and the benefit stopped', async () => {
    await at('2026-06-08');
    const { body: answerRef } = await book.as('HANDLER').postWithoutKey('/texts', { text: '经核实属实，自四月起停发。' });
    expect((await files('HANDLER', `/objections/${objectionId}/answers`, { result: 'UPHELD', answerRef })).status).toBe(201);
    const early = await files('REVIEWER', `/pay-lists/${listId}/approval`, { noticeId });
    expect([early.status, early.body.code]).toEqual([422, 'NOTICE_INCOMPLETE']);
    await twoFile(['REVIEWER', 'UNIT_HEAD'], `/pay-lists/${listId}/cancelled-lines`, { no: 5, reasonCode: 'OBJECTION_UPHELD' });
    const stopped = await files('REVIEWER', `/benefit-enrolments/${enrolIds[4]}/stop`, { cause: 'DEATH', effectiveOn: '2026-03-12', docNo: '安和卫止〔2026〕1号' });
    expect(stopped.status).toBe(201);
  });

  it('06-09: three months for the documented heir of B5, on a list of their own', async () => {
    await at('2026-06-09');
    const heir = { payeeId: book.payer('测试丙一'), ground: 'HEIR', docNo: '安和证〔2026〕8号' };
    await twoFile(['ENROLLER', 'REVIEWER'], `/benefit-enrolments/${enrolIds[4]}/payee`, heir);
    await enter(enrolIds[4], '测试丙一');
    const supplement = await files('ENROLLER', '/pay-lists', { ...SPAN, enrolIds: [enrolIds[4]], totalFen: QUARTER });
    supplementId = idIn(supplement, 'PayListPrepared', 'listId');
    supplementNoticeId = await notice(supplementId);
    expect(await rowsOf(supplementNoticeId)).toEqual([rowOf(1, '240.00', 3)]);
  });

  it('06-10 to 06-12: 1,920 approved and sent; B1 to B3 are paid, B4 comes back: 1011 = 960', async () => {
    await at('2026-06-10');
    await twoFile(['REVIEWER', 'UNIT_HEAD'], `/pay-lists/${listId}/approval`, { noticeId });
    await at('2026-06-11');
    const batchId = await submit(listId);
    expect(await balances()).toMatchObject({ '1011': 480_00, '1002.08': 1_920_00 });
    await at('2026-06-12');
    const results = [...[1, 2, 3].map((no) => paid(no, HALF, `流水${no}`)), { no: 4, fen: HALF, bankRef: '流水4', outcome: 'NAME_MISMATCH' }];
    await files('BANK', `/batches/${batchId}/results`, { results, paidFen: 3 * HALF, returnedFen: HALF });
    expect(await balances()).toMatchObject({ '1011': 960_00, '1002.08': 0, '5001': 1_440_00 });
  });

  it('06-15 to 06-17: B4 is paid again into another account, the heir is paid: 5001 = 2,160, 1011 = 240', async () => {
    await at('2026-06-15');
    await enter(enrolIds[3], '测试乙四', 2);
    await at('2026-06-16');
    await twoFile(['ACCOUNTANT', 'REVIEWER'], `/pay-lists/${listId}/reissued-lines`, { no: 4, ground: 'ACCOUNT_CHANGED' });
    const again = await submit(listId);
    await at('2026-06-17');
    await files('BANK', `/batches/${again}/results`, { results: [paid(6, HALF, '流水6')], paidFen: HALF, returnedFen: 0 });
    await twoFile(['REVIEWER', 'UNIT_HEAD'], `/pay-lists/${supplementId}/approval`, { noticeId: supplementNoticeId });
    const toHeir = await submit(supplementId);
    await files('BANK', `/batches/${toHeir}/results`, { results: [paid(1, QUARTER, '流水7')], paidFen: QUARTER, returnedFen: 0 });
    expect(await balances()).toMatchObject({ '1011': 240_00, '5001': 2_160_00 });
  });

  it('07-02 to 07-21: B2 was paid elsewhere too; found, repaid and returned: 1011 = 720, 5001 = 1,680, 1218.03 = 0', async () => {
    await at('2026-07-02');
    const found = await files('REVIEWER', '/recoveries', { lines: [{ listId, no: 2, fen: HALF }], causeCode: 'PAID_TWICE', docNo: '安和审〔2026〕2号' });
    const recoveryId = idIn(found, 'OverpaymentEstablished', 'recoveryId');
    expect(await balances()).toMatchObject({ '5001': 1_680_00, '1218.03': 480_00 });
    await at('2026-07-20');
    await files('ACCOUNTANT', `/recoveries/${recoveryId}/repayments`, { fen: HALF, accountId: 'ACC-AGENCY', bankRef: '回单1' });
    await at('2026-07-21');
    await twoFile(['CASHIER', 'REVIEWER'], `/recoveries/${recoveryId}/returns`, { fen: HALF, slipNo: '退1' });
    expect(await balances()).toMatchObject({ '1011': 720_00, '5001': 1_680_00, '1218.03': 0, '1002.05': 0, '1002.08': 0 });
  });

  it('is published: 应发 5 人 2,160; 成功 5 人 2,160, of them 补发 1 人 480 and 遗属 1 人 240; 退回 1 人次 480; 停发 1; 追回 480', async () => {
    const payout = await posted(book, { unitId: 'LJ', kind: 'PAYOUT', policyId, from: '2026-01', to: '2026-06' }, ['POLICY', 'FIGURES']);
    expect(await rowsOf(payout)).toEqual([
      ['农村部分计划生育家庭奖励扶助', '2026-01–2026-06', '5 人 2160.00', '5 人 2160.00', '1 人 480.00', '1 人 240.00', '1 人次 480.00', '1 人', '480.00'],
    ]);
    const { body } = await server.anybody.get(`/api/public/${book.code}/feedback?unitId=LJ&month=2026-06`).expect(200);
    expect(body.rows).toMatchObject([{ channel: 'WEB', receivedOn: '2026-06-05', answeredOn: '2026-06-08', result: 'UPHELD', onTime: true }]);
  });

  it('is told as: due 5 people 2,160; paid 5, of them 1 reissued and 1 heir; returned once; stopped 1; recovered 480', async () => {
    const { body } = await book.as('ACCOUNTANT').get(`/payouts?unitId=LJ&policyId=${policyId}&from=2026-01&to=2026-06`).expect(200);
    expect(body).toEqual({
      ...{ due: { people: 5, fen: 2_160_00 }, paid: { people: 5, fen: 2_160_00 }, reissued: { people: 1, fen: HALF }, toHeirs: { people: 1, fen: QUARTER } },
      ...{ returned: { times: 1, fen: HALF }, stoppedPeople: 1, recoveredFen: HALF },
    });
  });

  it('holds when everything is folded from the first event', async () => expect((await verifyBook(server.house.log, book.code)).trial.total()).toBe(0));
});
