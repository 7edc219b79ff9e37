import { award } from '#libs/benefits/enrolment.testing.js';
import { levyPolicy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { PolicyId } from '#libs/kernel/ids.js';
import { closedFrom } from './fee-policy.js';

const SMF = 'SMF' as PolicyId;
const closing = { policyId: 'SMF', stopCollectFrom: '2015-02-20', basisDocNo: '安和政〔2015〕8号' };
const approver = (...events: readonly DecidedEvent[]) => given(...events).as('O-11');
const closed = () => approver().checkedBy('O-12').after('CloseScheme', closing);
const from = ({ book }: Scenario) => closedFrom(book.registry, SMF);

describe('closing a scheme', () => {
  it('is asked for by the county approver, and county finance approves', () => {
    approver().when('CloseScheme', closing).proposesTo('COUNTY_FINANCE');
    given().as('O-10').when('CloseScheme', closing).refuses('NOT_AUTHORISED');
    given().as('O-12').when('CloseScheme', closing).refuses('NOT_AUTHORISED');
  });

  it('says from which day, and by which document', () => approver().checkedBy('O-12').when('CloseScheme', closing).records(['ProposalApproved'], ['SchemeClosed', closing]));

  it('is not before the day from which nothing may be collected (invariant 16)', () => {
    approver()
      .when('CloseScheme', { ...closing, stopCollectFrom: '2015-03-03' })
      .refuses('EXTINGUISH_INVALID', { stopCollectFrom: '2015-03-03', today: '2015-03-02' });
    approver()
      .when('CloseScheme', { ...closing, stopCollectFrom: '2015-03-02' })
      .proposesTo('COUNTY_FINANCE');
  });

  it('is of a fee that somebody published', () => {
    approver()
      .when('CloseScheme', { ...closing, policyId: 'NONE' })
      .refuses('UNKNOWN', { kind: 'policy' });
    approver(told('PolicyPublished', { ...award, version: 1, kind: 'SUBSIDY' }))
      .when('CloseScheme', { ...closing, policyId: award.policyId })
      .refuses('UNKNOWN', { kind: 'policy' });
  });

  it('is once, and for good: no later version opens it again', () => {
    closed().when('CloseScheme', closing).refuses('STATE_INVALID', { kind: 'policy', state: 'CLOSED' });
    const { version, kind, ...again } = { ...levyPolicy, validFrom: '2015-06-01' };
    closed().as('O-10').checkedBy('O-11').when('PublishPolicy', again).refuses('STATE_INVALID', { kind: 'policy', state: 'ENDED' });
  });
});

describe('the day from which nothing may be collected', () => {
  it('is that of the closing', () => expect(from(closed())).toBe('2015-02-20'));

  it('is the earlier one where the policy had an end of its own', () => {
    const ended = (validTo: string) => told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2002-09-02', validTo });
    const closedAfter = (validTo: string) => from(approver(ended(validTo)).checkedBy('O-12').after('CloseScheme', closing));
    expect([closedAfter('2015-01-31'), closedAfter('2015-02-25')]).toEqual(['2015-02-01', '2015-02-20']);
  });
});
