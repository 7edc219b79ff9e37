import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { OfficerId, PaymentId } from '#libs/kernel/ids.js';

const registrar = (story: Scenario) => story.as('O-10').checkedBy('O-11');
const postOf = ({ book }: Scenario, officerId: string) => book.registry.assignmentsOf.known(officerId as OfficerId)[0];

/** The post of an officer, ended. */
function ending(story: Scenario, officerId: string, on = '2015-03-02') {
  return registrar(story).when('RevokeRole', { assignmentId: postOf(story, officerId), on });
}

describe('revoking a role', () => {
  it('ends the post', () => ending(given(), 'O-03').records(['ProposalApproved'], ['RoleRevoked', { officerId: 'O-03', on: '2015-03-02' }]));

  it('wants a second county hand', () => {
    const story = given();
    story
      .as('O-10')
      .when('RevokeRole', { assignmentId: postOf(story, 'O-03'), on: '2015-03-02' })
      .proposesTo('COUNTY_APPROVER', 'COUNTY_FINANCE', 'COUNTY_VERIFIER');
  });

  it('is never of his own post', () => ending(given(), 'O-10').refuses('NOT_AUTHORISED', { officerId: 'O-10' }));

  it('is not approved by the officer whom it concerns', () => {
    const story = given();
    const proposed = story.as('O-10').perform('RevokeRole', { assignmentId: postOf(story, 'O-12'), on: '2015-03-02' });
    const { proposalId, effectHash } = dataOf(proposed, 'ProposalMade');
    story.as('O-12').when('ApproveProposal', { proposalId, effectHash }).refuses('SOD_VIOLATION', { pair: 'checker concerned' });
    story.as('O-12').when('RejectProposal', { proposalId, reasonCode: 'NO_LONGER_NEEDED' }).refuses('SOD_VIOLATION');
    story
      .as('O-13')
      .when('ApproveProposal', { proposalId, effectHash })
      .records(['ProposalApproved'], ['RoleRevoked', { officerId: 'O-12' }]);
  });

  it('refuses a post that nobody knows', () =>
    registrar(given()).when('RevokeRole', { assignmentId: '00000000-0000-8000-8000-0000000000aa', on: '2015-03-02' }).refuses('UNKNOWN', { kind: 'role assignment' }));

  it('refuses to end it twice', () => {
    const story = given();
    const ended = told('RoleRevoked', { assignmentId: postOf(story, 'O-03'), officerId: 'O-03', on: '2015-03-01' });
    ending(story.and(ended), 'O-03').refuses('STATE_INVALID', { state: 'REVOKED', allowed: ['HELD'] });
  });

  it('refuses a day before the post began, and one to come (invariant 5)', () => {
    ending(given(), 'O-03', '2015-02-28').refuses('DATE_INVALID', { from: '2015-03-01' });
    ending(given(), 'O-03', '2015-03-03').refuses('DATE_INVALID', { today: '2015-03-02' });
  });

  it('takes a post back that never began', () => ending(given(), 'O-03', '2015-03-01').records(['ProposalApproved'], ['RoleRevoked', { on: '2015-03-01' }]));
});

describe('leaving with public things in hand (invariant 30)', () => {
  const collected = () =>
    given(...bookOfO03, openingLevy('L03', 100))
      .after('CollectLevyPayment', cash('L03', 60, 301))
      .as('O-08')
      .after('ReturnRange', { bookId: 'PJ-301', from: 302, to: 325, on: '2015-03-02' });

  it('is refused while cash is held', () => ending(collected(), 'O-03').refuses('HANDOVER_REQUIRED', { cashFen: 60_00, unusedSheets: 0 }));

  it('is refused while unused sheets are held', () => ending(given(...bookOfO03), 'O-03').refuses('HANDOVER_REQUIRED', { cashFen: 0, unusedSheets: 25 }));

  it('counts a sheet that was used or voided as gone', () => {
    const story = given(...bookOfO03).after('VoidReceipt', { bookId: 'PJ-301', no: 302, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' });
    ending(story, 'O-03').refuses('HANDOVER_REQUIRED', { unusedSheets: 24 });
  });

  it('is possible once both are gone', () => {
    const story = collected();
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]): PaymentId => id);
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'RETURNED_AT_ONCE', copiesKept: true, on: '2015-03-02' });
    ending(story, 'O-03').records(['ProposalApproved'], ['RoleRevoked']);
  });

  it('is refused to a cashier while he holds what he was handed', () => {
    const story = collected();
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]): PaymentId => id);
    story
      .as('O-03')
      .checkedBy('O-04')
      .after('HandOverCash', { cashierId: 'O-04', lines: [{ paymentId, fen: 60_00 }], on: '2015-03-02' });
    ending(story, 'O-04').refuses('HANDOVER_REQUIRED', { officerId: 'O-04', cashFen: 60_00 });
    ending(story, 'O-03').records(['ProposalApproved'], ['RoleRevoked']);
    story.as('O-04').after('BankCash', { lines: [{ paymentId, fen: 60_00 }], accountId: 'ACC-TRANSIT', slipNo: '存0302', on: '2015-03-02' });
    ending(story, 'O-04').records(['ProposalApproved'], ['RoleRevoked']);
  });

  it('does not hold up those who hold nothing', () => ending(given(...bookOfO03), 'O-04').records(['ProposalApproved'], ['RoleRevoked']));
});
