import type { IsoDate } from '#libs/kernel/dates.js';
import type { CommandId, OfficerId, ProposalId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { ActingRole, Role } from '#libs/registry/roles.js';
import type { Approval, CommandNameText, Evidence, Recorded } from '../envelope.js';

export const REJECTION_REASONS = ['FIGURES_WRONG', 'EVIDENCE_MISSING', 'NOT_COMPETENT', 'NO_LONGER_NEEDED'] as const;

/** A command as it was proposed: fields of ids, dates, codes and amounts only, as the command's own request lets through. */
export interface ProposedCommand {
  readonly [field: string]: unknown;
}

/** Who stands by at a step of two hands and signs last: the officer, and under which of his posts. */
export interface Witness {
  readonly officerId: OfficerId;
  readonly roles: readonly Role[];
}

interface ProposalOf {
  readonly command: CommandNameText;
  readonly request: ProposedCommand;
  /** Any one of these, at the unit or above it, decides. */
  readonly approverRoles: readonly Role[];
  /** Where it is a step of two hands: the one officer who decides. */
  readonly approverId?: OfficerId;
  /** Where it is a step of three hands: who signs after him. */
  readonly witness?: Witness;
}

export type ProposalEvent =
  | { type: 'ProposalMade'; data: ProposalOf & { proposalId: ProposalId; effectHash: Sha256Hex } }
  | { type: 'ProposalSeconded'; data: { proposalId: ProposalId; effectHash: Sha256Hex } }
  | { type: 'ProposalApproved'; data: { proposalId: ProposalId; effectHash: Sha256Hex } }
  | { type: 'ProposalRejected'; data: { proposalId: ProposalId; reasonCode: (typeof REJECTION_REASONS)[number] } }
  | { type: 'ProposalWithdrawn'; data: { proposalId: ProposalId } }
  | { type: 'ProposalExpired'; data: { proposalId: ProposalId; madeOn: IsoDate } };

export type ProposalEnd = 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED';

/** What a maker asked for and a checker has not decided yet. */
export interface Proposal extends ProposalOf {
  readonly proposalId: ProposalId;
  /** Seq of the event that made it. */
  readonly seq: number;
  readonly evidence: readonly Evidence[];
  readonly makerId: OfficerId;
  readonly makerRole: ActingRole;
  readonly unitId: UnitId;
  readonly commandId: CommandId;
  readonly madeOn: IsoDate;
  /** Who has signed already, and the effect that he signed. */
  readonly seconded?: Approval & { readonly effectHash: Sha256Hex };
}

export class Proposals {
  readonly open: Table<ProposalId, Proposal>;
  readonly ended: Table<ProposalId, ProposalEnd>;

  constructor(undo: UndoLog) {
    this.open = new Table('proposal', undo);
    this.ended = new Table('ended proposal', undo);
  }
}

export function evolveProposals(proposals: Proposals, event: Recorded<ProposalEvent>): void {
  const { type, data } = event;
  switch (type) {
    case 'ProposalMade': {
      const { effectHash, ...proposal } = data;
      const { seq, actor, evidence, unitId, commandId, occurredOn } = event;
      return proposals.open.put(data.proposalId, {
        ...{ ...proposal, seq, evidence, unitId, commandId },
        ...{ makerId: actor.officerId, makerRole: actor.role, madeOn: occurredOn },
      });
    }
    case 'ProposalSeconded': {
      const { witness, ...proposal } = proposals.open.known(data.proposalId);
      assertHolds(witness !== undefined, 'LOG_BROKEN', () => ({ seq: event.seq, missing: 'witness' }));
      const { officerId, role } = event.actor;
      const seconded = { officerId, role, at: event.recordedAt, effectHash: data.effectHash };
      // From now on it waits for the witness as any proposal waits for its one checker.
      return proposals.open.put(data.proposalId, { ...proposal, approverRoles: witness.roles, approverId: witness.officerId, seconded });
    }
    case 'ProposalApproved':
      return end(proposals, data.proposalId, 'APPROVED');
    case 'ProposalRejected':
      return end(proposals, data.proposalId, 'REJECTED');
    case 'ProposalWithdrawn':
      return end(proposals, data.proposalId, 'WITHDRAWN');
    case 'ProposalExpired':
      return end(proposals, data.proposalId, 'EXPIRED');
    default:
      return event satisfies never;
  }
}

function end(proposals: Proposals, proposalId: ProposalId, how: ProposalEnd): void {
  proposals.open.remove(proposalId);
  proposals.ended.put(proposalId, how);
}
