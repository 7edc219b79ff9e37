import type { ImportRowRef } from '#libs/imports/imports.js';
import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import type { AccountToken, CommandId, OfficerId, PartyId, ProposalId, Sha256Hex } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { Role } from '#libs/registry/roles.js';
import { derivedUuid, digestOf } from '#libs/trust/digest.js';
import type { Book } from './book.js';
import type { CommandRow, Subject } from './command-row.js';
import { COMMANDS, type CommandName } from './command-table.js';
import type { ComputedReports, Context, Effect, HeldFile } from './context.js';
import type { Actor, CommandNameText, Evidence } from './envelope.js';
import { type DecidedEvent, event } from './events.js';
import { gate } from './gate.js';
import { decideRow } from './import-row.js';
import { approversOn, checkNamedPeriod } from './period-gate.js';
import type { Proposal } from './proposals/proposals.js';
import { saltedLines } from './salted-lines.js';

/** A command as it reaches the book: validated in form, not yet judged. */
export interface CommandRequest {
  readonly name: CommandName;
  /** The command's fields, as its request class lets them through. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly evidence: readonly Evidence[];
  readonly officerId: OfficerId;
  readonly commandId: CommandId;
  /** The row of an accepted file that it posts: said by the import alone, never read from a request over HTTP. */
  readonly importRow?: ImportRowRef;
  /** The reports that it names, as the house computed them beforehand: said by the house alone, never read from a request over HTTP. */
  readonly computedReports?: () => ComputedReports;
  /** The month in which the caller means it to stand, where he says so: it is derived, never chosen. */
  readonly postingPeriod?: Month;
  /** The version of the subject that the caller saw (If-Match). */
  readonly ifMatch?: number;
}

/** What is so outside the book at the moment of deciding. */
export interface Moment {
  readonly now: Instant;
  readonly today: IsoDate;
  knowsParty(partyId: PartyId): boolean;
  /** Whether an account of the vault is in the name of a party; undefined for an account that it does not have. */
  readonly isHolder?: (accountToken: AccountToken, partyId: PartyId) => boolean | undefined;
  /** A checked import file that the house holds; without it there are none. */
  readonly heldFile?: (fileSha256: Sha256Hex) => HeldFile | undefined;
}

/** What a command makes happen, and under which post it was asked for. */
export interface Decision {
  readonly actor: Actor;
  readonly events: readonly DecidedEvent[];
}

/**
 * Decides a command: its events, or a proposal where its row wants another person's approval.
 * Throws a Refusal in the order of R24; changes nothing.
 */
export function decide(book: Book, request: CommandRequest, moment: Moment): Decision {
  const { importRow } = request;
  if (importRow !== undefined) return decideRow(book, { ...request, importRow }, moment.today, () => judge(book, request, moment));
  const { actor, context, events, approverRoles } = judge(book, request, moment);
  if (approverRoles.length === 0) return { actor, events };

  const { counterpart, witness: standsBy } = rowOf(request.name);
  const approverId = counterpart?.(book, request.command);
  const witness = standsBy?.(book, request.command);
  const proposal = {
    proposalId: derivedUuid(request.commandId, 'proposal') as ProposalId,
    command: request.name as string as CommandNameText,
    request: request.command,
    approverRoles,
    ...(approverId === undefined ? {} : { approverId }),
    ...(witness === undefined ? {} : { witness }),
    effectHash: effectHashOf(book, events),
  };
  return { actor, events: [event('ProposalMade', proposal, moment.today, { unitId: context.unitId })] };
}

/** What a command would do, and whose approval it would wait for. Records nothing. */
export interface Preview extends Decision {
  readonly approverRoles: readonly Role[];
}

export function preview(book: Book, request: CommandRequest, moment: Moment): Preview {
  const { actor, events, approverRoles } = judge(book, request, moment);
  return { actor, events, approverRoles };
}

/** What a proposal would do if it came into force now; a Refusal where it no longer could. */
export function effectOf(book: Book, proposal: Proposal, moment: Moment): Effect {
  const request: CommandRequest = {
    name: proposal.command as string as CommandName,
    command: proposal.request,
    evidence: proposal.evidence,
    officerId: proposal.makerId,
    commandId: proposal.commandId,
  };
  const { actor, events } = judge(book, request, moment);
  // No command may name a day to come: what is dated today is dated by its coming into force, and the maker showed it under his day.
  const asProposed = (on: IsoDate) => (on === moment.today ? proposal.madeOn : on);
  const concerns = rowOf(request.name).concerns?.(book, request.command) ?? [];
  return { maker: actor, concerns, events, hash: effectHashOf(book, events, asProposed) };
}

/** The row of a command by name. */
export function rowOf(name: CommandName): CommandRow<Readonly<Record<string, unknown>>> {
  return COMMANDS[name] as unknown as CommandRow<Readonly<Record<string, unknown>>>;
}

function judge(book: Book, request: CommandRequest, moment: Moment): Preview & { readonly context: Context } {
  const row = rowOf(request.name);
  const { command, ifMatch, postingPeriod } = request;
  const unitId = row.unit(book, command);
  row.forbid?.(book, command, request.officerId, moment.today);
  const roles = typeof row.by === 'function' ? row.by(book, command) : row.by;
  const actor = gate(book, request.officerId, { roles, unitId, today: moment.today });

  if (row.concerns?.(book, command).includes(actor.officerId)) refuse('SOD_VIOLATION', { officerId: actor.officerId, pair: 'maker concerned' });

  const on = row.on?.(command, book);
  if (on !== undefined && on > moment.today) refuse('DATE_INVALID', { on, today: moment.today });
  checkNamedPeriod(book, { unitId, on: on ?? moment.today, postingPeriod });
  if (ifMatch !== undefined) checkVersion(row.subject(book, command), ifMatch);

  const context = contextOf(book, request, moment, { actor, unitId });
  const approverRoles = approversOf(book, row, command, context);
  const events = row.decide(book, command, context);
  if (events.length === 0) refuse('NOTHING_TO_DO');
  return { actor, context, approverRoles, events: events.map((one) => ({ unitId, ...one })) };
}

/** Whom its row asks, and the reviewer of the month into which it posts, where that is soft closed. */
function approversOf<C>(book: Book, { approvedBy, on, ofNoPeriod }: CommandRow<C>, command: C, context: Context): readonly Role[] {
  const approverRoles = typeof approvedBy === 'function' ? approvedBy(book, command, context) : (approvedBy ?? []);
  const day = on?.(command, book);
  if (day === undefined || ofNoPeriod) return approverRoles;
  return approversOn(book, { unitId: context.unitId, on: day }, { role: context.actor.role, approverRoles });
}

function contextOf(book: Book, request: CommandRequest, moment: Moment, own: Pick<Context, 'actor' | 'unitId'>): Context {
  let made = 0;
  return {
    ...own,
    evidence: request.evidence,
    today: moment.today,
    now: moment.now,
    newId: <Id extends string>() => derivedUuid(request.commandId, made++) as Id,
    saltedLines,
    digestOf,
    knowsParty: (partyId) => moment.knowsParty(partyId),
    isHolder: (accountToken, partyId) => moment.isHolder?.(accountToken, partyId),
    heldFile: (fileSha256) => moment.heldFile?.(fileSha256),
    computedReports: () => request.computedReports?.() ?? refuse('REPORT_NOT_FROM_LEDGER', { computed: false }),
    effectOf: (proposal) => effectOf(book, proposal, moment),
  };
}

/** Invariant 8. */
function checkVersion({ kind, id, seq }: Subject, expected: number): void {
  if (seq !== expected) refuse('CONCURRENCY_CONFLICT', { kind, id, expected, got: seq ?? 'none' });
}

/** Digest of what would happen: the events without ids of their own, place, time and salt, under the days on which they are shown. */
function effectHashOf(book: Book, events: readonly DecidedEvent[], shownOn = (on: IsoDate) => on): Sha256Hex {
  return digestOf(
    events.map(({ type, data, occurredOn, unitId = book.county, reversalOf }) => ({
      ...{ type, data, occurredOn: shownOn(occurredOn), unitId, reversalOf },
      ...book.periodOf(unitId, occurredOn),
    })),
  );
}
