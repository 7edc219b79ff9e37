import { given } from '#libs/book/decision.testing.js';

const qingxi = { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' };
const registrar = () => given().as('O-10').checkedBy('O-11');

describe('registering a unit', () => {
  it('enters a township of the county', () => registrar().when('RegisterUnit', qingxi).records(['ProposalApproved'], ['OrgUnitRegistered', qingxi]));

  it('enters a village of a township', () => {
    const village = { ...qingxi, unitId: 'LJ-BS', level: 'VILLAGE', nameZh: '北山村', parentId: 'LJ' };
    registrar().when('RegisterUnit', village).records(['ProposalApproved'], ['OrgUnitRegistered', village]);
  });

  it('needs the county approver', () => given().as('O-10').when('RegisterUnit', qingxi).proposesTo('COUNTY_APPROVER'));

  it('refuses an id that is taken', () =>
    registrar()
      .when('RegisterUnit', { ...qingxi, unitId: 'LJ' })
      .refuses('ALREADY_EXISTS', { kind: 'unit', id: 'LJ' }));

  it('refuses a parent that nobody knows', () =>
    registrar()
      .when('RegisterUnit', { ...qingxi, parentId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit', id: 'NW' }));

  it.each([
    ['TOWNSHIP', 'LJ', 'COUNTY'],
    ['TOWNSHIP', 'LJ-DH', 'COUNTY'],
    ['VILLAGE', '990000', 'TOWNSHIP'],
    ['VILLAGE', 'LJ-DH', 'TOWNSHIP'],
  ])('refuses a %s under %s', (level, parentId, allowed) =>
    registrar()
      .when('RegisterUnit', { ...qingxi, level, parentId })
      .refuses('STATE_INVALID', { kind: 'unit', id: parentId, allowed: [allowed] }),
  );

  it('happens today, even if the unit is valid from a later day (invariant 5)', () => {
    const { events } = registrar().when('RegisterUnit', { ...qingxi, validFrom: '2015-07-01' });
    expect(events[1]).toMatchObject({ type: 'OrgUnitRegistered', occurredOn: '2015-03-02', data: { validFrom: '2015-07-01' } });
  });
});
