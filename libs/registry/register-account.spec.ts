import { given } from '#libs/book/decision.testing.js';

const second = { accountId: 'ACC-TRANSIT-2', kind: 'TOWN_TRANSIT', unitId: 'LJ', last4: '0003', docNo: '安和财〔2015〕9号', validFrom: '2015-03-01' };
const registrar = () => given().as('O-10').checkedBy('O-11');

describe('registering a bank account', () => {
  it('lets public money pass through it', () => registrar().when('RegisterAccount', second).records(['ProposalApproved'], ['BankAccountRegistered', second]));

  it('needs the county approver', () => given().as('O-10').when('RegisterAccount', second).proposesTo('COUNTY_APPROVER'));

  it('refuses an id that is taken', () =>
    registrar()
      .when('RegisterAccount', { ...second, accountId: 'ACC-TRANSIT' })
      .refuses('ALREADY_EXISTS', { kind: 'bank account' }));

  it('refuses a unit that nobody knows', () =>
    registrar()
      .when('RegisterAccount', { ...second, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit', id: 'NW' }));

  it('happens today, even if the account is valid from a later day (invariant 5)', () => {
    const { events } = registrar().when('RegisterAccount', { ...second, validFrom: '2015-04-01' });
    expect(events[1]).toMatchObject({ type: 'BankAccountRegistered', occurredOn: '2015-03-02', data: { validFrom: '2015-04-01' } });
  });
});
