import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario, STRANGER } from '#libs/book/decision.testing.js';
import { applied, enrolIdOf, enrolled, partyOf, subsidised, subsidyPublished, villagePosts } from './enrolment.testing.js';

const application = (more: object = {}) => ({ policyId: 'AWARD', beneficiaryId: partyOf('B1'), villageId: 'LJ-DH', on: '2015-03-02', ...more });
const applying = (story: Scenario, more: object = {}) => story.as('O-30').when('ApplyForBenefit', application(more));

describe('applying for a subsidy', () => {
  it('is taken in by the village’s enroller, into the books of its township', () => {
    const { events } = applying(subsidised());
    expect(events).toEqual([
      expect.objectContaining({ type: 'BenefitApplied', unitId: 'LJ', data: expect.objectContaining({ villageId: 'LJ-DH', beneficiaryId: partyOf('B1') }) }),
    ]);
  });

  it('is for an enroller of that village (invariant 54)', () => {
    applying(subsidised(), { villageId: 'LJ-XL' }).refuses('NOT_AUTHORISED');
    subsidised().as('O-06').when('ApplyForBenefit', application()).refuses('NOT_AUTHORISED');
  });

  it('is of a person, a subsidy and a village that are known', () => {
    applying(subsidised(), { beneficiaryId: STRANGER }).refuses('UNKNOWN', { kind: 'party' });
    applying(subsidised(), { policyId: 'NW' }).refuses('UNKNOWN', { kind: 'policy' });
    applying(subsidised(), { policyId: 'SMF' }).refuses('UNKNOWN', { kind: 'policy' });
    const inTown = subsidised(told('RoleAssigned', { assignmentId: 'A-32', officerId: 'O-32', role: 'ENROLLER', unitId: 'LJ', from: '2015-03-01', docNo: '安和人〔2015〕2号' }));
    inTown
      .as('O-32')
      .when('ApplyForBenefit', application({ villageId: 'LJ' }))
      .refuses('STATE_INVALID', { kind: 'unit', allowed: ['VILLAGE'] });
  });
});

describe('a policy that takes nobody in (invariant 48)', () => {
  const under = (head: object, terms: object = {}) => applying(given(...villagePosts, subsidyPublished(head, terms)));

  it('is one that has ended', () => {
    under({ validTo: '2015-03-01' }).refuses('POLICY_CLOSED', { policyId: 'AWARD' });
    under({ validTo: '2015-03-02' }).records(['BenefitApplied']);
  });

  it('is one that has not begun', () => under({ validFrom: '2015-03-03' }).refuses('POLICY_CLOSED'));

  it('is one that was tied to a medical act', () => under({}, { legacyMedicalLinked: true, disclosureMode: 'AGGREGATE' }).refuses('POLICY_CLOSED'));
});

describe('applying twice (domain rules 5)', () => {
  it('is refused while the first application is open or draws, wherever it was made', () => {
    const there = enrolled('B1', { villageId: 'LJ-XL' });
    applying(subsidised(...there.slice(0, 1))).refuses('DUPLICATE_BENEFIT', { enrolId: enrolIdOf('B1') });
    applying(subsidised(...there)).refuses('DUPLICATE_BENEFIT', { policyId: 'AWARD' });
  });

  it('is possible after the first was rejected or has stopped', () => {
    const rejected = told('VillageReviewed', { enrolId: enrolIdOf('B1'), meetingId: 'M', motionNo: 1, pass: false });
    applying(subsidised(...applied('B1'), rejected)).records(['BenefitApplied']);
    const stopped = told('BenefitStopped', { enrolId: enrolIdOf('B1'), cause: 'MOVED', effectiveOn: '2015-03-01', docNo: '临江〔2015〕3号' });
    applying(subsidised(...enrolled('B1'), stopped)).records(['BenefitApplied']);
  });

  it('is refused where another policy of the same group excludes it', () => {
    const inGroup = (policyId: string, exclusiveGroup?: string) => subsidyPublished({ policyId }, exclusiveGroup === undefined ? {} : { exclusiveGroup });
    const drawing = (group?: string) => given(...villagePosts, inGroup('AWARD', 'G1'), inGroup('OTHER', group), ...enrolled('B1', { policyId: 'OTHER' }));
    applying(drawing('G1')).refuses('DUPLICATE_BENEFIT', { policyId: 'OTHER' });
    applying(drawing('G2')).records(['BenefitApplied']);
    applying(drawing()).records(['BenefitApplied']);
  });
});
