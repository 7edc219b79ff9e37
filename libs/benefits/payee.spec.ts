import { told } from '#libs/book/anhe.testing.js';
import { accountOf, dataOf, NO_ACCOUNT, type Scenario, STRANGER } from '#libs/book/decision.testing.js';
import type { EnrolId } from '#libs/kernel/ids.js';
import { enrolIdOf, enrolled, partyOf, subsidised } from './enrolment.testing.js';
import { enrolmentOf } from './entitlement.js';

const change = (of: string, accountToken: string = accountOf(partyOf(of)), more: object = {}) => ({ enrolId: enrolIdOf(of), accountToken, on: '2015-03-02', ...more });
const changing = (story: Scenario, ...of: Parameters<typeof change>) =>
  story
    .as('O-30')
    .checkedBy('O-06')
    .when('ChangePayeeAccount', change(...of));
const changed = (story: Scenario, ...of: Parameters<typeof change>) =>
  story
    .as('O-30')
    .checkedBy('O-06')
    .after('ChangePayeeAccount', change(...of));
const payee = (of: string, more: object = {}) => ({ enrolId: enrolIdOf(of), payeeId: partyOf('heir'), ground: 'HEIR', docNo: '临公证〔2015〕8号', on: '2015-03-02', ...more });
const registering = (story: Scenario, ...of: Parameters<typeof payee>) =>
  story
    .as('O-30')
    .checkedBy('O-06')
    .when('RegisterPayee', payee(...of));
const died = (of: string) => told('BenefitStopped', { enrolId: enrolIdOf(of), cause: 'DEATH', effectiveOn: '2015-02-12', docNo: '临江〔2015〕3号' });
const drawing = () => subsidised(...enrolled('B1'), ...enrolled('B2'));
const standing = ({ book }: Scenario, of: string) => enrolmentOf(book, enrolIdOf(of) as EnrolId);

describe('changing the account of a payee (invariant 43)', () => {
  it('is asked by the enroller and approved by the reviewer, each of whom the book remembers', () => {
    drawing().as('O-30').when('ChangePayeeAccount', change('B1')).proposesTo('REVIEWER');
    drawing().as('O-06').when('ChangePayeeAccount', change('B1')).refuses('NOT_AUTHORISED');
    changing(drawing(), 'B1').records(['ProposalApproved'], ['PayeeAccountChanged', { payeeId: partyOf('B1'), accountToken: accountOf(partyOf('B1')), holderMatches: true }]);
    expect(standing(changed(drawing(), 'B1'), 'B1').account).toMatchObject({ requestedBy: 'O-30', approvedBy: 'O-06', on: '2015-03-02' });
  });

  it('is not approved by who asked for it (invariant 54)', () => {
    const story = subsidised(
      ...enrolled('B1'),
      told('RoleAssigned', { assignmentId: 'A-9', officerId: 'O-30', role: 'REVIEWER', unitId: 'LJ', from: '2015-03-01', docNo: '安和人〔2015〕2号' }),
    );
    const { proposalId, effectHash } = dataOf(story.as('O-30').perform('ChangePayeeAccount', change('B1')), 'ProposalMade');
    story.when('ApproveProposal', { proposalId, effectHash }).refuses('SOD_VIOLATION', { pair: 'maker checker' });
  });

  it('is to an account in the payee’s own name', () => {
    changing(drawing(), 'B1', accountOf(partyOf('B2'))).refuses('PAYEE_MISMATCH', { holderMatches: false });
    changing(drawing(), 'B1', accountOf(partyOf('O-30'))).refuses('PAYEE_MISMATCH');
  });

  it('is not to an account that is another person’s already, be he of the same name', () => {
    const token = accountOf(partyOf('B2'));
    const taken = told('PayeeAccountChanged', { enrolId: enrolIdOf('B1'), payeeId: partyOf('B1'), accountToken: token, holderMatches: true });
    changing(drawing().and(taken), 'B2', token).refuses('PAYEE_MISMATCH', { holderMatches: true });
  });

  it('is to an account that the vault has, and to another than before', () => {
    changing(drawing(), 'B1', NO_ACCOUNT).refuses('UNKNOWN', { kind: 'payee account' });
    changing(changed(drawing(), 'B1'), 'B1').refuses('NOTHING_TO_DO');
    changing(changed(drawing(), 'B1'), 'B1', accountOf(partyOf('B1'), 2)).records(['ProposalApproved'], ['PayeeAccountChanged']);
  });
});

describe('a payee in the beneficiary’s place (invariant 43)', () => {
  it('is registered by two hands on a document, and brings an account of his own', () => {
    const story = changed(drawing().and(died('B1')), 'B1');
    story.as('O-30').checkedBy('O-06').after('RegisterPayee', payee('B1'));
    expect(standing(story, 'B1')).toMatchObject({ payee: { payeeId: partyOf('heir'), ground: 'HEIR', docNo: '临公证〔2015〕8号' } });
    expect(standing(story, 'B1').account).toBeUndefined();
    changing(story, 'B1').refuses('PAYEE_MISMATCH');
    changing(story, 'B1', accountOf(partyOf('heir'))).records(['ProposalApproved'], ['PayeeAccountChanged', { payeeId: partyOf('heir') }]);
  });

  it('may draw for himself on the same account: it is his', () => {
    const story = changed(drawing().and(died('B1')), 'B2');
    story
      .as('O-30')
      .checkedBy('O-06')
      .after('RegisterPayee', payee('B1', { payeeId: partyOf('B2') }));
    changing(story, 'B1', accountOf(partyOf('B2'))).records(['ProposalApproved'], ['PayeeAccountChanged', { payeeId: partyOf('B2') }]);
  });

  it('is an heir of the dead, a guardian of the living', () => {
    registering(drawing(), 'B1').refuses('STATE_INVALID', { state: 'CONFIRMED', allowed: ['GUARDIAN'] });
    registering(drawing(), 'B1', { ground: 'GUARDIAN' }).records(['ProposalApproved'], ['PayeeRegistered', { ground: 'GUARDIAN' }]);
    registering(drawing().and(died('B1')), 'B1', { ground: 'GUARDIAN' }).refuses('STATE_INVALID', { state: 'STOPPED DEATH', allowed: ['HEIR'] });
  });

  it('is a known person, not the beneficiary, and not who it is already', () => {
    registering(drawing(), 'B1', { ground: 'GUARDIAN', payeeId: STRANGER }).refuses('UNKNOWN', { kind: 'party' });
    registering(drawing(), 'B1', { ground: 'GUARDIAN', payeeId: partyOf('B1') }).refuses('PAYEE_MISMATCH');
    const story = drawing()
      .as('O-30')
      .checkedBy('O-06')
      .after('RegisterPayee', payee('B1', { ground: 'GUARDIAN' }));
    registering(story, 'B1', { ground: 'GUARDIAN' }).refuses('NOTHING_TO_DO');
  });
});
