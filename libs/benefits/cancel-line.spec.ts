import type { Scenario } from '#libs/book/decision.testing.js';
import { atTheBank, mostlyPaid, payoutTown, prepared } from './payouts.testing.js';

const cancelling = (story: Scenario, listId: string, no: number, on = '2015-06-09') =>
  story.as('O-06').checkedBy('O-07').when('CancelLine', { listId, no, reasonCode: 'STOPPED', on });

describe('cancelling a line', () => {
  it('takes two hands', () => {
    const story = payoutTown(['B1']);
    const listId = prepared(story, 480);
    story.as('O-06').when('CancelLine', { listId, no: 1, reasonCode: 'STOPPED', on: '2015-06-09' }).proposesTo('UNIT_HEAD');
    cancelling(story, listId, 1).records(['ProposalApproved'], ['LineCancelled', { listId, no: 1, fen: 480_00, reasonCode: 'STOPPED' }]);
  });

  it('is also of what the bank sent back, from that day on', () => {
    const { story, listId } = mostlyPaid();
    cancelling(story, listId, 3, '2015-06-08').refuses('DATE_INVALID', { since: '2015-06-09' });
    cancelling(story, listId, 3).records(['ProposalApproved'], ['LineCancelled', { no: 3 }]);
  });

  it('is not of what is on its way or paid', () => {
    const sent = atTheBank();
    cancelling(sent.story, sent.listId, 1).refuses('STATE_INVALID', { kind: 'pay line', state: 'SENT' });
    const paid = mostlyPaid();
    cancelling(paid.story, paid.listId, 1).refuses('STATE_INVALID', { state: 'PAID' });
  });

  it('is not of a line that is not there, nor before the list', () => {
    const story = payoutTown(['B1']);
    const listId = prepared(story, 480);
    cancelling(story, listId, 2).refuses('UNKNOWN', { kind: 'pay line' });
    cancelling(story, listId, 1, '2015-05-31').refuses('DATE_INVALID');
  });
});
