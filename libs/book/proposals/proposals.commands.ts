import type { ProposalId } from '#libs/kernel/ids.js';
import type { Book } from '../book.js';
import { row, type Subject } from '../command-row.js';
import { type ApproveProposal, approveProposal, openProposal, type RejectProposal, rejectProposal, type WithdrawProposal, withdrawProposal } from './decide-proposal.js';

interface NamesProposal {
  readonly proposalId: ProposalId;
}

const shared = {
  slice: 'proposals',
  unit: (book: Book, { proposalId }: NamesProposal) => openProposal(book, proposalId).unitId,
  subject: (book: Book, { proposalId }: NamesProposal): Subject => ({ kind: 'proposal', id: proposalId, seq: book.proposals.open.get(proposalId)?.seq }),
  versioned: true,
} as const;

const byItsApprovers = (book: Book, { proposalId }: NamesProposal) => openProposal(book, proposalId).approverRoles;

export const proposalCommands = {
  ApproveProposal: row<ApproveProposal>({
    ...shared,
    ...{ zh: '审核通过', en: 'Approve a proposal', route: 'POST /proposals/:proposalId/approval' },
    by: byItsApprovers,
    decide: approveProposal,
  }),
  RejectProposal: row<RejectProposal>({
    ...shared,
    ...{ zh: '审核退回', en: 'Reject a proposal', route: 'POST /proposals/:proposalId/rejection' },
    by: byItsApprovers,
    decide: rejectProposal,
  }),
  WithdrawProposal: row<WithdrawProposal>({
    ...shared,
    ...{ zh: '撤回提交', en: 'Withdraw a proposal', route: 'POST /proposals/:proposalId/withdrawal' },
    by: (book, { proposalId }) => [openProposal(book, proposalId).makerRole],
    decide: withdrawProposal,
  }),
};
