import { openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';

const signed = { unitId: 'LJ', levyCount: 2, balanceFen: 44_000_00 };
const head = () => given(openingLevy('L17', 20_000), openingLevy('L22', 24_000)).as('O-07').checkedBy('O-12');

describe('closing the opening of a unit', () => {
  it('is signed by its head and by county finance', () => {
    given().as('O-07').when('CloseOpening', { unitId: 'LJ', levyCount: 0, balanceFen: 0 }).proposesTo('COUNTY_FINANCE');
    head().when('CloseOpening', signed).records(['ProposalApproved'], ['OpeningClosed', signed]);
  });

  it.each([{ levyCount: 1 }, { levyCount: 3 }, { balanceFen: 43_999_99 }, { balanceFen: 44_000_01 }])('refuses totals that are not those of the book: %p (invariant 60)', (wrong) =>
    head()
      .when('CloseOpening', { ...signed, ...wrong })
      .refuses('OPENING_MISMATCH', { bookLevyCount: 2, bookBalanceFen: 44_000_00 }),
  );

  it('happens once (invariant 60)', () => head().after('CloseOpening', signed).when('CloseOpening', signed).refuses('OPENING_CLOSED', { unitId: 'LJ' }));

  it('leaves other units open', () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const qxHead = told('RoleAssigned', {
      assignmentId: '00000000-0000-8000-8000-0000000000a1',
      officerId: 'O-47',
      role: 'UNIT_HEAD',
      unitId: 'QX',
      from: '2015-03-01',
      docNo: '安和人〔2015〕2号',
    });
    const nothing = { unitId: 'QX', levyCount: 0, balanceFen: 0 };
    head().and(qingxi, qxHead).after('CloseOpening', signed).as('O-47').when('CloseOpening', nothing).records(['ProposalApproved'], ['OpeningClosed', nothing]);
  });

  it('refuses a unit that nobody knows (invariant 61)', () =>
    head()
      .when('CloseOpening', { ...signed, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit' }));
});
