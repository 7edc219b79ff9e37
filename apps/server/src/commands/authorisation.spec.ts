import { COMMAND_NAMES, COMMANDS, type CommandName } from '#libs/book/command-table.js';
import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import { officerOf } from '../testing/county.testing.js';
import { custodyActs, missingMoneyActs, moneyEverywhere, moneyMissing } from '../testing/custody.testing.js';
import { enrolmentActs } from '../testing/enrolments.testing.js';
import { filingActs } from '../testing/filing.testing.js';
import { decisionLine, decisionsCsv } from '../testing/import-files.testing.js';
import { clueWithOrder, inspectionActs } from '../testing/inspection.testing.js';
import { cash, collectCash, decision, importLevy } from '../testing/levies.testing.js';
import { opennessActs } from '../testing/openness.testing.js';
import { payoutActs, payoutsEverywhere } from '../testing/payouts.testing.js';
import { ISSUED, raisedEntry, reductionActs, TROUBLED, troubledLevies } from '../testing/proceedings.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';
import { verifyingActs } from '../testing/verification.testing.js';
import { COMMAND_ROUTES } from './command-routes.js';

const ON = '2015-03-02';
const DOC = '安和人〔2015〕7号';
const MOTION = {
  ...{ n: 1, textRef: { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) }, decidesMoney: true, method: 'BALLOT' },
  ...{ forCount: 5, againstCount: 0, abstainCount: 0, recused: [] },
};
const LEVY = { policyId: 'SMF', decidedOn: '2015-02-27', servedOn: ON, assessedFen: 100, standardFen: 100, unitId: 'LJ', villageId: 'LJ-DH' };

/** Who may, where the table says it by a function: it depends on the proposal, here one of the accountant's for the reviewer. */
const BY_CASE: Partial<Record<CommandName, readonly Role[]>> = {
  ApproveProposal: ['REVIEWER'],
  RejectProposal: ['REVIEWER'],
  WithdrawProposal: ['ACCOUNTANT'],
  ImportFile: ['ACCOUNTANT'],
  // The officer whom the entry names.
  FileStatement: ['UNIT_HEAD'],
  SoftClosePeriod: ['REVIEWER'],
  ClosePeriod: ['REVIEWER'],
  RecordMeeting: ['COUNTY_VERIFIER', 'COUNTY_FINANCE', 'HANDLER'],
};

/** To whom it is not open; an inspector hears that he only reads (invariant 55). */
const TURNED_AWAY = ['NOT_AUTHORISED', 'READ_ONLY_ROLE'];

let server: TestServer;
let book: TestBook;
/** Reports and verifications are of months that are over: they have a county of their own. */
let filing: Awaited<ReturnType<typeof filingActs>>;
let verifying: Awaited<ReturnType<typeof verifyingActs>>;
/** An act of each command that gets as far as the question who may. */
let acts: Readonly<Record<CommandName, Record<string, unknown>>>;

beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  await importLevy(book, 'L03');
  const paymentId = await collectCash(book, 'L03', 301, 100_00);
  const entryId = await raisedEntry(book);
  const otherEntryId = await raisedEntry(book, 'LT8');
  const overpaid = await troubledLevies(book);
  await book.as('COLLECTOR').post('/receipt-books/PJ-301/losses', { nos: [307], discoveredOn: ON });
  await book.as('COLLECTOR').post('/receipt-books/PJ-301/voids', { no: 308, reasonCode: 'SPOILED', copiesKept: true, on: ON });
  const { body } = await book.as('ACCOUNTANT').post('/levies', decision(book.payer(), 'L04'));
  const { proposalId, effectHash } = body.events[0].data;
  const { body: registry } = await book.as('REGISTRAR').get('/officers');
  const [post] = registry.officers.find(({ officerId }: { officerId: string }) => officerId === officerOf('NOTICE_OFFICER')).posts;

  filing = await filingActs(server);
  verifying = await verifyingActs(server);

  const target = { kind: 'LEVY_DECISIONS', unitId: 'LJ', policyId: 'SMF' } as never;
  const { importId, ...file } = await server.house.imports(book.code).take(decisionsCsv(decisionLine(77)), target, officerOf('ACCOUNTANT') as never);

  const money = await moneyEverywhere(book, 'L03');
  acts = {
    RegisterUnit: { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: book.code, validFrom: ON },
    RegisterAccount: { accountId: 'ACC-9', kind: 'AGENCY', unitId: 'LJ', last4: '0009', docNo: DOC, validFrom: ON },
    PublishPolicy: {
      policyId: 'P9',
      nameZh: '某费',
      docNo: DOC,
      validFrom: ON,
      terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
    },
    CloseScheme: { policyId: 'SMF', stopCollectFrom: ON, basisDocNo: DOC },
    PublishCalendarYear: { year: 2031, daysOff: [], workDays: [], noticeNo: DOC },
    AssignRole: { officerId: 'O-99', role: 'HANDLER', unitId: 'LJ', from: ON, docNo: DOC },
    IssueLogin: { officerId: 'O-99', loginKind: 'PERSON', renewal: false },
    RevokeRole: { assignmentId: post.assignmentId, on: ON },
    GrantSodExemption: { pair: ['COLLECTOR', 'CASHIER'], unitId: 'LJ', docNo: DOC, until: '2015-12-31' },
    EndSodExemption: { exemptionId: '00000000-0000-8000-8000-000000000000', on: ON },
    SignHandover: {
      ...{ unitId: 'LJ', toOfficerId: officerOf('REVIEWER'), supervisorId: officerOf('UNIT_HEAD'), collectorCashFen: 0, cashierCashFen: 0 },
      ...{ receiptRanges: [], openObligationIds: [], openCaseIds: [] },
    },
    IssueReceiptBook: { bookId: 'PJ-900', unitId: 'LJ', type: 'GF', from: 900, to: 901, keeperId: officerOf('TICKET_KEEPER'), on: ON },
    TakeOpeningReceipts: { bookId: 'PJ-800', unitId: 'LJ', type: 'GF', from: 800, to: 801, used: [800], void: [], docNo: DOC },
    AllocateRange: { bookId: 'PJ-301', from: 321, to: 322, toOfficerId: officerOf('COLLECTOR'), on: ON },
    ReturnRange: { bookId: 'PJ-301', from: 302, to: 303, on: ON },
    VoidReceipt: { bookId: 'PJ-301', no: 304, reasonCode: 'SPOILED', copiesKept: true, on: ON },
    ReportLoss: { bookId: 'PJ-301', nos: [306], discoveredOn: ON },
    DeclareLoss: { bookId: 'PJ-301', nos: [307], media: '安和日报', declaredOn: ON },
    WriteOffRange: { bookId: 'PJ-301', from: 308, to: 308, usedSheets: 0, voidSheets: 1, lostSheets: 0, returnedSheets: 0, totalFen: 0, on: ON },
    DestroyStubs: { bookId: 'PJ-301', docNo: DOC, on: ON },
    ImportLevyDecision: { ...LEVY, docNo: '安社征决字〔2015〕9号', standardDocNo: DOC, payerId: book.payer(), entrusted: true },
    TakeOpeningLevy: {
      ...{
        ...LEVY,
        servedOn: '2015-02-27',
        docNo: '安社征决字〔2014〕9号',
        payerId: book.payer(),
        paidBeforeFen: 0,
        lateFeePaidBeforeFen: 0,
        reducedBeforeFen: 0,
        balanceFen: 100,
      },
      dueLines: [{ n: 1, dueOn: '2015-04-01', principalFen: 100 }],
    },
    CloseOpening: { unitId: 'LJ', levyCount: 0, balanceFen: 0 },
    CollectLevyPayment: { levyId: 'L03', ...cash(305, 100_00) },
    ReversePayment: { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: ON },
    ApproveInstalmentPlan: { levyId: ISSUED, appliedOn: ON, docNo: DOC, lines: [{ n: 1, dueOn: '2015-06-30', principalFen: 27_600_00 }] },
    DemandPayment: { levyId: TROUBLED.overdue, docNo: DOC, on: ON },
    ApplyEnforcement: { levyId: TROUBLED.demanded, courtDocNo: DOC, on: ON },
    AcceptEnforcement: { levyId: TROUBLED.applied, courtDocNo: DOC, on: ON },
    EndEnforcement: { levyId: TROUBLED.accepted, courtDocNo: DOC, on: ON, resultCode: 'PAID' },
    RevokeDecision: { levyId: ISSUED, by: 'SELF', docNo: DOC, on: ON },
    ApproveRefund: { sourceId: overpaid.paymentId, fen: 10_00, ground: 'OVERPAYMENT', route: 'TRANSIT', ticket: 'COPY', on: ON },
    PayRefund: { refundId: overpaid.refundId, bankRef: DOC, on: ON },
    ...verifying.acts,
    SoftClosePeriod: { unitId: 'LJ', periodId: '2015-03' },
    ClosePeriod: { unitId: 'LJ', periodId: '2015-03' },
    ImportFile: { ...file },
    RecordMeeting: { unitId: book.code, body: 'COUNTY_PANEL', heldOn: ON, chairId: officerOf('COUNTY_APPROVER'), eligible: 5, present: 5, motions: [MOTION] },
    FileStatement: { entryId, textRef: MOTION.textRef },
    CloseAccountabilityEntry: { entryId, result: 'NO_FAULT', docNo: DOC, on: ON },
    ...filing.acts,
    ...(await enrolmentActs(book)),
    ...custodyActs(money),
    ...missingMoneyActs(await moneyMissing(book, 'L03'), { levyId: 'L03', toLevyId: ISSUED, inHand: money.inHand }),
    ...payoutActs(await payoutsEverywhere(book)),
    ...(await reductionActs(book)),
    ...(await opennessActs(book)),
    ...inspectionActs(await clueWithOrder(book, entryId), otherEntryId),
    ApproveProposal: { proposalId, effectHash },
    RejectProposal: { proposalId, reasonCode: 'FIGURES_WRONG' },
    WithdrawProposal: { proposalId },
  };
});
afterAll(() => server.stop());

/** Asks the book whether an officer may do an act, by a dry run: the acts stay possible for the next who asks. */
async function codeOf(name: CommandName, role: Role): Promise<string> {
  const { path, pathFields } = COMMAND_ROUTES.find((route) => route.name === name) as (typeof COMMAND_ROUTES)[number];
  const body = { ...acts[name] };
  const asked = pathFields.reduce((url, field) => url.replace(`:${field}`, String(acts[name][field])), path);
  for (const field of pathFields) delete body[field];
  const county = [filing, verifying].find((one) => name in one.acts)?.book ?? book;
  const answer = await county.as(role).post(`${asked}?dryRun=true`, body);
  return answer.status === 200 ? 'ALLOWED' : answer.body.code;
}

describe('who may do what', () => {
  it.each(COMMAND_NAMES)('%s: exactly those whom its row lists', async (name) => {
    const { by } = COMMANDS[name];
    const listed: readonly string[] = BY_CASE[name] ?? (by as readonly string[]);
    const outcomes = await Promise.all(ROLE_NAMES.map(async (role) => [role, await codeOf(name, role)] as const));
    const turnedAway = outcomes.filter(([, code]) => TURNED_AWAY.includes(code)).map(([role]) => role);
    expect(turnedAway).toEqual(ROLE_NAMES.filter((role) => !listed.includes(role)));
    // That nobody is turned away for another reason before that question is asked.
    expect(outcomes.map(([, code]) => code)).not.toContain('MALFORMED');
  });

  it('has an act for which somebody is allowed, in all but what needs an exemption, a month that is over, a week of notice, or years first', async () => {
    const possible = await Promise.all(
      COMMAND_NAMES.map(async (name) => {
        const codes = await Promise.all(ROLE_NAMES.map((role) => codeOf(name, role)));
        return codes.includes('ALLOWED') ? [] : [name];
      }),
    );
    expect(possible.flat()).toEqual(['EndSodExemption', 'DestroyStubs', 'SoftClosePeriod', 'ClosePeriod', 'CloseNotice']);
  });

  it('asks nobody without a post', async () => {
    book.account('O-98');
    const { status, body } = await book.officer('O-98').post('/levies/L03/payments', cash(305, 100_00));
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
  });

  it('lets the appointer name officers only until there is a registrar and an approver', async () => {
    const bare = await server.freshBook({ bare: true });
    const post = { officerId: 'O-REGISTRAR', role: 'REGISTRAR', unitId: bare.code, from: ON, docNo: DOC };
    expect((await bare.officer('O-00').post('/role-assignments', post)).status).toBe(201);
    expect((await book.officer('O-00').post('/role-assignments', { ...post, unitId: book.code, officerId: 'O-97' })).body.code).toBe('NOT_AUTHORISED');
  });
});
