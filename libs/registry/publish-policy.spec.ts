import { award, awardTerms } from '#libs/benefits/enrolment.testing.js';
import { levyPolicy } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PolicyId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { closedFrom, policyOn } from './fee-policy.js';

const { version, kind, ...asked } = levyPolicy;
const amended = { ...asked, docNo: '安和政〔2015〕5号', validFrom: '2015-06-01', terms: { ...levyPolicy.terms, lateFeePerMille: '1.5' } };
const registrar = () => given().as('O-10').checkedBy('O-11');
const day = (text: string) => text as IsoDate;

describe('publishing a fee policy', () => {
  it('brings a first version into force', () =>
    registrar()
      .when('PublishPolicy', { ...asked, policyId: 'TEST-FEE' })
      .records(['ProposalApproved'], ['PolicyPublished', { policyId: 'TEST-FEE', kind: 'FEE', version: 1 }]));

  it('counts the versions', () =>
    registrar()
      .when('PublishPolicy', amended)
      .records(['ProposalApproved'], ['PolicyPublished', { ...amended, version: 2 }]));

  it('needs the county approver', () => given().as('O-10').when('PublishPolicy', amended).proposesTo('COUNTY_APPROVER'));

  it.each(['2002-08-31', '2002-09-01'])('refuses a version from %s, not later than the last one', (validFrom) =>
    registrar()
      .when('PublishPolicy', { ...amended, validFrom })
      .refuses('DATE_INVALID', { validFrom, after: '2002-09-01' }),
  );

  it('refuses a version that ends before it begins', () =>
    registrar()
      .when('PublishPolicy', { ...amended, validTo: '2015-05-31' })
      .refuses('DATE_INVALID', { validTo: '2015-05-31' }));

  it('never opens again what has an end: a closed scheme stays closed', () => {
    const ended = registrar().after('PublishPolicy', { ...amended, validTo: '2015-06-30' });
    ended.when('PublishPolicy', { ...amended, validFrom: '2015-09-01' }).refuses('STATE_INVALID', { kind: 'policy', state: 'ENDED' });
  });

  it('refuses a late fee above the whole principal a month', () => {
    const rate = (lateFeePerMille: string) => registrar().when('PublishPolicy', { ...amended, terms: { ...amended.terms, lateFeePerMille } });
    rate('1000.000001').refuses('RATE_INVALID');
    rate('1000').records(['ProposalApproved'], ['PolicyPublished']);
  });

  it('takes a version of a single day', () =>
    registrar()
      .when('PublishPolicy', { ...amended, validTo: '2015-06-01' })
      .records(['ProposalApproved'], ['PolicyPublished', { validTo: '2015-06-01' }]));

  it('happens today, even if it comes into force on a later day (invariant 5)', () => {
    const { events } = registrar().when('PublishPolicy', amended);
    expect(events[1]).toMatchObject({ occurredOn: '2015-03-02', data: { validFrom: '2015-06-01' } });
  });
});

describe('the policy in force', () => {
  const SMF = 'SMF' as PolicyId;
  const rateOn = ({ book }: Scenario, on: string) => policyOn(book.registry, SMF, day(on)).terms.lateFeePerMille;

  it('is the last version whose day has come', () => {
    const story = registrar().after('PublishPolicy', amended);
    expect(['2015-05-31', '2015-06-01', '2015-06-02'].map((on) => rateOn(story, on))).toEqual(['2', '1.5', '1.5']);
  });

  it('is the first version for what lies before it', () => expect(rateOn(given(), '2001-01-01')).toBe('2'));

  it('is open without a last day', () => expect(closedFrom(given().book.registry, SMF)).toBeUndefined());

  it('is closed from the day after its last one', () => {
    const { book } = registrar().after('PublishPolicy', { ...amended, validTo: '2021-07-19' });
    expect(closedFrom(book.registry, SMF)).toBe('2021-07-20');
  });

  it('answers UNKNOWN for a policy that nobody published', () => {
    const { registry } = given().book;
    const nobodys = 'NW' as PolicyId;
    expect(() => policyOn(registry, nobodys, day('2015-03-02'))).toThrow(refusal('UNKNOWN'));
    expect(() => closedFrom(registry, nobodys)).toThrow(refusal('UNKNOWN'));
  });
});

describe('publishing a subsidy', () => {
  const publishing = (terms: object = {}, more: object = {}) => registrar().when('PublishPolicy', { ...award, subsidy: { ...awardTerms, ...terms }, ...more });

  it('brings it into force with its terms', () =>
    publishing().records(['ProposalApproved'], ['PolicyPublished', { policyId: 'AWARD', kind: 'SUBSIDY', version: 1, subsidy: awardTerms }]));

  it('is of one kind of terms', () => {
    publishing({}, { terms: levyPolicy.terms }).refuses('MALFORMED');
    const { subsidy, ...bare } = award;
    registrar().when('PublishPolicy', bare).refuses('MALFORMED');
  });

  it('does not make a subsidy of a fee', () => publishing({}, { policyId: 'SMF', validFrom: '2015-06-01' }).refuses('STATE_INVALID', { state: 'FEE', allowed: ['SUBSIDY'] }));

  it('has one rate a month, in order', () => {
    publishing({ rates: [{ from: '2015-01', to: '2014-12', fen: 1 }] }).refuses('DATE_INVALID');
    publishing({
      rates: [
        { from: '2015-01', to: '2015-06', fen: 1 },
        { from: '2015-06', fen: 2 },
      ],
    }).refuses('DATE_INVALID', { from: '2015-06', after: '2015-06' });
    publishing({
      rates: [
        { from: '2015-01', fen: 1 },
        { from: '2015-06', fen: 2 },
      ],
    }).refuses('DATE_INVALID', { after: '2015-01' });
    publishing({
      rates: [
        { from: '2015-01', to: '2015-05', fen: 1 },
        { from: '2015-06', fen: 2 },
      ],
    }).records(['ProposalApproved'], ['PolicyPublished']);
  });

  it('is borne in shares of the whole (invariant 34)', () => publishing({ split: [{ source: 'COUNTY', shareBp: 9_999 }] }).refuses('SHARE_SUM', { sumBp: 9_999 }));

  it('that was tied to a medical act is shown in sums only (invariant 49)', () => {
    publishing({ legacyMedicalLinked: true }).refuses('PRIVACY_VIOLATION', { disclosureMode: 'NAMED_MASKED' });
    publishing({ legacyMedicalLinked: true, disclosureMode: 'AGGREGATE' }).records(['ProposalApproved'], ['PolicyPublished']);
  });
});
