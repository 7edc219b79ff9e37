import { post, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { enrolIdOf, enrolled, partyOf, passedByTownship, passedByVillage, subsidised, subsidyPublished, villagePosts } from './enrolment.testing.js';

const confirmation = (more: object = {}) => ({ enrolId: enrolIdOf('B1'), eligibleFrom: '2015-01-01', certDocNo: '安和卫确〔2015〕1号', on: '2015-03-02', ...more });
const confirming = (story: Scenario, more: object = {}) => story.as('O-11').when('ConfirmEntitlement', confirmation(more));
const refusal = { enrolId: enrolIdOf('B1'), docNo: '安和卫复〔2015〕2号', on: '2015-03-02' };

/** An earlier enrolment of the same person, which ended. */
const earlier = (effectiveOn: string, policyId = 'AWARD'): readonly DecidedEvent[] => [
  ...enrolled('B1 before', { policyId }).map((one) => (one.type === 'BenefitApplied' ? ({ ...one, data: { ...one.data, beneficiaryId: partyOf('B1') } } as DecidedEvent) : one)),
  told('BenefitStopped', { enrolId: enrolIdOf('B1 before'), cause: 'MOVED', effectiveOn, docNo: '临江〔2015〕3号' }),
];

describe('confirming an entitlement', () => {
  it('is the county’s, by its paper', () => {
    confirming(subsidised(...passedByTownship('B1'))).records(['CountyConfirmed', { eligibleFrom: '2015-01-01', certDocNo: '安和卫确〔2015〕1号' }]);
    subsidised(...passedByTownship('B1'))
      .as('O-06')
      .when('ConfirmEntitlement', confirmation())
      .refuses('NOT_AUTHORISED');
  });

  it('comes after the township’s review', () => confirming(subsidised(...passedByVillage('B1'))).refuses('STATE_INVALID', { state: 'VILLAGE_OK', allowed: ['TOWN_OK'] }));

  it('is not by who took an earlier step (R25)', () => {
    const both = post(['O-06', 'COUNTY_APPROVER', '990000']);
    subsidised(...passedByTownship('B1'), both)
      .as('O-06')
      .when('ConfirmEntitlement', confirmation())
      .refuses('SOD_VIOLATION', { step: 'TownshipReviewed' });
    subsidised(...passedByTownship('B1'), both)
      .as('O-06')
      .when('RefuseEntitlement', refusal)
      .refuses('SOD_VIOLATION');
  });

  it('does not cover a month that an earlier enrolment covers', () => {
    confirming(subsidised(...earlier('2015-03-01'), ...passedByTownship('B1'))).refuses('DUPLICATE_BENEFIT', { enrolId: enrolIdOf('B1 before'), month: '2015-01' });
    confirming(subsidised(...earlier('2015-03-01'), ...passedByTownship('B1')), { eligibleFrom: '2015-03-01' }).records(['CountyConfirmed']);
  });

  it('does not cover a month of what excludes it', () => {
    const grouped = ['AWARD', 'OTHER'].map((policyId) => subsidyPublished({ policyId }, { exclusiveGroup: 'G1' }));
    const story = () => given(...villagePosts, ...grouped, ...earlier('2015-03-01', 'OTHER'), ...passedByTownship('B1'));
    confirming(story(), { eligibleFrom: '2014-06-01' }).refuses('DUPLICATE_BENEFIT', { policyId: 'OTHER', month: '2015-01' });
    confirming(story(), { eligibleFrom: '2015-03-01' }).records(['CountyConfirmed']);
  });
});

describe('refusing an entitlement', () => {
  it('ends the application, by a paper', () => {
    const story = subsidised(...passedByTownship('B1'))
      .as('O-11')
      .after('RefuseEntitlement', refusal);
    expect(story.book.benefits.enrolments.known(enrolIdOf('B1') as never).state).toBe('REJECTED');
    confirming(story).refuses('STATE_INVALID', { state: 'REJECTED' });
  });

  it('is not of one that is confirmed: that is stopped', () =>
    subsidised(...enrolled('B1'))
      .as('O-11')
      .when('RefuseEntitlement', refusal)
      .refuses('STATE_INVALID'));
});
