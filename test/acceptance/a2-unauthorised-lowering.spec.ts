import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { Api } from '../../apps/server/src/testing/api.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';

const code = '990000' as BookCode;
const DECIDERS = [
  { officerId: 'O-07', shareBp: 7_000 },
  { officerId: 'O-03', shareBp: 3_000 },
];
const LOWERED = { kind: 'LOWER', principalFen: 6_000_00, lateFeeFen: 36_00, reasonCode: 'TAKEN_AS_FINAL', deciders: DECIDERS, tookEffectOn: '2015-04-14' };

type Answer = { readonly body: { readonly seq: number; readonly events: readonly { readonly type: string; readonly data: Record<string, string> }[] } };
const idOf = (answer: Answer, type: string, field: string) => answer.body.events.find((event) => event.type === type)?.data[field] as string;

/** 安和县 after its clean month A1, on whatever day the story has come to. */
class Township {
  private constructor(private readonly server: TestServer) {}

  static async open(): Promise<Township> {
    const server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe');
    const township = new Township(server);
    // The cashier needs sheets of his own for what officers make up: the county lets a second book be out.
    const terms = { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1, overlapBooks: 1 };
    const policy = { policyId: 'SMF', nameZh: '社会抚养费', docNo: '安和政〔2015〕5号', validFrom: '2015-03-31', terms };
    await township
      .as('O-11')
      .approve(await township.as('O-10').post('/policies', policy).expect(201))
      .expect(201);
    const sheets = { from: 326, to: 350, on: '2015-03-31' };
    await township
      .as('O-12')
      .post('/receipt-books', { bookId: 'PJ-326', unitId: 'LJ', type: 'GF', keeperId: 'O-08', ...sheets })
      .expect(201);
    await township
      .as('O-08')
      .post('/receipt-books/PJ-326/allocations', { toOfficerId: 'O-04', ...sheets })
      .expect(201);
    return township;
  }

  as(officerId: string): Api {
    const { sessionToken } = this.server.house.identity.issueSession(code, officerId as OfficerId, this.server.house.now());
    return new Api(this.server.app.getHttpServer(), sessionToken);
  }

  async on(day: string): Promise<void> {
    await this.server.house.turnTo(code, day as IsoDate);
  }

  /** What everybody who asks now is to see. */
  async seen({ body }: Answer): Promise<void> {
    await this.server.house.views.waitFor(code, body.seq, 10_000);
  }

  /** O-03 takes 12,000 from the payer of L31 by transfer. */
  async collect(): Promise<string> {
    const receipt = { bookId: 'PJ-301', no: 305, fen: 12_000_00 };
    const payment = { principalFen: 12_000_00, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT', receipt, collectedOn: '2015-04-14', afterCutoff: false };
    return idOf(await this.as('O-03').post('/levies/L31/payments', payment).expect(201), 'LevyPaymentCollected', 'paymentId');
  }

  /** The cashier sends it to the county, with the reviewer's approval. */
  async remit(lines: readonly object[], sentOn: string): Promise<void> {
    const draft = await this.as('O-04').post('/remittances', { lines, on: sentOn }).expect(201);
    const remittanceId = idOf(draft, 'RemittanceDrafted', 'remittanceId');
    const sending = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: `汇${sentOn}`, sentOn };
    const sent = await this.as('O-04').post(`/remittances/${remittanceId}/sending`, sending).expect(201);
    await this.seen(await this.as('O-06').approve(sent).expect(201));
  }

  async balance(account: string): Promise<number> {
    const { body } = await this.as('O-05').get(`/balances?unitId=LJ&account=${account}`).expect(200);
    return body.balances.reduce((all: number, row: { balanceFen: number }) => all + row.balanceFen, 0);
  }

  async f4(period: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.as('O-05').get(`/reports/f4?unitId=LJ&period=${period}`).expect(200)).body.rows;
  }

  async f1Of(levyId: string, period: string): Promise<Record<string, unknown> | undefined> {
    const { body } = await this.as('O-05').get(`/reports/f1?unitId=LJ&period=${period}`).expect(200);
    return body.rows.find((row: { levyId: string }) => row.levyId === levyId);
  }

  async verified(): Promise<void> {
    await verifyBook(this.server.house.log, code);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** Worked example A2: leader O-07 and collector O-03 take 12,000 of 18,000 as final, and make up the difference. */
describe('A2: whoever lowers makes up the difference', () => {
  let township: Township;
  let caseId: string;
  let obligationId: string;

  beforeAll(async () => {
    township = await Township.open();
    await township.on('2015-04-14');
  });
  afterAll(() => township.stop());

  it('04-14: less is taken as final, and no certificate says that it is all', async () => {
    await township.collect();
    const { body } = await township.as('O-05').post('/levies/L31/settlement', { certNo: '安社征结〔2015〕1号', on: '2015-04-14' }).expect(422);
    expect(body).toMatchObject({ code: 'SETTLEMENT_SHORT', facts: { payerBalanceFen: 6_000_00, lateFeeFen: 36_00 } });
    caseId = idOf(await township.as('O-03').post('/levies/L31/reductions', LOWERED).expect(201), 'ReductionRequested', 'caseId');
  });

  it('04-22: the county refuses, and the deciders owe it at once', async () => {
    await township.on('2015-04-22');
    const refused = await township.as('O-11').post(`/reductions/${caseId}/decision`, { decision: 'REFUSE', docNo: '安和复〔2015〕6号', on: '2015-04-22' }).expect(201);
    obligationId = idOf(refused, 'MakeUpObligationOpened', 'obligationId');
    await township.seen(refused);
    const { body } = await township.as('O-11').get(`/reductions/${caseId}`).expect(200);
    expect(body).toMatchObject({ state: 'OBLIGATION_OPEN', basis: 'REFUSED', obligation: { rule: 'LOWERED_BY', dueOn: '2015-05-22' } });
    expect(body.obligation.lines).toMatchObject([
      { officerId: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20, state: 'OPEN' },
      { officerId: 'O-03', principalFen: 1_800_00, lateFeeFen: 10_80, state: 'OPEN' },
    ]);
    expect(body.entries).toMatchObject([{ violationCode: 'STANDARD_CHANGED', articles: ['A6', 'B3(2)'], officerIds: ['O-07', 'O-03'], fen: 6_036_00 }]);
  });

  it('April: 1212 is 26,000, 1218.01 is 6,000, and F4 says so', async () => {
    await township.on('2015-04-30');
    const { body } = await township.as('O-05').get('/levies/L31/history').expect(200);
    const sourceId = body.events.find(({ type }: { type: string }) => type === 'LevyPaymentCollected').data.paymentId;
    await township.remit([{ sourceId, principalFen: 12_000_00, lateFeeFen: 0 }], '2015-04-30');
    expect([await township.balance('1212'), await township.balance('1218.01')]).toEqual([26_000_00, 6_000_00]);
    const [, xiling] = await township.f4('2015-04');
    expect(xiling).toMatchObject({
      villageZh: '西岭村',
      openingFen: 34_000_00,
      transferredFen: 6_000_00,
      collectedFen: 12_000_00,
      closingFen: 16_000_00,
      closingCount: 1,
      remittedFen: 12_000_00,
    });
    expect(await township.f1Of('L31', '2015-04')).toMatchObject({ transferredFen: 6_000_00, reducedFen: 0, closingFen: 0 });
  });

  it('a debtor does not write himself off', async () => {
    const off = { officerId: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20, docNo: '安和批〔2015〕7号', disciplineDocNo: '安和纪〔2015〕3号', on: '2015-04-30' };
    const { body } = await township.as('O-07').post(`/obligations/${obligationId}/write-offs`, off).expect(403);
    expect(body).toMatchObject({ code: 'WRITEOFF_FORBIDDEN', facts: { why: 'DEBTOR' } });
  });

  it('May: 5,225.20 are made up, ticketed and remitted', async () => {
    const pay = async (officerId: string, fen: number, no: number, paidOn: string) => {
      await township.on(paidOn);
      const payment = { officerId, fen, accountId: 'ACC-TRANSIT', receipt: { bookId: 'PJ-326', no, fen }, paidOn, afterCutoff: false };
      return idOf(await township.as('O-04').post(`/obligations/${obligationId}/payments`, payment).expect(201), 'MakeUpPaid', 'paymentId');
    };
    const [leader, collector] = [await pay('O-07', 4_225_20, 326, '2015-05-08'), await pay('O-03', 1_000_00, 327, '2015-05-20')];
    await township.on('2015-05-29');
    const lines = [
      { sourceId: leader, principalFen: 4_200_00, lateFeeFen: 25_20 },
      { sourceId: collector, principalFen: 1_000_00, lateFeeFen: 0 },
    ];
    await township.remit(lines, '2015-05-29');
    const [, xiling] = await township.f4('2015-05');
    expect(xiling).toMatchObject({ makeUpFen: 5_225_20, totalFen: 5_225_20, remittedFen: 5_225_20 });
    expect(await township.f1Of('L31', '2015-05')).toMatchObject({ makeUpFen: 5_225_20, paidInMonthFen: 0 });
    const { body } = await township.as('O-05').get('/reports/f3?unitId=LJ&period=2015-05').expect(200);
    expect(body.rows).toMatchObject([
      { nature: 'MAKE_UP', payerCode: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20, receiptNo: 326 },
      { nature: 'MAKE_UP', payerCode: 'O-03', principalFen: 1_000_00, lateFeeFen: 0, receiptNo: 327 },
    ]);
    expect(await township.balance('1218.01')).toBe(800_00);
  });

  it('O-03 still owes 810.80, overdue, with everything behind it in one answer', async () => {
    const { body } = await township.as('O-11').get('/officers/O-03/obligations').expect(200);
    expect(body).toMatchObject({
      openPrincipalFen: 800_00,
      openLateFeeFen: 10_80,
      openFen: 810_80,
      obligations: [{ state: 'OVERDUE', dueOn: '2015-05-22', receipts: [{ no: 327, fen: 1_000_00 }] }],
    });
    const [obligation] = body.obligations;
    expect(obligation.docNos).toContain('安和复〔2015〕6号');
    expect(obligation.officerIds.toSorted()).toEqual(['O-03', 'O-04', 'O-07', 'O-11']);
    const types = obligation.events.map(({ type }: { type: string }) => type);
    expect(types).toEqual([
      'ReductionRequested',
      'ReductionRefused',
      'ReductionEstablishedUnauthorised',
      'MakeUpObligationOpened',
      'AccountabilityEntryRaised',
      'CommandRefused',
      'MakeUpPaid',
      'MakeUpPaid',
      'ClueReferred',
    ]);
  });

  it('L31: 18,000 = 12,000 in money + 6,000 by its officers, and the fold agrees', async () => {
    const { body } = await township.as('O-05').get('/levies/L31').expect(200);
    const settledBy = [
      { way: 'MONEY', fen: 12_000_00 },
      { way: 'TRANSFER_TO_OFFICERS', fen: 6_000_00 },
    ];
    expect(body).toMatchObject({ status: 'SETTLED', assessedFen: 18_000_00, payerBalanceFen: 0, makeUpOpen: true, reductionOpen: false, settledBy });
    await township.verified();
  });
});

/** The variant: the county authorises a waiver by its document and a meeting that voted 5 to 0. */
describe('A2, variant: a waiver that the county authorised', () => {
  let township: Township;

  beforeAll(async () => {
    township = await Township.open();
    await township.on('2015-04-14');
    await township.collect();
    const asked = await township
      .as('O-03')
      .post('/levies/L31/reductions', { ...LOWERED, kind: 'WAIVE_PRINCIPAL', reasonCode: 'HARDSHIP' })
      .expect(201);
    await township.on('2015-04-22');
    const votes = { forCount: 5, againstCount: 0, abstainCount: 0, recused: [] };
    const motion = { n: 1, textRef: { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) }, decidesMoney: true, method: 'BALLOT', ...votes };
    const minutes = { unitId: code, body: 'COUNTY_PANEL', heldOn: '2015-04-22', chairId: 'O-11', eligible: 5, present: 5, motions: [motion] };
    const recorded = await township
      .as('O-11')
      .approve(await township.as('O-13').post('/meetings', minutes).expect(201))
      .expect(201);
    const authority = { docNo: '安和批〔2015〕6号', legalBasisDocNo: '省政令第1号', meetingId: idOf(recorded, 'MeetingRecorded', 'meetingId'), motionNo: 1 };
    const caseId = idOf(asked, 'ReductionRequested', 'caseId');
    await township.seen(
      await township
        .as('O-11')
        .post(`/reductions/${caseId}/decision`, { decision: 'AUTHORISE', ...authority, on: '2015-04-22' })
        .expect(201),
    );
  });
  afterAll(() => township.stop());

  it('takes 6,000 off 1212, and nobody else owes it', async () => {
    expect([await township.balance('1212'), await township.balance('1218.01')]).toEqual([26_000_00, 0]);
    const { body } = await township.as('O-11').get('/officers/O-07/obligations').expect(200);
    expect(body).toMatchObject({ openFen: 0, obligations: [] });
  });

  it('is F1 依法减免 6,000', async () => expect(await township.f1Of('L31', '2015-04')).toMatchObject({ reducedFen: 6_000_00, transferredFen: 0, closingFen: 0 }));

  it('can be certified as settled', async () => {
    await township.as('O-05').post('/levies/L31/settlement', { certNo: '安社征结〔2015〕1号', on: '2015-04-22' }).expect(201);
    await township.verified();
  });
});
