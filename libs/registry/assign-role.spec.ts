import { openedBook, post, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { Role } from './roles.js';

const appointment = { officerId: 'O-30', role: 'COLLECTOR', unitId: 'LJ', from: '2015-03-01', docNo: '安和人〔2015〕8号' };
const registrar = (...held: readonly DecidedEvent[]) =>
  given(...held)
    .as('O-10')
    .checkedBy('O-11');
const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });

const COUNTY_ROLES: ReadonlySet<string> = new Set(['COUNTY_FINANCE', 'COUNTY_VERIFIER']);
const placeOf = (role: Role) => (COUNTY_ROLES.has(role) ? '990000' : 'LJ');
const exemption = (pair: readonly string[], more: object = {}) =>
  told('SodExemptionGranted', { exemptionId: '00000000-0000-8000-8000-00000000e001', pair, unitId: 'LJ', docNo: '安和人〔2015〕9号', until: '2015-12-31', ...more });

describe('assigning a role', () => {
  it('gives the post from its day on', () => registrar().when('AssignRole', appointment).records(['ProposalApproved'], ['RoleAssigned', appointment]));

  it('wants a second county hand', () => given().as('O-10').when('AssignRole', appointment).proposesTo('COUNTY_APPROVER', 'COUNTY_FINANCE', 'COUNTY_VERIFIER'));

  it('is never to himself', () =>
    registrar()
      .when('AssignRole', { ...appointment, officerId: 'O-10' })
      .refuses('NOT_AUTHORISED', { officerId: 'O-10' }));

  it.each(['PUBLIC', 'BOOK', 'APPOINTER', 'NONE', 'Public'])('refuses %s, which is no person', (officerId) =>
    registrar()
      .when('AssignRole', { ...appointment, officerId })
      .refuses('OFFICER_RESERVED', { officerId }),
  );

  it('refuses a unit that nobody knows', () =>
    registrar()
      .when('AssignRole', { ...appointment, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit', id: 'NW' }));

  it('changes nothing where he holds it already', () =>
    registrar(post(['O-30', 'COLLECTOR', 'LJ']))
      .when('AssignRole', appointment)
      .refuses('NOTHING_TO_DO'));

  it.each([
    ['COLLECTOR', '990000'],
    ['COLLECTOR', 'LJ-DH'],
    ['COUNTY_FINANCE', 'LJ'],
    ['REGISTRAR', 'LJ'],
    ['SUPERVISOR', '990000'],
    ['UNIT_HEAD', 'LJ-DH'],
    ['BANK', 'LJ'],
  ])('refuses a %s at %s', (role, unitId) =>
    registrar()
      .when('AssignRole', { ...appointment, role, unitId })
      .refuses('ROLE_LEVEL_INVALID', { role }),
  );

  it('says where a post is held when it is not held there', () =>
    registrar()
      .when('AssignRole', { ...appointment, role: 'COUNTY_FINANCE', unitId: 'LJ' })
      .refuses('ROLE_LEVEL_INVALID', { level: 'TOWNSHIP', levels: 'COUNTY' }));

  it('happens today, even if the post begins on a later day (invariant 5)', () => {
    const { events } = registrar().when('AssignRole', { ...appointment, from: '2015-07-01' });
    expect(events[1]).toMatchObject({ type: 'RoleAssigned', occurredOn: '2015-03-02', data: { from: '2015-07-01' } });
  });
});

/** Posts that domain rules 3.8 keep apart, row by row of its table. */
const FORBIDDEN: readonly (readonly [Role, Role])[] = [
  ['COLLECTOR', 'TICKET_KEEPER'],
  ['COLLECTOR', 'CASHIER'],
  ['COLLECTOR', 'ACCOUNTANT'],
  ['CASHIER', 'ACCOUNTANT'],
  ['CASHIER', 'REVIEWER'],
  ['ENROLLER', 'REVIEWER'],
  ['ENROLLER', 'UNIT_HEAD'],
  ['REVIEWER', 'UNIT_HEAD'],
  ['COUNTY_FINANCE', 'COUNTY_VERIFIER'],
  ...(['COLLECTOR', 'CASHIER', 'ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'TICKET_KEEPER', 'ENROLLER', 'NOTICE_OFFICER', 'HANDLER'] as const).flatMap((town) => [
    ['COUNTY_FINANCE', town] as const,
    ['COUNTY_VERIFIER', town] as const,
  ]),
];
const STATUTORY = ['CASHIER', 'ACCOUNTANT'] as const;
const bothWays = (pairs: readonly (readonly [Role, Role])[]) => pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);

describe('posts that one person may not hold together (invariant 54)', () => {
  it.each(bothWays(FORBIDDEN))('who is %s does not become %s', (held, wanted) =>
    registrar(post(['O-30', held, placeOf(held)]))
      .when('AssignRole', { ...appointment, role: wanted, unitId: placeOf(wanted) })
      .refuses('SOD_VIOLATION', { officerId: 'O-30', heldAt: placeOf(held) }),
  );

  it.each(bothWays(FORBIDDEN.filter((pair) => !pair.every((role) => STATUTORY.includes(role as never)))))('who is %s becomes %s where the county exempts it', (held, wanted) =>
    registrar(post(['O-30', held, placeOf(held)]), exemption([held, wanted], { unitId: placeOf(wanted) }))
      .when('AssignRole', { ...appointment, role: wanted, unitId: placeOf(wanted) })
      .records(['ProposalApproved'], ['RoleAssigned', { role: wanted }]),
  );

  it.each(bothWays([STATUTORY]))('who is %s does not become %s, whatever the county exempts: statute', (held, wanted) =>
    registrar(post(['O-30', held, 'LJ']), exemption(STATUTORY))
      .when('AssignRole', { ...appointment, role: wanted })
      .refuses('SOD_VIOLATION'),
  );

  it('may be held in two townships, but not with a county post that watches them', () => {
    const cashierThere = { ...appointment, role: 'CASHIER', unitId: 'QX' };
    registrar(qingxi, post(['O-30', 'COLLECTOR', 'LJ']))
      .when('AssignRole', cashierThere)
      .records(['ProposalApproved'], ['RoleAssigned', cashierThere]);
    registrar(qingxi, post(['O-30', 'COUNTY_FINANCE', '990000']))
      .when('AssignRole', cashierThere)
      .refuses('SOD_VIOLATION');
  });

  it('reaches the villages of a township, from above and from below', () => {
    const village = { ...appointment, role: 'ENROLLER', unitId: 'LJ-DH' };
    registrar(post(['O-30', 'REVIEWER', 'LJ']))
      .when('AssignRole', village)
      .refuses('SOD_VIOLATION', { pair: 'ENROLLER REVIEWER', heldAt: 'LJ' });
    registrar(post(['O-30', 'ENROLLER', 'LJ-DH']))
      .when('AssignRole', { ...appointment, role: 'REVIEWER', unitId: 'LJ' })
      .refuses('SOD_VIOLATION', { heldAt: 'LJ-DH' });
  });

  it('leaves other pairs alone', () =>
    registrar(post(['O-30', 'TICKET_KEEPER', 'LJ']))
      .when('AssignRole', { ...appointment, role: 'CASHIER' })
      .records(['ProposalApproved'], ['RoleAssigned']));

  it('judges the days on which both are held', () => {
    const cashier = post(['O-30', 'CASHIER', 'LJ']);
    const { assignmentId } = dataOf([cashier], 'RoleAssigned');
    const leaving = [cashier, told('RoleRevoked', { assignmentId, officerId: 'O-30', on: '2015-03-02' })];
    registrar(...leaving)
      .when('AssignRole', { ...appointment, from: '2015-03-01' })
      .refuses('SOD_VIOLATION');
    registrar(...leaving)
      .when('AssignRole', { ...appointment, from: '2015-03-02' })
      .records(['ProposalApproved'], ['RoleAssigned']);
  });
});

describe('an exemption from separated posts', () => {
  const pair = ['COLLECTOR', 'TICKET_KEEPER'];
  const keeper = post(['O-30', 'TICKET_KEEPER', 'LJ']);

  it('helps until its last day', () => {
    registrar(keeper, exemption(pair))
      .when('AssignRole', { ...appointment, from: '2015-12-31' })
      .records(['ProposalApproved'], ['RoleAssigned']);
    registrar(keeper, exemption(pair))
      .when('AssignRole', { ...appointment, from: '2016-01-01' })
      .refuses('SOD_VIOLATION');
  });

  it('helps in its unit only', () =>
    registrar(qingxi, keeper, exemption(pair, { unitId: 'QX' }))
      .when('AssignRole', appointment)
      .refuses('SOD_VIOLATION'));

  it('helps its pair only', () =>
    registrar(keeper, exemption(['COLLECTOR', 'CASHIER']))
      .when('AssignRole', appointment)
      .refuses('SOD_VIOLATION'));

  it('does not help once it has ended', () => {
    const ended = told('SodExemptionEnded', { exemptionId: '00000000-0000-8000-8000-00000000e001', on: '2015-03-01' });
    registrar(keeper, exemption(pair), ended).when('AssignRole', appointment).refuses('SOD_VIOLATION');
  });
});

describe('the first officers (invariant 59)', () => {
  const newBook = () => new Scenario(openedBook(), '2015-03-01').as('O-00');
  const registrarOf = (officerId: string) => ({ ...appointment, officerId, role: 'REGISTRAR', unitId: '990000' });
  const financeOf = (officerId: string) => ({ ...appointment, officerId, role: 'COUNTY_FINANCE', unitId: '990000' });
  const approverOf = (officerId: string) => ({ ...appointment, officerId, role: 'COUNTY_APPROVER', unitId: '990000' });

  const loginFor = (officerId: string) => ({ officerId, loginKind: 'PERSON', renewal: false });
  const appointed = () =>
    newBook().after('AssignRole', registrarOf('O-10')).after('AssignRole', approverOf('O-11')).after('IssueLogin', loginFor('O-10')).after('IssueLogin', loginFor('O-11'));

  it('are named by the appointer, at once', () =>
    newBook()
      .when('AssignRole', registrarOf('O-10'))
      .records(['RoleAssigned', { officerId: 'O-10', role: 'REGISTRAR' }]));

  it('are not the appointer himself', () => newBook().when('AssignRole', registrarOf('O-00')).refuses('NOT_AUTHORISED'));

  it('are named by nobody else', () => newBook().as('O-01').when('AssignRole', registrarOf('O-10')).refuses('NOT_AUTHORISED'));

  it('leave the appointer in office until both a registrar and an approver can act', () => {
    newBook().after('AssignRole', registrarOf('O-10')).when('AssignRole', approverOf('O-11')).records(['RoleAssigned']);
    newBook().after('AssignRole', approverOf('O-11')).when('AssignRole', registrarOf('O-10')).records(['RoleAssigned']);
    newBook()
      .after('AssignRole', registrarOf('O-10'))
      .after('AssignRole', { ...approverOf('O-11'), from: '2015-03-02' })
      .when('AssignRole', financeOf('O-12'))
      .records(['RoleAssigned']);
    appointed().when('AssignRole', financeOf('O-12')).refuses('NOT_AUTHORISED');
  });

  it('leave him in office until the logins of both are issued: posts alone would lock everybody out', () => {
    const posts = () => newBook().after('AssignRole', registrarOf('O-10')).after('AssignRole', approverOf('O-11'));
    posts().when('AssignRole', financeOf('O-12')).records(['RoleAssigned']);
    for (const officerId of ['O-10', 'O-11']) posts().after('IssueLogin', loginFor(officerId)).when('AssignRole', financeOf('O-12')).records(['RoleAssigned']);
    posts().after('IssueLogin', loginFor('O-10')).after('IssueLogin', loginFor('O-16')).when('IssueLogin', loginFor('O-11')).records(['LoginIssued']);
  });

  it('are two persons: nobody checks himself', () =>
    newBook()
      .after('AssignRole', registrarOf('O-10'))
      .after('AssignRole', approverOf('O-10'))
      .after('IssueLogin', loginFor('O-10'))
      .when('AssignRole', approverOf('O-11'))
      .records(['RoleAssigned']));

  it('are not replaced by officers in other posts', () =>
    newBook()
      .after('AssignRole', financeOf('O-12'))
      .after('AssignRole', { ...financeOf('O-16'), role: 'AUDITOR' })
      .when('AssignRole', registrarOf('O-10'))
      .records(['RoleAssigned']));

  it('get nothing else from the appointer than posts and logins', () =>
    newBook().when('RegisterUnit', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }).refuses('NOT_AUTHORISED'));
});
