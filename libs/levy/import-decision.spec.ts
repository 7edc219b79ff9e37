import { levyPolicy, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import type { Context } from '#libs/book/context.js';
import { dataOf, given, STRANGER } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { isUuid, type LevyId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { AMOUNT_LIMIT_FEN } from './amount-limit.js';
import { type ImportLevyDecision, importLevyDecision } from './import-decision.js';

const payerId = '00000000-0000-8000-8000-000000000003';
const l03 = {
  ...{ levyId: 'L03', policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 27_600_00, standardFen: 27_600_00 },
  ...{ standardDocNo: '安和政〔2014〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId, entrusted: false },
};
const accountant = (...events: readonly DecidedEvent[]) =>
  given(...events)
    .as('O-05')
    .checkedBy('O-06');
/** The scheme ends with February 2015. */
const closing = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-02-01', validTo: '2015-02-28' });

describe('importing a levy decision', () => {
  it('enters the books with its due day (domain rules, A1)', () =>
    accountant()
      .when('ImportLevyDecision', l03)
      .records(['ProposalApproved'], ['LevyDecisionImported', { levyId: 'L03', assessedFen: 27_600_00, dueOn: '2015-04-01', dueProvisional: false, deciderUnitId: '990000' }]));

  it('wants a reviewer', () => given().as('O-05').when('ImportLevyDecision', l03).proposesTo('REVIEWER'));

  it('was decided by the township where the county entrusted it', () =>
    accountant()
      .when('ImportLevyDecision', { ...l03, entrusted: true })
      .records(['ProposalApproved'], ['LevyDecisionImported', { deciderUnitId: 'LJ', entrusted: true }]));

  it('gets its id from the book where the township has none', () => {
    const { levyId, ...nameless } = l03;
    const { events } = accountant().when('ImportLevyDecision', nameless);
    expect(isUuid(dataOf(events, 'LevyDecisionImported').levyId)).toBe(true);
  });

  it('owes what was assessed', () => {
    const levy = accountant()
      .after('ImportLevyDecision', l03)
      .book.levies.levies.known('L03' as LevyId);
    expect(levy).toMatchObject({
      payerBalanceFen: 27_600_00,
      payerPaidFen: 0,
      settledBeforeFen: 0,
      periodId: '2015-03',
      dueLines: [{ n: 1, dueOn: '2015-04-01', principalFen: 27_600_00 }],
    });
  });

  it.each([
    ['2015-01-21', '2015-02-25'], // +30 = 02-20, a holiday (domain rules, A1)
    ['2015-01-29', '2015-02-28'], // a Saturday, but worked
    ['2015-01-30', '2015-03-02'], // a Sunday
  ])('served on %s is due on %s', (servedOn, dueOn) =>
    accountant()
      .when('ImportLevyDecision', { ...l03, decidedOn: servedOn, servedOn })
      .records(['ProposalApproved'], ['LevyDecisionImported', { dueOn }]),
  );

  it('has a provisional due day in a year without calendar', () =>
    accountant()
      .on('2015-12-02')
      .when('ImportLevyDecision', { ...l03, servedOn: '2015-12-02' })
      .records(['ProposalApproved'], ['LevyDecisionImported', { dueOn: '2016-01-01', dueProvisional: true }]));
});

describe('a decision that cannot be', () => {
  const refused = (fields: object, ...events: readonly DecidedEvent[]) => accountant(...events).when('ImportLevyDecision', { ...l03, ...fields });

  it('served before it was decided, or in the future (invariant 5)', () => {
    refused({ servedOn: '2015-02-28' }).refuses('DATE_INVALID');
    refused({ servedOn: '2015-03-03' }).refuses('DATE_INVALID');
  });

  it('under a number that the county has used (invariant 9)', () => {
    const taken = { docNo: '安社征决字〔2014〕L22号' };
    refused(taken, openingLevy('L22', 24_000)).refuses('DUPLICATE_CHARGE', { ...taken, levyId: 'L22' });
  });

  it('is one decision with a levy for each payer of its group (R27)', () => {
    const first = () => accountant().after('ImportLevyDecision', { ...l03, decisionGroupId: 'G-1' });
    const second = { ...l03, levyId: 'L04', payerId: '00000000-0000-8000-8000-000000000004' };
    first()
      .when('ImportLevyDecision', { ...second, decisionGroupId: 'G-1' })
      .records(['ProposalApproved'], ['LevyDecisionImported', { levyId: 'L04', docNo: l03.docNo }]);
    first()
      .when('ImportLevyDecision', { ...second, decisionGroupId: 'G-2' })
      .refuses('DUPLICATE_CHARGE', { levyId: 'L03' });
    first().when('ImportLevyDecision', second).refuses('DUPLICATE_CHARGE', { levyId: 'L03' });
  });

  it('never takes the place of a levy that has the id the book would make (invariant 61)', () => {
    const { levyId: _, ...unnamed } = l03;
    const { book, moment } = given(openingLevy('L99', 100));
    const context = { ...moment, newId: () => 'L99' } as unknown as Context;
    expect(() => importLevyDecision(book, { ...unnamed, docNo: '安社征决字〔2015〕9号' } as unknown as ImportLevyDecision, context)).toThrow(refusal('ALREADY_EXISTS'));
  });

  it('against the same payer in the same matter (invariant 9)', () => {
    const first = () => accountant().after('ImportLevyDecision', { ...l03, decisionGroupId: 'G-1' });
    const second = { ...l03, levyId: 'L04', docNo: '安社征决字〔2015〕4号', decisionGroupId: 'G-1' };
    first().when('ImportLevyDecision', second).refuses('DUPLICATE_CHARGE', { decisionGroupId: 'G-1' });
    first()
      .when('ImportLevyDecision', { ...second, payerId: '00000000-0000-8000-8000-000000000004' })
      .records(['ProposalApproved'], ['LevyDecisionImported']);
    first()
      .when('ImportLevyDecision', { ...second, decisionGroupId: 'G-2' })
      .records(['ProposalApproved'], ['LevyDecisionImported', { decisionGroupId: 'G-2' }]);
  });

  it('decided on the day on which the scheme closed, or later (invariant 10)', () => {
    refused({ decidedOn: '2015-03-01' }, closing).refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-01' });
    refused({ decidedOn: '2015-02-28' }, closing).records(['ProposalApproved'], ['LevyDecisionImported']);
  });

  it('below the standard, where nobody is known who could answer for it (invariant 11)', () =>
    refused({ assessedFen: 27_599_99, decidedOn: '2015-02-28' }).refuses('STANDARD_LOWERED', { assessedFen: 27_599_99, standardFen: 27_600_00 }));

  it('beyond any sum that a levy can have (invariant 1)', () => {
    refused({ assessedFen: AMOUNT_LIMIT_FEN, standardFen: AMOUNT_LIMIT_FEN }).records(['ProposalApproved'], ['LevyDecisionImported']);
    refused({ assessedFen: AMOUNT_LIMIT_FEN + 1 }).refuses('AMOUNT_INVALID');
    refused({ standardFen: AMOUNT_LIMIT_FEN + 1 }).refuses('AMOUNT_INVALID');
  });

  it('of a unit, a village, a policy or a payer that nobody knows (invariant 61)', () => {
    refused({ unitId: 'NW' }).refuses('UNKNOWN', { kind: 'unit', id: 'NW' });
    refused({ villageId: 'LJ-NW' }).refuses('UNKNOWN', { kind: 'unit', id: 'LJ-NW' });
    refused({ policyId: 'NW' }).refuses('UNKNOWN', { kind: 'policy', id: 'NW' });
    refused({ payerId: STRANGER }).refuses('UNKNOWN', { kind: 'party', id: STRANGER });
  });

  it('for a village of another township', () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const shangwan = told('OrgUnitRegistered', { unitId: 'QX-SW', level: 'VILLAGE', nameZh: '上湾村', parentId: 'QX', validFrom: '2015-03-01' });
    refused({ villageId: 'QX-SW' }, qingxi, shangwan).refuses('STATE_INVALID', { kind: 'unit', id: 'QX-SW' });
    refused({ villageId: 'LJ' }).refuses('STATE_INVALID', { id: 'LJ', state: 'parent 990000', allowed: ['parent LJ'] });
  });

  it('under an id that is taken', () => refused({}, openingLevy('L03', 100)).refuses('ALREADY_EXISTS', { kind: 'levy', id: 'L03' }));
});

describe('a decision above the standard (invariant 11)', () => {
  const raised = { ...l03, assessedFen: 30_000_00 };

  it('is booked and answered for with what is above', () =>
    accountant()
      .when('ImportLevyDecision', raised)
      .records(
        ['ProposalApproved'],
        ['LevyDecisionImported', { assessedFen: 30_000_00, standardFen: 27_600_00 }],
        ['AccountabilityEntryRaised', { violationCode: 'STANDARD_CHANGED', fen: 2_400_00, source: { levyId: 'L03' } }],
      ));

  it('names who led the deciding unit on that day, never the clerk who types it in', () => {
    const officersOf = (fields: object) => dataOf(accountant().when('ImportLevyDecision', { ...raised, ...fields }).events, 'AccountabilityEntryRaised').officerIds;
    expect(officersOf({ entrusted: true })).toEqual(['O-07']);
    expect(officersOf({ entrusted: false })).toEqual(['O-11']);
    expect(officersOf({ entrusted: true, decidedOn: '2015-02-28' })).toEqual([]);
  });
});

describe('a decision below the standard (domain rules 3.3b, R8)', () => {
  const below = { ...l03, assessedFen: 20_000_00 };
  const two = post(['O-15', 'COUNTY_APPROVER', '990000']);

  it('is imported with the case of those who led the deciding unit, by equal shares', () => {
    const deciders = [
      { officerId: 'O-11', shareBp: 5_000 },
      { officerId: 'O-15', shareBp: 5_000 },
    ];
    const gap = { kind: 'LOWER', source: 'STANDARD_GAP', principalFen: 7_600_00, lateFeeFen: 0, reasonCode: 'DECIDED_BELOW_STANDARD', tookEffectOn: '2015-03-02', deciders };
    accountant(two)
      .when('ImportLevyDecision', below)
      .records(['ProposalApproved'], ['LevyDecisionImported', { assessedFen: 20_000_00 }], ['ReductionRequested', gap]);
  });

  it('leaves the payer what he was charged, and the difference to who decided, once the county has refused', () => {
    const story = accountant().after('ImportLevyDecision', { ...below, entrusted: true });
    const caseId = [...story.book.reductions.cases.values()].map((one) => one.caseId)[0];
    story.as('O-11').after('DecideReduction', { caseId, decision: 'REFUSE', docNo: '安和复〔2015〕1号', on: '2015-03-02' });
    expect(story.book.levies.levies.known('L03' as LevyId)).toMatchObject({
      payerBalanceFen: 20_000_00,
      officers: { open: { principalFen: 7_600_00 }, standardGapChargedFen: 7_600_00 },
    });
    expect([...story.book.reductions.obligations.values()]).toMatchObject([{ source: 'STANDARD_GAP', lines: [{ officerId: 'O-07', shareBp: 10_000 }] }]);
  });
});
