import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import { commandIdOf } from '#libs/book/command-id.js';
import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import type { CommandRequest } from '#libs/book/decide.js';
import type { Evidence } from '#libs/book/envelope.js';
import type { RecordedEvent } from '#libs/book/events.js';
import type { Answer } from '#libs/book/outcome.js';
import type { BookCode, OfficerId, ProposalId, Sha256Hex } from '#libs/kernel/ids.js';

/** A command as an officer files it. */
export interface Filed<Name extends CommandName> {
  readonly name: Name;
  readonly fields: CommandOf<Name>;
  /** Names this act for good: filed again under the same key, it is the same act. */
  readonly key: string;
  readonly evidence?: readonly Evidence[];
}

/** Files commands in officers' names, as the HTTP edge does, for what is posted from files. */
export class Desk {
  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly code: BookCode,
    /** Adds to a request what the edge computes for it, such as the figures of reports that are laid before somebody. */
    private readonly completed: (request: CommandRequest) => Promise<CommandRequest> = async (request) => request,
  ) {}

  /** The key under which an act that was filed under `key` is approved. */
  static approvalKey(key: string): string {
    return `${key} approved`;
  }

  /** Files a command; the events that it brought. Rejects with a Refusal. */
  async file<Name extends CommandName>(officerId: string, { name, fields, key, evidence = [] }: Filed<Name>): Promise<readonly RecordedEvent[]> {
    const { events } = await this.submit(officerId as OfficerId, { name, fields, key, evidence });
    return events;
  }

  /** Files a command that another officer has to approve, and approves it in his name. */
  async fileWithApproval<Name extends CommandName>(makerId: string, checkerId: string, filed: Filed<Name>): Promise<readonly RecordedEvent[]> {
    const [proposal] = await this.file(makerId, filed);
    if (proposal?.type !== 'ProposalMade') throw new Error(`${filed.name} took effect without the approval of ${checkerId}`);
    const { proposalId, effectHash } = proposal.data;
    return this.file(checkerId, {
      name: 'ApproveProposal',
      fields: { proposalId: proposalId as ProposalId, effectHash: effectHash as Sha256Hex },
      key: Desk.approvalKey(filed.key),
    });
  }

  private async submit(officerId: OfficerId, { name, fields, key, evidence }: Required<Filed<CommandName>>): Promise<Answer> {
    const command = fields as unknown as Readonly<Record<string, unknown>>;
    const request = { name, command, evidence, officerId, commandId: commandIdOf(this.code, officerId, key) };
    return this.bookkeeper.submit(await this.completed(request));
  }
}
