import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { ActingRole } from '#libs/registry/roles.js';
import { openedBook, post, told } from './anhe.testing.js';
import { given, type Scenario } from './decision.testing.js';
import { gate } from './gate.js';

const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });

/** Under which post an officer may act at a unit on a day. */
function pass({ book }: Pick<Scenario, 'book'>, officerId: string, roles: readonly ActingRole[], unitId = 'LJ', today = '2015-03-02') {
  return gate(book, officerId as OfficerId, { roles, unitId: unitId as UnitId, today: today as IsoDate });
}

describe('the reach of a post (invariant 54)', () => {
  it.each([
    ['O-03', 'COLLECTOR', 'LJ'],
    ['O-03', 'COLLECTOR', 'LJ-DH'],
    ['O-12', 'COUNTY_FINANCE', '990000'],
    ['O-12', 'COUNTY_FINANCE', 'LJ'],
    ['O-12', 'COUNTY_FINANCE', 'LJ-XL'],
  ] as const)('of %s, %s, is %s too', (officerId, role, unitId) => expect(pass(given(), officerId, [role], unitId)).toMatchObject({ officerId, role }));

  it.each([
    ['upward', 'O-03', 'COLLECTOR', '990000'],
    ['sideways', 'O-03', 'COLLECTOR', 'QX'],
    ['to a unit that nobody knows', 'O-03', 'COLLECTOR', 'NW'],
  ] as const)('does not go %s', (_where, officerId, role, unitId) => expect(() => pass(given(qingxi), officerId, [role], unitId)).toThrow(refusal('NOT_AUTHORISED')));

  it('of a village is the village', () => {
    const village = given(post(['O-50', 'ENROLLER', 'LJ-DH']));
    expect(pass(village, 'O-50', ['ENROLLER'], 'LJ-DH')).toMatchObject({ role: 'ENROLLER' });
    expect(() => pass(village, 'O-50', ['ENROLLER'], 'LJ')).toThrow(refusal('NOT_AUTHORISED'));
    expect(() => pass(village, 'O-50', ['ENROLLER'], 'LJ-XL')).toThrow(refusal('NOT_AUTHORISED'));
  });
});

describe('the days of a post', () => {
  const held = (() => {
    const assignmentId = '00000000-0000-8000-8000-0000000000a5';
    const assigned = told('RoleAssigned', { assignmentId, officerId: 'O-30', role: 'CASHIER', unitId: 'LJ', from: '2015-03-05', docNo: '安和人〔2015〕8号' });
    return [assigned, told('RoleRevoked', { assignmentId, officerId: 'O-30', on: '2015-03-20' })];
  })();

  it.each(['2015-03-05', '2015-03-19'])('include %s', (day) => expect(pass(given(...held), 'O-30', ['CASHIER'], 'LJ', day)).toMatchObject({ role: 'CASHIER' }));

  it.each(['2015-03-04', '2015-03-20', '2015-12-31'])('do not include %s', (day) =>
    expect(() => pass(given(...held), 'O-30', ['CASHIER'], 'LJ', day)).toThrow(refusal('NOT_AUTHORISED')),
  );
});

describe('the post under which an act stands', () => {
  it('is the one that the act asks for', () => {
    const both = given(post(['O-08', 'CASHIER', 'LJ']));
    expect([pass(both, 'O-08', ['CASHIER']).role, pass(both, 'O-08', ['TICKET_KEEPER']).role]).toEqual(['CASHIER', 'TICKET_KEEPER']);
  });

  it('is named', () => {
    const { assignmentId } = pass(given(), 'O-03', ['COLLECTOR', 'BANK']);
    expect(given().book.registry.assignments.get(assignmentId as never)).toMatchObject({ officerId: 'O-03', role: 'COLLECTOR' });
  });

  it('is none for another role, or for a stranger', () => {
    expect(() => pass(given(), 'O-03', ['CASHIER'])).toThrow(expect.objectContaining({ code: 'NOT_AUTHORISED', facts: { officerId: 'O-03', roles: 'CASHIER', unitId: 'LJ' } }));
    expect(() => pass(given(), 'O-99', ['COLLECTOR'])).toThrow(refusal('NOT_AUTHORISED'));
    expect(() => pass(given(), 'O-03', [])).toThrow(refusal('NOT_AUTHORISED'));
  });
});

describe('the county’s appointer', () => {
  const fresh = { book: openedBook() };

  it('acts as such until the first officers are in office', () => {
    expect(pass(fresh, 'O-00', ['REGISTRAR', 'APPOINTER'], '990000')).toEqual({ officerId: 'O-00', role: 'APPOINTER' });
    expect(() => pass(given(), 'O-00', ['REGISTRAR', 'APPOINTER'], '990000')).toThrow(refusal('NOT_AUTHORISED'));
  });

  it('acts only where appointing is asked for, and is nobody else', () => {
    expect(() => pass(fresh, 'O-00', ['REGISTRAR'], '990000')).toThrow(refusal('NOT_AUTHORISED'));
    expect(() => pass(fresh, 'O-01', ['REGISTRAR', 'APPOINTER'], '990000')).toThrow(refusal('NOT_AUTHORISED'));
  });
});
