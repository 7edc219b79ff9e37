import { post, told } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { motion, panel } from '#libs/meetings/meetings.testing.js';
import { authorising, levyL31, lowering, obliged, open, panelPassed, refused, refusing, requested, township } from './reductions.testing.js';

const entriesOf = ({ book }: ReturnType<typeof township>) => [...book.accountability.entries.values()];

describe('asking for a reduction', () => {
  const asking = (more: object = {}) => township().as('O-06').when('RequestReduction', lowering(more));

  it('names the sum, the day and who decided', () => asking().records(['ReductionRequested', { ...lowering(), source: 'BALANCE' }]));

  it('shares the whole among deciders (invariant 34)', () => {
    asking({ deciders: [{ officerId: 'O-07', shareBp: 9_999 }] }).refuses('SHARE_SUM', { sumBp: 9_999 });
    asking({
      deciders: [
        { officerId: 'O-07', shareBp: 5_000 },
        { officerId: 'O-07', shareBp: 5_000 },
      ],
    }).refuses('SHARE_SUM');
    asking({ deciders: [{ officerId: 'O-77', shareBp: 10_000 }] }).refuses('UNKNOWN', { kind: 'officer' });
  });

  it('reduces no more than is owed, undecided cases counted (invariant 37, R10)', () => {
    asking({ principalFen: 6_000_01 }).refuses('DOUBLE_LIABILITY', { owedFen: 6_000_00 });
    asking({ lateFeeFen: 36_01 }).refuses('LATE_FEE_EXCESS', { accruedFen: 36_00 });
    const story = township();
    requested(story, { principalFen: 4_000_00 });
    story
      .as('O-03')
      .when('RequestReduction', lowering({ lateFeeFen: 0 }))
      .refuses('DOUBLE_LIABILITY', { owedFen: 2_000_00 });
    story
      .as('O-03')
      .when('RequestReduction', lowering({ principalFen: 2_000_00, lateFeeFen: 1 }))
      .refuses('LATE_FEE_EXCESS', { accruedFen: 0 });
  });

  it('fits its kind (invariant 1) and its day (invariant 5)', () => {
    asking({ kind: 'WAIVE_LATE_FEE' }).refuses('AMOUNT_INVALID');
    asking({ principalFen: 0 }).refuses('AMOUNT_INVALID');
    asking({ tookEffectOn: '2015-04-15' }).refuses('DATE_INVALID');
  });

  it('takes its principal out of the late fee from the day on which it took effect, and nothing out of the debt (R12, R32)', () => {
    const story = township();
    requested(story);
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 6_000_00, pendingCases: [{ principalFen: 6_000_00 }] });
    // 04-26 is one more full month: on what was paid and lowered before nothing accrues.
    story.on('2015-04-30').as('O-05').when('CertifySettlement', { levyId: 'L31', certNo: '结1', on: '2015-04-30' }).refuses('SETTLEMENT_SHORT', { lateFeeFen: 36_00 });
  });
});

describe('the county authorises (invariant 33)', () => {
  /** A case of a township that waits, and a motion of the panel on 04-20. */
  function waiting(more: object = {}, ...motions: readonly object[]) {
    const story = township(post(['O-15', 'COUNTY_APPROVER', '990000']));
    const caseId = requested(story, more);
    const meetingId = panelPassed(story.on('2015-04-20'), panel({ heldOn: '2015-04-20' }, ...motions));
    return { story: story.on('2015-04-22').as('O-11'), caseId, meetingId };
  }

  it('with a document, its basis and a passed motion: the payer owes less, and nobody else more (A2, variant)', () => {
    const { story, caseId, meetingId } = waiting({ kind: 'WAIVE_PRINCIPAL' });
    story
      .when('DecideReduction', authorising(caseId, meetingId, '2015-04-22'))
      .records(['ReductionAuthorised', { principalFen: 6_000_00, lateFeeFen: 36_00, valueOn: '2015-04-14' }]);
    story.after('DecideReduction', authorising(caseId, meetingId, '2015-04-22'));
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 0, authorisedReducedFen: 6_000_00, lateFeeLetOffFen: 36_00, pendingCases: [] });
    expect(entriesOf(story)).toEqual([]);
    story.as('O-05').when('CertifySettlement', { levyId: 'L31', certNo: '结1', on: '2015-04-22' }).records(['SettlementCertified']);
  });

  it('not without them', () => {
    const { story, caseId, meetingId } = waiting();
    const asked = (more: object) => story.when('DecideReduction', { ...authorising(caseId, meetingId, '2015-04-22'), ...more } as never);
    asked({ legalBasisDocNo: undefined }).refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'NO_LEGAL_BASIS' });
    asked({ meetingId: undefined }).refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'NO_MEETING' });
    asked({ on: '2015-04-19' }).refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'NO_COUNTY_MEETING' });
    asked({ meetingId: '00000000-0000-8000-8000-0000000000ee' }).refuses('UNKNOWN', { kind: 'meeting' });
    asked({ on: '2015-04-13' }).refuses('DATE_INVALID');
  });

  it('not by a motion that was lost, and not by one that decides no money (invariant 41)', () => {
    const lost = waiting({}, motion({ forCount: 2, againstCount: 3 }));
    lost.story.when('DecideReduction', authorising(lost.caseId, lost.meetingId, '2015-04-22')).refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'MOTION_NOT_PASSED' });
    const applauded = waiting({}, motion({ method: 'ACCLAMATION', decidesMoney: false }));
    applauded.story.when('DecideReduction', authorising(applauded.caseId, applauded.meetingId, '2015-04-22')).refuses('VOTE_INVALID', { why: 'ACCLAMATION' });
  });

  it('not a second case by the motion that authorised a first: another motion is needed', () => {
    const story = township(post(['O-15', 'COUNTY_APPROVER', '990000']));
    const half = { kind: 'WAIVE_PRINCIPAL', principalFen: 3_000_00, lateFeeFen: 0 };
    const [first, second] = [requested(story, half), requested(story, half)];
    const meetingId = panelPassed(story.on('2015-04-20'), panel({ heldOn: '2015-04-20' }, motion(), motion({ n: 2 })));
    story
      .on('2015-04-22')
      .as('O-11')
      .after('DecideReduction', authorising(first, meetingId, '2015-04-22'));
    story.when('DecideReduction', authorising(second, meetingId, '2015-04-22')).refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'MOTION_USED' });
    story.when('DecideReduction', authorising(second, meetingId, '2015-04-22', { motionNo: 2 })).records(['ReductionAuthorised', { principalFen: 3_000_00 }]);
  });

  it('not by who decided it himself; nor does he refuse it (R24)', () => {
    const { story, caseId, meetingId } = waiting({ deciders: [{ officerId: 'O-15', shareBp: 10_000 }] });
    story
      .as('O-15')
      .when('DecideReduction', authorising(caseId, meetingId, '2015-04-22'))
      .refuses('REDUCTION_NOT_AUTHORISABLE', { why: 'OWN_MATTER' });
    story.when('DecideReduction', refusing(caseId, '2015-04-22')).refuses('SOD_VIOLATION', { pair: 'decider approver' });
    story.as('O-07').when('DecideReduction', refusing(caseId, '2015-04-22')).refuses('NOT_AUTHORISED');
  });

  it('once', () => {
    const { story, caseId, meetingId } = waiting();
    story.after('DecideReduction', authorising(caseId, meetingId, '2015-04-22'));
    story.when('DecideReduction', refusing(caseId, '2015-04-22')).refuses('STATE_INVALID', { state: 'AUTHORISED', allowed: ['REQUESTED'] });
  });
});

describe('the county refuses what has taken effect', () => {
  it('opens the obligation and the entry in the same append (A2; invariant 35, R14)', () => {
    const story = township();
    const caseId = requested(story);
    const lines = [
      { officerId: 'O-07', shareBp: 7_000, principalFen: 4_200_00, lateFeeFen: 25_20 },
      { officerId: 'O-03', shareBp: 3_000, principalFen: 1_800_00, lateFeeFen: 10_80 },
    ];
    story
      .on('2015-04-22')
      .as('O-11')
      .when('DecideReduction', refusing(caseId, '2015-04-22') as never)
      .records(
        ['ReductionRefused', { caseId }],
        ['ReductionEstablishedUnauthorised', { basis: 'REFUSED', principalFen: 6_000_00, lateFeeFen: 36_00 }],
        ['MakeUpObligationOpened', { rule: 'LOWERED_BY', lines, dueOn: '2015-05-22', valueOn: '2015-04-14' }],
        ['AccountabilityEntryRaised', { violationCode: 'STANDARD_CHANGED', officerIds: ['O-07', 'O-03'], fen: 6_036_00 }],
      );
    refused(story, caseId);
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 0, payerPaidFen: 12_000_00, officers: { open: { principalFen: 6_000_00, lateFeeFen: 36_00 } } });
  });

  it('makes those answer for a waiver who led the unit, else whoever has the largest share (R14)', () => {
    const { story } = obliged({ kind: 'WAIVE_PRINCIPAL' });
    expect(entriesOf(story)).toMatchObject([{ violationCode: 'NOT_COLLECTED', officerIds: ['O-07'], fen: 6_036_00 }]);
    const without = obliged({
      kind: 'WAIVE_PRINCIPAL',
      deciders: [
        { officerId: 'O-03', shareBp: 4_000 },
        { officerId: 'O-05', shareBp: 6_000 },
      ],
    });
    expect(entriesOf(without.story)).toMatchObject([{ officerIds: ['O-05'] }]);
  });

  it('shrinks first to what the payer still owes (R10)', () => {
    const story = township();
    const caseId = requested(story);
    story
      .on('2015-04-20')
      .as('O-03')
      .after('CollectLevyPayment', {
        ...{ levyId: 'L31', principalFen: 5_000_00, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' },
        ...{ receipt: { bookId: 'PJ-301', no: 302, fen: 5_000_00 }, collectedOn: '2015-04-20', afterCutoff: false },
      });
    expect(open(story, refused(story, caseId))).toEqual({ 'O-07': [700, 25.2], 'O-03': [300, 10.8] });
  });

  it('opens nothing where nothing is owed any more, or nothing was done yet', () => {
    const story = township();
    const ended = requested(story, { tookEffectOn: undefined });
    story
      .on('2015-04-22')
      .as('O-11')
      .when('DecideReduction', refusing(ended, '2015-04-22') as never)
      .records(['ReductionRefused']);
  });
});

describe('a request that nobody decides', () => {
  it('ends on the 31st day with all its consequences, at the day’s turn', () => {
    const story = township().turnTo('2015-04-14');
    const caseId = requested(story) as never;
    story.turnTo('2015-05-14');
    expect(story.book.reductions.cases.known(caseId).decision).toBe('REQUESTED');
    story.turnTo('2015-05-15');
    expect(story.book.reductions.cases.known(caseId)).toMatchObject({ decision: 'UNAUTHORISED', basis: 'REQUEST_EXPIRED' });
    expect(entriesOf(story).map(({ violationCode }) => violationCode)).toContain('STANDARD_CHANGED');
    expect([...story.book.reductions.obligations.values()]).toMatchObject([{ openedOn: '2015-05-15', dueOn: '2015-06-15' }]);
  });

  it('just ends where nobody acted on it', () => {
    const story = township().turnTo('2015-04-14');
    const caseId = requested(story, { tookEffectOn: undefined }) as never;
    story.turnTo('2015-05-15');
    expect(story.book.reductions.cases.known(caseId).decision).toBe('EXPIRED');
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 6_000_00, pendingCases: [] });
  });
});

describe('an audit', () => {
  const found = (more: object = {}) => ({ ...lowering(), source: 'BALANCE', basis: 'NO_REQUEST', docNo: '安和审〔2015〕1号', reasonCode: undefined, ...more });

  it('establishes what nobody asked for', () =>
    township()
      .as('O-14')
      .when('EstablishReduction', found() as never)
      .records(['ReductionEstablishedUnauthorised', { basis: 'NO_REQUEST' }], ['MakeUpObligationOpened'], ['AccountabilityEntryRaised']));

  it('is the inspector’s or the auditor’s, and not his own matter', () => {
    township()
      .as('O-11')
      .when('EstablishReduction', found() as never)
      .refuses('NOT_AUTHORISED');
    township()
      .as('O-14')
      .when('EstablishReduction', found({ deciders: [{ officerId: 'O-14', shareBp: 10_000 }] }) as never)
      .refuses('SOD_VIOLATION');
  });

  it('charges a gap to the standard to who decided, and nothing to the payer (R8)', () => {
    const below = told(
      'OpeningLevyTaken',
      {
        ...{
          levyId: 'L40',
          policyId: 'SMF',
          docNo: '安社征决字〔2014〕40号',
          decidedOn: '2014-11-01',
          servedOn: '2014-11-05',
          villageId: 'LJ-DH',
          payerId: '00000000-0000-8000-8000-000000000040',
        },
        ...{ assessedFen: 8_000_00, standardFen: 10_000_00, paidBeforeFen: 0, lateFeePaidBeforeFen: 0, reducedBeforeFen: 0, balanceFen: 8_000_00 },
        dueLines: [{ n: 1, dueOn: '2015-03-31', principalFen: 8_000_00 }],
      },
      '2015-03-01',
      { unitId: 'LJ' },
    );
    const story = township(below).as('O-14');
    const gap = found({ levyId: 'L40', source: 'STANDARD_GAP', principalFen: 2_000_00, lateFeeFen: 0 });
    story.when('EstablishReduction', { ...gap, principalFen: 2_000_01 } as never).refuses('DOUBLE_LIABILITY', { owedFen: 2_000_00 });
    story.when('EstablishReduction', { ...gap, lateFeeFen: 1 } as never).refuses('AMOUNT_INVALID');
    const { obligationId } = dataOf(story.perform('EstablishReduction', gap as never), 'MakeUpObligationOpened');
    expect(story.book.levies.levies.known('L40' as never)).toMatchObject({ payerBalanceFen: 8_000_00, officers: { standardGapChargedFen: 2_000_00 } });
    story.when('EstablishReduction', { ...gap, principalFen: 1 } as never).refuses('DOUBLE_LIABILITY', { owedFen: 0 });
    story
      .as('O-11')
      .when('ReinstatePayer', { obligationId, lines: [{ officerId: 'O-07', principalFen: 100 }], docNo: '复1', on: '2015-04-14' } as never)
      .refuses('OBLIGATION_MISMATCH');
  });
});
