import { township as lowered, open, refused, requested } from '#libs/accountability/reductions.testing.js';
import { bookOfO03, openingLevy, post } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import { handed, holdings, paid, recovered, shortage } from '#libs/custody/custody.testing.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { heldBy } from './held-by.js';

/** O-03 leaves; O-33 comes after him, before O-07, the head of the township. */
const LEAVING = 'O-03' as OfficerId;
const COMING = 'O-33' as OfficerId;
const HEAD = 'O-07';

/** 500 yuan on the sheet that the story used, and 24 sheets left of 301 to 325. */
function township(): Scenario {
  const payment = paid('P1', { principal: 500 });
  return given(post([COMING, 'COLLECTOR', 'LJ']), ...bookOfO03, openingLevy('L1', 900_000), payment).on('2015-03-31');
}

const heldNow = ({ book }: Scenario, officerId: OfficerId = LEAVING) => heldBy(book, officerId, 'LJ' as never);

/** What the ledger says of O-03, and what else the three say. */
function listed(story: Scenario, more: object = {}) {
  const { cash, ...held } = heldNow(story);
  const fenAt = (place: string) => cash.find((one) => one.place === place)?.totalFen ?? 0;
  return { unitId: 'LJ', toOfficerId: COMING, supervisorId: HEAD, collectorCashFen: fenAt('COLLECTOR'), cashierCashFen: fenAt('CASHIER'), ...held, ...more };
}

const three = (story: Scenario) => story.as(LEAVING).checkedBy(COMING, HEAD);
const signing = (story: Scenario, more: object = {}) => three(story).when('SignHandover', listed(story, more));
const signed = (story: Scenario, more: object = {}) => three(story).after('SignHandover', listed(story, more));
const dismissing = (story: Scenario) =>
  story
    .as('O-10')
    .checkedBy('O-11')
    .when('RevokeRole', { assignmentId: story.book.registry.assignmentsOf.known(LEAVING)[0], on: '2015-03-31' });

describe('handing over', () => {
  it('gives cash and unused sheets to the successor (R16)', () => {
    const story = township();
    const before = heldNow(story).receiptRanges;
    signing(story).records(
      ['ProposalApproved'],
      ['OfficerHandoverSigned', { fromOfficerId: LEAVING, toOfficerId: COMING, supervisorId: HEAD, cashFen: 500_00, receiptRanges: before }],
    );
    signed(story);
    expect(holdings(story)).toEqual({ [`COLLECTOR ${COMING}`]: 500 });
    expect(heldNow(story, COMING)).toMatchObject({ cash: [{ place: 'COLLECTOR', totalFen: 500_00 }], receiptRanges: before });
    expect(heldNow(story)).toMatchObject({ cash: [], receiptRanges: [] });
    dismissing(story).records(['ProposalApproved'], ['RoleRevoked']);
  });

  it('posts the cash to the successor: Dr 1001.01 to, Cr 1001.01 from', () => {
    const story = township();
    const event = three(story)
      .perform('SignHandover', listed(story))
      .find(({ type }) => type === 'OfficerHandoverSigned');
    expect(event === undefined ? [] : journalOf(event)).toEqual([
      { account: '1001.01', fen: 500_00, officerId: COMING, unitId: 'LJ' },
      { account: '1001.01', fen: -500_00, officerId: LEAVING, unitId: 'LJ' },
    ]);
  });

  it('lets the successor go on with both', () => {
    const story = signed(township());
    const [range] = heldNow(story, COMING).receiptRanges;
    const receipt = { bookId: range?.bookId, no: range?.from, fen: 100_00 };
    const fields = { levyId: 'L1', principalFen: 100_00, lateFeeFen: 0, channel: 'CASH', receipt, collectedOn: '2015-03-31', afterCutoff: false };
    story.as(LEAVING).when('CollectLevyPayment', fields).refuses('RECEIPT_NOT_ALLOCATED');
    story.as(COMING).after('CollectLevyPayment', fields);
    story
      .as(COMING)
      .checkedBy('O-04')
      .after('HandOverCash', { cashierId: 'O-04', lines: [{ paymentId: 'P1', fen: 500_00 }], on: '2015-03-31' });
    expect(holdings(story)).toEqual({ [`COLLECTOR ${COMING}`]: 100, 'CASHIER O-04': 500 });
  });

  it('may be of nothing: then three hands say that there is nothing', () => {
    const story = given(post([COMING, 'COLLECTOR', 'LJ'])).on('2015-03-31');
    signing(story).records(['ProposalApproved'], ['OfficerHandoverSigned', { cash: [], cashFen: 0, receiptRanges: [] }]);
  });
});

describe('three hands', () => {
  it('the successor signs, then whoever stands by; before that nothing moves', () => {
    const story = township();
    const { proposalId, effectHash } = dataOf(story.as(LEAVING).perform('SignHandover', listed(story)), 'ProposalMade');
    const approval = { proposalId, effectHash };
    story.as(HEAD).when('ApproveProposal', approval).refuses('NOT_AUTHORISED', { approverId: COMING });
    story.as(LEAVING).when('ApproveProposal', approval).refuses('SOD_VIOLATION');
    story.as(COMING).when('ApproveProposal', approval).records(['ProposalSeconded', approval]);
    story.as(COMING).after('ApproveProposal', approval);
    expect(holdings(story)).toEqual({ [`COLLECTOR ${LEAVING}`]: 500 });
    story.as(COMING).when('ApproveProposal', approval).refuses('NOT_AUTHORISED');
    const events = story.as(HEAD).perform('ApproveProposal', approval);
    const [, signedEvent] = events;
    expect(signedEvent).toMatchObject({ type: 'OfficerHandoverSigned', actor: { officerId: LEAVING }, approvals: [{ officerId: COMING }, { officerId: HEAD }] });
  });

  it('are three persons', () => {
    signing(township(), { supervisorId: COMING }).refuses('SOD_VIOLATION', { pair: 'three hands' });
    signing(township(), { toOfficerId: LEAVING }).refuses('SOD_VIOLATION');
  });

  it('the third is the head of the unit or sent by the county', () => {
    signing(township(), { supervisorId: 'O-06' }).refuses('NOT_AUTHORISED', { officerId: 'O-06' });
    const story = township();
    story
      .as(LEAVING)
      .checkedBy(COMING, 'O-13')
      .when('SignHandover', listed(story, { supervisorId: 'O-13' }))
      .records(['ProposalApproved'], ['OfficerHandoverSigned']);
  });

  it('sign what is there: once the ledger has changed, nobody can sign last', () => {
    const story = township();
    const { proposalId, effectHash } = dataOf(story.as(LEAVING).perform('SignHandover', listed(story)), 'ProposalMade');
    story.as(COMING).after('ApproveProposal', { proposalId, effectHash });
    handed(story, ['P1', 200]);
    story.as(HEAD).checkedBy(HEAD).when('ApproveProposal', { proposalId, effectHash }).refuses('HANDOVER_MISMATCH');
  });

  it('the successor may hold what he is handed', () => {
    signing(township(), { toOfficerId: 'O-05' }).refuses('NOT_AUTHORISED', { officerId: 'O-05', roles: 'COLLECTOR' });
  });
});

describe('figures that are not those of the ledger (invariant 30)', () => {
  it.each([
    ['COLLECTOR_CASH', { collectorCashFen: 499_99 }, { counted: 499_99, ledger: 500_00 }],
    ['CASHIER_CASH', { cashierCashFen: 1 }, { counted: 1, ledger: 0 }],
    ['SHEETS', { receiptRanges: [] }, { counted: '' }],
    ['SHEETS', { receiptRanges: [{ bookId: 'PJ-301', from: 1, to: 9_999_999_999 }] }, { counted: 'PJ-301:1-9999999999' }],
    ['OBLIGATIONS', { openObligationIds: ['00000000-0000-8000-8000-0000000000aa'] }, { ledger: '' }],
    ['CASES', { openCaseIds: ['00000000-0000-8000-8000-0000000000aa'] }, { ledger: '' }],
  ])('%s', (what, more, facts) => signing(township(), more).refuses('HANDOVER_MISMATCH', { what, ...facts }));

  it('a sheet that is missing is reported first, and stays with him', () => {
    const story = township();
    const [range] = heldNow(story).receiptRanges;
    const before = listed(story);
    story.as(LEAVING).after('ReportLoss', { bookId: range?.bookId, nos: [range?.from], discoveredOn: '2015-03-31' });
    three(story).when('SignHandover', before).refuses('HANDOVER_MISMATCH', { what: 'SHEETS' });
    signed(story);
    dismissing(story).refuses('HANDOVER_REQUIRED', { unusedSheets: 1 });
  });

  it('sheets may be listed in any order and in parts', () => {
    const story = township();
    const parts = heldNow(story).receiptRanges.flatMap(({ bookId, from, to }) =>
      from === to
        ? [{ bookId, from, to }]
        : [
            { bookId, from: from + 1, to },
            { bookId, from, to: from },
          ],
    );
    signing(story, { receiptRanges: parts }).records(['ProposalApproved'], ['OfficerHandoverSigned']);
  });
});

describe('what an officer owes stays with him (R16)', () => {
  it('and is listed, or he is not let go', () => {
    const story = township();
    const obligationId = shortage(story, ['P1', 500]);
    signing(story, { openObligationIds: [] }).refuses('HANDOVER_MISMATCH', { what: 'OBLIGATIONS', counted: '', ledger: obligationId });
    signed(story);
    expect(story.book.custody.claims.known(obligationId)).toMatchObject({ officerId: LEAVING });
    dismissing(story).records(['ProposalApproved'], ['RoleRevoked']);
  });

  it('though he holds nothing any more', () => {
    const story = township();
    const obligationId = shortage(story, ['P1', 500]);
    story.as('O-08').checkedBy('O-08');
    for (const { bookId, from, to } of heldNow(story).receiptRanges) story.after('ReturnRange', { bookId, from, to, on: '2015-03-31' });
    dismissing(story).refuses('HANDOVER_REQUIRED', { cashFen: 0, unusedSheets: 0, unlisted: 1 });
    recovered(story, obligationId, 500);
    dismissing(story).records(['ProposalApproved'], ['RoleRevoked']);
  });

  it('so with what he has to make up, and with cases that the county has not decided', () => {
    const story = lowered(post([COMING, 'COLLECTOR', 'LJ']));
    const caseId = requested(story);
    expect(listed(story)).toMatchObject({ openObligationIds: [], openCaseIds: [caseId] });
    signing(story, { openCaseIds: [] }).refuses('HANDOVER_MISMATCH', { what: 'CASES', ledger: caseId });
    signed(story);
    const obligationId = refused(story, caseId);
    expect(listed(story)).toMatchObject({ openObligationIds: [obligationId], openCaseIds: [] });
    dismissing(story).refuses('HANDOVER_REQUIRED', { unlisted: 1 });
    signed(story);
    dismissing(story).records(['ProposalApproved'], ['RoleRevoked']);
    expect(open(story, obligationId)).toMatchObject({ [LEAVING]: [1_800, 10.8] });
  });

  it('what came up after his handover is not listed in it', () => {
    const story = signed(township());
    story.as('O-14').after('EstablishOffBookCollection', {
      ...{ officerId: LEAVING, unitId: 'LJ', levyId: 'L1', fen: 10_00, takenOn: '2015-03-20', basis: 'AUDIT', docNo: '安和审〔2015〕1号', on: '2015-03-31' },
    });
    dismissing(story).refuses('HANDOVER_REQUIRED', { unlisted: 1 });
  });
});
