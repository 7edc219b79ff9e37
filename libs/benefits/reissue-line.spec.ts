import type { Scenario } from '#libs/book/decision.testing.js';
import { accountOf, bankTold, mostlyPaid, submitting, tokenOf, told480 } from './payouts.testing.js';

const asking = (listId: string, no: number, more: object = {}) => ({ listId, no, ground: 'ACCOUNT_CHANGED', on: '2015-06-09', ...more });
const reissuing = (story: Scenario, ...of: Parameters<typeof asking>) =>
  story
    .as('O-05')
    .checkedBy('O-06')
    .when('ReissueLine', asking(...of));
const reissued = (story: Scenario, ...of: Parameters<typeof asking>) =>
  story
    .as('O-05')
    .checkedBy('O-06')
    .after('ReissueLine', asking(...of));

describe('paying a returned line again', () => {
  it('is asked for by the accountant and approved by the reviewer, once the account is another', () => {
    const { story, listId } = mostlyPaid();
    story.and(accountOf('B3', 'another'));
    story.alone().as('O-05').when('ReissueLine', asking(listId, 3)).proposesTo('REVIEWER');
    reissuing(story, listId, 3).records(['ProposalApproved'], ['LineReissued', { listId, no: 3, newNo: 4, ground: 'ACCOUNT_CHANGED' }]);
  });

  it('makes a line of its own, which goes out to the new account', () => {
    const { story, listId } = mostlyPaid();
    reissued(story.and(accountOf('B3', 'another')), listId, 3);
    submitting(story, listId).records(
      ['ProposalApproved'],
      ['BatchSubmitted', { lineCount: 1, totalFen: 480_00 }],
      ['BatchLines', { lines: [{ no: 4, accountToken: tokenOf('another') }] }],
    );
  });

  it('is not before it came back', () => {
    const { story, listId } = mostlyPaid();
    reissuing(story.and(accountOf('B3', 'another')), listId, 3, { on: '2015-06-08' }).refuses('DATE_INVALID');
  });
});

describe('REISSUE_INVALID (44)', () => {
  it('without another account', () => reissuing(mostlyPaid().story, mostlyPaid().listId, 3).refuses('REISSUE_INVALID', { state: 'RETURNED' }));

  it('for the bank’s own fault without its word', () => {
    const { story, listId } = mostlyPaid();
    reissuing(story, listId, 3, { ground: 'BANK_CAUSE' }).refuses('REISSUE_INVALID');
    reissuing(story, listId, 3, { ground: 'BANK_CAUSE', docNo: '农商行函〔2015〕3号' }).records(['ProposalApproved'], ['LineReissued', { ground: 'BANK_CAUSE' }]);
  });

  it('of a paid line', () => {
    const { story, listId } = mostlyPaid();
    reissuing(story.and(accountOf('B1', 'another')), listId, 1).refuses('REISSUE_INVALID', { state: 'PAID' });
  });

  it('twice', () => {
    const { story, listId } = mostlyPaid();
    reissued(story.and(accountOf('B3', 'another')), listId, 3);
    reissuing(story, listId, 3).refuses('REISSUE_INVALID', { state: 'REISSUED' });
  });

  it('but of one that was paid and then came back', () => {
    const { story, listId, batchId } = mostlyPaid();
    bankTold(story, batchId, [told480(1, 'CLOSED')]);
    reissuing(story.and(accountOf('B1', 'another')), listId, 1).records(['ProposalApproved'], ['LineReissued']);
  });
});
