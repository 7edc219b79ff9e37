import type { Scenario } from '#libs/book/decision.testing.js';
import { STOP_CAUSES } from './benefits.js';
import { enrolIdOf, enrolled, passedByTownship, subsidised } from './enrolment.testing.js';

const stop = (more: object = {}) => ({ enrolId: enrolIdOf('B5'), cause: 'DEATH', effectiveOn: '2015-02-12', docNo: '临江〔2015〕3号', on: '2015-03-02', ...more });
const stopping = (story: Scenario, more: object = {}) => story.as('O-06').when('StopBenefit', stop(more));
const drawing = () => subsidised(...enrolled('B5'));

describe('stopping a subsidy', () => {
  it.each(STOP_CAUSES)('for %s, on a paper', (cause) => stopping(drawing(), { cause }).records(['BenefitStopped', { cause, effectiveOn: '2015-02-12', docNo: '临江〔2015〕3号' }]));

  it('is the reviewer’s', () => drawing().as('O-30').when('StopBenefit', stop()).refuses('NOT_AUTHORISED'));

  it('is of what was confirmed, and once', () => {
    stopping(subsidised(...passedByTownship('B5'))).refuses('STATE_INVALID', { state: 'TOWN_OK', allowed: ['CONFIRMED'] });
    const story = drawing().as('O-06').after('StopBenefit', stop());
    stopping(story).refuses('STATE_INVALID', { state: 'STOPPED' });
  });

  it('takes effect between the first day of entitlement and the day on which it was learned', () => {
    stopping(drawing(), { effectiveOn: '2014-12-31' }).refuses('DATE_INVALID', { notBefore: '2015-01-01' });
    stopping(drawing(), { effectiveOn: '2015-01-01' }).records(['BenefitStopped']);
    stopping(drawing(), { effectiveOn: '2015-03-03' }).refuses('DATE_INVALID');
    stopping(drawing(), { on: '2015-03-03' }).refuses('DATE_INVALID');
  });
});
