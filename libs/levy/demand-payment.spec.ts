import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

/** L31, 18,000, overdue since 2015-04-01. */
const overdue = (...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L31', 18_000), ...events).on('2015-05-15');
const demand = (more: object = {}) => ({ levyId: 'L31', docNo: '安社征催字〔2015〕5号', on: '2015-05-02', ...more });
const demanding = (story: Scenario, more: object = {}) => story.as('O-05').when('DemandPayment', demand(more));
const demanded = (story: Scenario, more: object = {}) => story.as('O-05').after('DemandPayment', demand(more));

describe('demanding payment', () => {
  it('is of a levy that is overdue, by the accountant', () => {
    demanding(overdue()).records(['PaymentDemanded', { levyId: 'L31', docNo: '安社征催字〔2015〕5号' }]);
    overdue().as('O-03').when('DemandPayment', demand()).refuses('NOT_AUTHORISED');
  });

  it('is none before the day after it was due', () => {
    demanding(overdue(), { on: '2015-03-31' }).refuses('STATE_INVALID', { state: 'ISSUED', allowed: ['OVERDUE'] });
    demanding(overdue(), { on: '2015-04-01' }).records(['PaymentDemanded']);
  });

  it('is none of what is paid', () => {
    const paid = overdue()
      .on('2015-03-02')
      .after('CollectLevyPayment', cash('L31', 18_000, 301))
      .on('2015-05-15');
    demanding(paid).refuses('STATE_INVALID', { state: 'SETTLED' });
  });

  it('is none of a closed scheme (invariant 10)', () =>
    demanding(overdue(told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-01', validTo: '2015-05-01' }))).refuses('LEVY_SCHEME_CLOSED'));

  it('is none before the levy entered the books, and none to come (invariant 5, R31)', () => {
    demanding(overdue(), { on: '2015-02-28' }).refuses('DATE_INVALID', { opened: '2015-03-01' });
    demanding(overdue(), { on: '2015-05-16' }).refuses('DATE_INVALID', { today: '2015-05-15' });
  });

  it('is told once by the same paper', () => {
    const story = demanded(overdue());
    demanding(story, { on: '2015-05-10' }).refuses('ALREADY_EXISTS', { kind: 'demand' });
    demanding(story, { on: '2015-05-10', docNo: '安社征催字〔2015〕6号' }).records(['PaymentDemanded']);
  });
});
