import { REJECTION_REASONS } from '#libs/book/proposals/proposals.js';
import type { ProposalId, Sha256Hex } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsId, IsOneOf, IsSha256 } from './fields.js';

export class ApproveProposalRequest extends CommandBody {
  @IsId() readonly proposalId!: ProposalId;
  @IsSha256() readonly effectHash!: Sha256Hex;
}

export class RejectProposalRequest extends CommandBody {
  @IsId() readonly proposalId!: ProposalId;
  @IsOneOf(REJECTION_REASONS) readonly reasonCode!: (typeof REJECTION_REASONS)[number];
}

export class WithdrawProposalRequest extends CommandBody {
  @IsId() readonly proposalId!: ProposalId;
}
