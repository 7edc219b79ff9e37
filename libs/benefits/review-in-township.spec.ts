import { post } from '#libs/book/anhe.testing.js';
import { applied, enrolIdOf, passedByVillage, subsidised } from './enrolment.testing.js';

const review = (more: object = {}) => ({ enrolId: enrolIdOf('B1'), pass: true, on: '2015-03-02', ...more });
const reviewed = (...of: Parameters<typeof review>) =>
  subsidised(...passedByVillage('B1'))
    .as('O-06')
    .when('ReviewInTownship', review(...of));

describe('the township’s review', () => {
  it('passes or rejects', () => {
    reviewed().records(['TownshipReviewed', { pass: true }]);
    const story = subsidised(...passedByVillage('B1'))
      .as('O-06')
      .after('ReviewInTownship', review({ pass: false }));
    expect(story.book.benefits.enrolments.known(enrolIdOf('B1') as never).state).toBe('REJECTED');
  });

  it('comes after the village’s', () => {
    subsidised(...applied('B1'))
      .as('O-06')
      .when('ReviewInTownship', review())
      .refuses('STATE_INVALID', { state: 'APPLIED', allowed: ['VILLAGE_OK'] });
    reviewed({ on: '2015-02-28' }).refuses('DATE_INVALID');
  });

  it('is the reviewer’s', () =>
    subsidised(...passedByVillage('B1'))
      .as('O-30')
      .when('ReviewInTownship', review())
      .refuses('NOT_AUTHORISED'));

  it('is not by who took the application in, whatever post he holds now (invariant 54, R25)', () => {
    subsidised(...passedByVillage('B1'), post(['O-30', 'REVIEWER', 'LJ']))
      .as('O-30')
      .when('ReviewInTownship', review())
      .refuses('SOD_VIOLATION', { officerId: 'O-30', step: 'BenefitApplied' });
  });
});
