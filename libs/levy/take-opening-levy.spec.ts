import { openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, STRANGER } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { levyIdentityHolds } from './levy.js';

/** L17 of domain rules A1: assessed 30,000, paid 10,000, the rest in two instalments. */
const l17 = {
  ...{ levyId: 'L17', policyId: 'SMF', docNo: '安社征决字〔2014〕17号', decidedOn: '2014-06-03', servedOn: '2014-06-10', assessedFen: 30_000_00, standardFen: 30_000_00 },
  ...{ paidBeforeFen: 10_000_00, lateFeePaidBeforeFen: 0, reducedBeforeFen: 0, balanceFen: 20_000_00, unitId: 'LJ', villageId: 'LJ-DH' },
  dueLines: [
    { n: 1, dueOn: '2015-03-31', principalFen: 10_000_00 },
    { n: 2, dueOn: '2015-06-30', principalFen: 10_000_00 },
  ],
  payerId: '00000000-0000-8000-8000-000000000017',
};
const accountant = (...events: readonly DecidedEvent[]) =>
  given(...events)
    .as('O-05')
    .checkedBy('O-06');
const taking = (fields: object, ...events: readonly DecidedEvent[]) => accountant(...events).when('TakeOpeningLevy', { ...l17, ...fields });
const closed = told('OpeningClosed', { unitId: 'LJ', levyCount: 0, balanceFen: 0 }, undefined, { unitId: 'LJ' });

describe('taking over a levy from the old books', () => {
  it('stands in the books from the first day of their first month', () => {
    const outcome = taking({});
    outcome.records(['ProposalApproved'], ['OpeningLevyTaken', { levyId: 'L17', balanceFen: 20_000_00, dueLines: l17.dueLines }]);
    expect(outcome.events[1]).toMatchObject({ occurredOn: '2015-03-01', unitId: 'LJ' });
  });

  it('wants a reviewer', () => given().as('O-05').when('TakeOpeningLevy', l17).proposesTo('REVIEWER'));

  it('has its document and two signatures as evidence', () => {
    const stub = { kind: 'COUNTY_DOCUMENT', docNo: '安和财〔2015〕1号' } as never;
    const [, taken] = accountant().withEvidence(stub).when('TakeOpeningLevy', l17).events;
    expect(taken?.hands).toMatchObject({
      actor: { officerId: 'O-05' },
      approvals: [{ officerId: 'O-06' }],
      evidence: [stub, { kind: 'OPENING_BALANCE', docNo: l17.docNo }],
    });
  });

  it('owes the balance and remembers what was settled before (invariant 15)', () => {
    const reduced = { reducedBeforeFen: 2_000_00, balanceFen: 18_000_00, lateFeePaidBeforeFen: 40_00, dueLines: [{ n: 1, dueOn: '2015-03-31', principalFen: 18_000_00 }] };
    const { levies } = accountant().after('TakeOpeningLevy', { ...l17, ...reduced }).book.levies;
    const levy = levies.known('L17' as LevyId);
    expect(levy).toMatchObject({ payerBalanceFen: 18_000_00, payerPaidFen: 0, paidBeforeFen: 10_000_00, settledBeforeFen: 12_000_00, lateFeePaidFen: 40_00 });
    expect(levyIdentityHolds(levy)).toBe(true);
    expect(levyIdentityHolds({ ...levy, payerBalanceFen: levy.assessedFen })).toBe(false);
  });

  it('is added to what the unit has taken over', () => {
    const { openings } = accountant(openingLevy('L22', 24_000)).after('TakeOpeningLevy', l17).book.levies;
    expect(openings.get('LJ' as never)).toEqual({ levyCount: 2, balanceFen: 44_000_00, closed: false });
  });

  it('may be a levy that is settled', () => taking({ paidBeforeFen: 30_000_00, balanceFen: 0, dueLines: [] }).records(['ProposalApproved'], ['OpeningLevyTaken']));
});

describe('the opening of a township that joins the book later', () => {
  const joined = told('OrgUnitRegistered', { unitId: 'LJ', level: 'TOWNSHIP', nameZh: '临江镇', parentId: '990000', validFrom: '2015-06-01' });
  const later = (fields: object) =>
    accountant(joined)
      .on('2015-06-01')
      .when('TakeOpeningLevy', { ...l17, ...fields });

  it('stands in its first month, not in the book’s', () => {
    const outcome = later({ servedOn: '2015-05-20' });
    expect(outcome.events[1]).toMatchObject({ type: 'OpeningLevyTaken', occurredOn: '2015-06-01' });
  });

  it('has no levy served since it joined', () => later({ servedOn: '2015-06-01' }).refuses('DATE_INVALID', { openedOn: '2015-06-01' }));
});

describe('an opening that cannot be', () => {
  it('after the unit’s opening was closed (invariant 60)', () => taking({}, closed).refuses('OPENING_CLOSED', { unitId: 'LJ' }));

  it('with figures that do not add up (invariant 60)', () => {
    taking({ paidBeforeFen: 9_999_99 }).refuses('OPENING_MISMATCH', { assessedFen: 30_000_00, accountedFen: 29_999_99 });
    taking({ reducedBeforeFen: 1 }).refuses('OPENING_MISMATCH', { accountedFen: 30_000_01 });
    taking({ dueLines: l17.dueLines.map((line) => ({ ...line, n: 1 })) }).refuses('OPENING_MISMATCH', { lines: 2, numbers: 1 });
    taking({ dueLines: l17.dueLines.slice(1) }).refuses('OPENING_MISMATCH', { balanceFen: 20_000_00, linesFen: 10_000_00 });
  });

  it('with sums beyond any amount (invariant 1)', () => {
    taking({ paidBeforeFen: Number.MAX_SAFE_INTEGER }).refuses('AMOUNT_INVALID');
    taking({ assessedFen: 2 ** 50 }).refuses('AMOUNT_INVALID');
    const endless = { n: 1, dueOn: '2015-03-31', principalFen: Number.MAX_SAFE_INTEGER };
    taking({ dueLines: [endless, { ...endless, n: 2 }] }).refuses('AMOUNT_INVALID');
  });

  it('served before it was decided, or not in the time of the old books (invariant 5)', () => {
    taking({ servedOn: '2014-06-02' }).refuses('DATE_INVALID');
    taking({ servedOn: '2015-02-28' }).records(['ProposalApproved'], ['OpeningLevyTaken']);
    taking({ servedOn: '2015-03-01' }).refuses('DATE_INVALID', { servedOn: '2015-03-01', openedOn: '2015-03-01' });
  });

  it('under a number that the county has used (invariant 9)', () => taking({ docNo: '安社征决字〔2014〕L22号' }, openingLevy('L22', 100)).refuses('DUPLICATE_CHARGE'));

  it('of a unit, a policy or a payer that nobody knows (invariant 61)', () => {
    taking({ unitId: 'NW' }).refuses('UNKNOWN', { kind: 'unit', id: 'NW' });
    taking({ policyId: 'NW' }).refuses('UNKNOWN', { kind: 'policy' });
    taking({ payerId: STRANGER }).refuses('UNKNOWN', { kind: 'party' });
  });

  it('says so in the order of R24: the date, the number, then the opening', () => {
    taking({ servedOn: '2014-06-02' }, closed).refuses('DATE_INVALID');
    taking({ docNo: '安社征决字〔2014〕L22号' }, openingLevy('L22', 100), closed).refuses('DUPLICATE_CHARGE');
  });
});

describe('a standard that was changed before the books were opened (invariant 11)', () => {
  it('raised: the levy is taken over and answered for', () =>
    taking({ standardFen: 29_000_00 }).records(
      ['ProposalApproved'],
      ['OpeningLevyTaken'],
      ['AccountabilityEntryRaised', { violationCode: 'STANDARD_CHANGED', fen: 1_000_00, officerIds: [], source: { levyId: 'L17' } }],
    ));

  it('lowered: it needs a case', () => taking({ standardFen: 31_000_00 }).refuses('STANDARD_LOWERED', { assessedFen: 30_000_00, standardFen: 31_000_00 }));
});
