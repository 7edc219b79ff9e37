import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';

const relief = { pair: ['COLLECTOR', 'TICKET_KEEPER'], unitId: 'LJ', docNo: '安和人〔2015〕9号', until: '2015-12-31' };
const registrar = (story: Scenario = given()) => story.as('O-10').checkedBy('O-11');

describe('granting an exemption from separated posts', () => {
  it('lets a small township combine two posts until a day', () => registrar().when('GrantSodExemption', relief).records(['ProposalApproved'], ['SodExemptionGranted', relief]));

  it('needs the county approver', () => given().as('O-10').when('GrantSodExemption', relief).proposesTo('COUNTY_APPROVER'));

  it.each([
    ['CASHIER', 'ACCOUNTANT'],
    ['ACCOUNTANT', 'CASHIER'],
  ])('refuses %s with %s: statute keeps them apart', (...pair) =>
    registrar()
      .when('GrantSodExemption', { ...relief, pair })
      .refuses('SOD_VIOLATION', { pair: pair.join(' ') }),
  );

  it('has nothing to do for a pair that nobody forbids', () =>
    registrar()
      .when('GrantSodExemption', { ...relief, pair: ['CASHIER', 'TICKET_KEEPER'] })
      .refuses('NOTHING_TO_DO'));

  it('has nothing to do for a role with itself', () =>
    registrar()
      .when('GrantSodExemption', { ...relief, pair: ['COLLECTOR', 'COLLECTOR'] })
      .refuses('NOTHING_TO_DO'));

  it('refuses a day that has passed', () =>
    registrar()
      .when('GrantSodExemption', { ...relief, until: '2015-03-01' })
      .refuses('DATE_INVALID', { until: '2015-03-01' }));

  it('may be for today only', () =>
    registrar()
      .when('GrantSodExemption', { ...relief, until: '2015-03-02' })
      .records(['ProposalApproved'], ['SodExemptionGranted']));

  it('refuses a unit that nobody knows', () =>
    registrar()
      .when('GrantSodExemption', { ...relief, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit' }));
});

describe('ending an exemption', () => {
  const exemptionId = '00000000-0000-8000-8000-00000000e001';
  const granted = () => registrar(given(told('SodExemptionGranted', { exemptionId, ...relief })));

  it('takes it back', () =>
    granted()
      .when('EndSodExemption', { exemptionId, on: '2015-03-02' })
      .records(['ProposalApproved'], ['SodExemptionEnded', { exemptionId, on: '2015-03-02' }]));

  it('refuses one that nobody knows, or that has ended', () => {
    registrar().when('EndSodExemption', { exemptionId, on: '2015-03-02' }).refuses('UNKNOWN', { kind: 'sod exemption' });
    granted().after('EndSodExemption', { exemptionId, on: '2015-03-02' }).when('EndSodExemption', { exemptionId, on: '2015-03-02' }).refuses('UNKNOWN');
  });

  it('refuses a day to come (invariant 5)', () => granted().when('EndSodExemption', { exemptionId, on: '2015-03-03' }).refuses('DATE_INVALID'));
});
