import type { AssignmentId, OfficerId, ProposalId, Sha256Hex } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Book } from '../book.js';
import type { Context } from '../context.js';
import type { Approval } from '../envelope.js';
import { type DecidedEvent, event } from '../events.js';
import type { Proposal, REJECTION_REASONS } from './proposals.js';

/** A checker brings a proposal into force, or where somebody stands by, signs before him. He names the hash of the effect that he saw. Invariants 54, 62. */
export interface ApproveProposal {
  readonly proposalId: ProposalId;
  readonly effectHash: Sha256Hex;
}

export function approveProposal(book: Book, { proposalId, effectHash }: ApproveProposal, context: Context): readonly DecidedEvent[] {
  const proposal = openProposal(book, proposalId);
  checkOtherHand(book, proposal, context.actor.officerId);

  const { seconded } = proposal;
  const effect = context.effectOf(proposal);
  const { officerId } = context.actor;
  if (effect.concerns.includes(officerId)) refuse('SOD_VIOLATION', { officerId, pair: 'checker concerned' });
  if (effect.hash !== effectHash || (seconded !== undefined && seconded.effectHash !== effectHash))
    refuse('PROPOSAL_CHANGED', { proposalId, effectHash: effect.hash, effect: effect.events });
  if (proposal.witness !== undefined) return [event('ProposalSeconded', { proposalId, effectHash }, context.today)];

  const approval = { officerId, role: context.actor.role, at: context.now };
  const both = { actor: effect.maker, approvals: [...signed(seconded), approval], causationId: proposal.commandId };
  const inForce = effect.events.map((one) => ({ ...one, hands: { ...both, evidence: one.hands?.evidence ?? proposal.evidence } }));
  return [event('ProposalApproved', { proposalId, effectHash }, context.today), ...inForce];
}

function signed(seconded: Proposal['seconded']): readonly Approval[] {
  if (seconded === undefined) return [];
  const { effectHash, ...approval } = seconded;
  return [approval];
}

/** A checker turns a proposal down. */
export interface RejectProposal {
  readonly proposalId: ProposalId;
  readonly reasonCode: (typeof REJECTION_REASONS)[number];
}

export function rejectProposal(book: Book, { proposalId, reasonCode }: RejectProposal, context: Context): readonly DecidedEvent[] {
  checkOtherHand(book, openProposal(book, proposalId), context.actor.officerId);
  return [event('ProposalRejected', { proposalId, reasonCode }, context.today)];
}

/** The maker takes his proposal back. */
export interface WithdrawProposal {
  readonly proposalId: ProposalId;
}

export function withdrawProposal(book: Book, { proposalId }: WithdrawProposal, context: Context): readonly DecidedEvent[] {
  const { makerId } = openProposal(book, proposalId);
  if (makerId !== context.actor.officerId) refuse('NOT_AUTHORISED', { officerId: context.actor.officerId, makerId });
  return [event('ProposalWithdrawn', { proposalId }, context.today)];
}

/** The proposal, while it can still be decided; UNKNOWN or STATE_INVALID otherwise. */
export function openProposal(book: Book, proposalId: ProposalId): Proposal {
  const proposal = book.proposals.open.get(proposalId);
  if (proposal !== undefined) return proposal;
  const ended = book.proposals.ended.get(proposalId) ?? unknown('proposal', proposalId);
  return stateInvalid('proposal', proposalId, ended, ['OPEN']);
}

/** The checker is neither the maker nor the officer whose post it is about; where the step has a counterpart, it is he and no colleague of his. */
function checkOtherHand(book: Book, { makerId, approverId, request, seconded }: Proposal, officerId: OfficerId): void {
  if (makerId === officerId || seconded?.officerId === officerId) refuse('SOD_VIOLATION', { officerId, pair: 'maker checker' });
  if (approverId !== undefined && approverId !== officerId) refuse('NOT_AUTHORISED', { officerId, approverId });
  const post = book.registry.assignments.get(request.assignmentId as AssignmentId);
  if (request.officerId === officerId || post?.officerId === officerId) refuse('SOD_VIOLATION', { officerId, pair: 'checker concerned' });
}
