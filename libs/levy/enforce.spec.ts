import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { levyStatus } from './levy-status.js';

/** L31, 18,000, overdue since 2015-04-01. */
const overdue = (...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L31', 18_000), ...events).on('2015-05-15');
const demand = (more: object = {}) => ({ levyId: 'L31', docNo: '安社征催字〔2015〕5号', on: '2015-05-02', ...more });
const demanded = (story: Scenario, more: object = {}) => story.as('O-05').after('DemandPayment', demand(more));
const step = (on: string, more: object = {}) => ({ levyId: 'L31', courtDocNo: '（2015）安执字第8号', on, ...more });
const applying = (story: Scenario, on = '2015-05-12') => story.as('O-06').when('ApplyEnforcement', step(on));
const applied = (story: Scenario, on = '2015-05-12') => story.as('O-06').after('ApplyEnforcement', step(on));
const accepted = (story: Scenario, on = '2015-05-13') => story.as('O-06').after('AcceptEnforcement', step(on));
const ended = (story: Scenario, on = '2015-05-14') => story.as('O-06').after('EndEnforcement', step(on, { resultCode: 'NO_PROPERTY' }));
const statusOf = ({ book }: Scenario, on = '2015-05-15') => levyStatus(book.levies.levies.known('L31' as LevyId), on as IsoDate);

describe('applying to the court (行政强制法 art. 54)', () => {
  it('is the reviewer’s, ten days after a demand', () => {
    applying(demanded(overdue())).records(['EnforcementApplied', { levyId: 'L31', courtDocNo: '（2015）安执字第8号' }]);
    demanded(overdue()).as('O-05').when('ApplyEnforcement', step('2015-05-12')).refuses('NOT_AUTHORISED');
  });

  it('is refused without a demand, or sooner', () => {
    applying(overdue()).refuses('DEMAND_REQUIRED', { levyId: 'L31', days: 10 });
    applying(demanded(overdue()), '2015-05-11').refuses('DEMAND_REQUIRED', { days: 10 });
    applying(demanded(demanded(overdue()), { docNo: '安社征催字〔2015〕6号', on: '2015-05-11' }), '2015-05-12').records(['EnforcementApplied']);
  });

  it('waits as long as the policy of that day says', () => {
    const terms = (demandBeforeCourtDays: number) =>
      told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-05-01', terms: { ...levyPolicy.terms, demandBeforeCourtDays } });
    applying(demanded(overdue(terms(11)))).refuses('DEMAND_REQUIRED', { days: 11 });
    applying(demanded(overdue(terms(3))), '2015-05-05').records(['EnforcementApplied']);
  });

  it('is refused for what is not overdue any more', () => {
    const story = demanded(overdue());
    story.and(
      told('LevyPaymentCollected', { ...cash('L31', 18_000, 301), paymentId: 'P1', excessFen: 0, firstPlace: '1001.01', holderOfficerId: 'O-03' }, '2015-05-10', { unitId: 'LJ' }),
    );
    applying(story).refuses('STATE_INVALID', { state: 'SETTLED' });
  });

  it('goes on once at a time', () => {
    applying(applied(demanded(overdue()))).refuses('STATE_INVALID', { state: 'ENFORCING' });
    applying(ended(applied(demanded(overdue()))), '2015-05-15').records(['EnforcementApplied']);
  });

  it('is none of a closed scheme (invariant 10)', () => {
    const closing = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-01', validTo: '2015-05-11' });
    applying(demanded(overdue(closing))).refuses('LEVY_SCHEME_CLOSED');
  });
});

describe('the steps before the court (domain rules 3.4)', () => {
  const story = () => demanded(overdue());

  it('come in their order', () => {
    story()
      .as('O-06')
      .when('AcceptEnforcement', step('2015-05-13'))
      .refuses('STATE_INVALID', { kind: 'enforcement', state: 'NONE', allowed: ['APPLIED'] });
    story()
      .as('O-06')
      .when('EndEnforcement', step('2015-05-13', { resultCode: 'PAID' }))
      .refuses('STATE_INVALID', { state: 'NONE' });
    accepted(applied(story())).when('AcceptEnforcement', step('2015-05-14')).refuses('STATE_INVALID', { state: 'ACCEPTED' });
    ended(accepted(applied(story())))
      .when('EndEnforcement', step('2015-05-14', { resultCode: 'PAID' }))
      .refuses('STATE_INVALID', { state: 'ENDED' });
  });

  it('do not go back in time', () => {
    applied(story()).when('AcceptEnforcement', step('2015-05-11')).refuses('DATE_INVALID', { after: '2015-05-12' });
    accepted(applied(story()))
      .when('EndEnforcement', step('2015-05-12', { resultCode: 'PAID' }))
      .refuses('DATE_INVALID', { after: '2015-05-13' });
  });

  it('may end without acceptance', () =>
    applied(story())
      .when('EndEnforcement', step('2015-05-13', { resultCode: 'NOT_ACCEPTED' }))
      .records(['EnforcementEnded', { resultCode: 'NOT_ACCEPTED' }]));

  it('make the levy ENFORCING until they end, unless it is settled', () => {
    expect([applied(story()), accepted(applied(story())), ended(accepted(applied(story())))].map((one) => statusOf(one))).toEqual(['ENFORCING', 'ENFORCING', 'OVERDUE']);
    const paid = accepted(applied(story()))
      .as('O-03')
      .after('CollectLevyPayment', cash('L31', 18_000, 301, { collectedOn: '2015-05-15' }));
    expect(statusOf(paid)).toBe('SETTLED');
  });

  it('can end after the levy is settled', () => {
    const paid = accepted(applied(story()))
      .as('O-03')
      .after('CollectLevyPayment', cash('L31', 18_000, 301, { collectedOn: '2015-05-15' }));
    paid
      .as('O-06')
      .when('EndEnforcement', step('2015-05-15', { resultCode: 'PAID' }))
      .records(['EnforcementEnded']);
  });
});
