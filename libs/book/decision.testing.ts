import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import { startOfDay } from '#libs/kernel/dates.js';
import type { AccountToken, CommandId, OfficerId, PartyId } from '#libs/kernel/ids.js';
import { type Facts, Refusal } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { anheCounty, openedBook } from './anhe.testing.js';
import type { Book } from './book.js';
import type { CommandName, CommandOf } from './command-table.js';
import type { ComputedReports } from './context.js';
import { type CommandRequest, type Decision, decide, type Moment } from './decide.js';
import type { Evidence } from './envelope.js';
import type { DecidedEvent, EventOf, EventType, RecordedEvent } from './events.js';
import { dayOrigin, record } from './recorder.js';
import { RefusalTrace } from './refusal-trace.js';
import { DayTurn } from './turn-day.js';

/** A party that the vault of the specs does not have. */
export const STRANGER = '00000000-0000-8000-8000-0000000000ff' as PartyId;

/** An account of a party in the vault of the specs, the first or another. */
export const accountOf = (partyId: string, n = 1): AccountToken => derivedUuid('account', partyId, n) as AccountToken;
const ACCOUNTS = [1, 2];
/** An account that the vault of the specs does not have. */
export const NO_ACCOUNT = STRANGER as string as AccountToken;

type Fields<Name extends CommandName> = { readonly [F in keyof CommandOf<Name>]: unknown };

/** Tells a story in the words of the field: given what happened, when somebody acts, then the book records or refuses. */
export class Scenario {
  private today: IsoDate;
  private officer = 'O-03' as OfficerId;
  private evidence: readonly Evidence[] = [];
  private computed: (() => ComputedReports) | undefined;
  private ifMatch: number | undefined;
  private postingPeriod: Month | undefined;
  private checker: OfficerId | undefined;
  private witness: OfficerId | undefined;
  private commands = 0;

  constructor(
    readonly book: Book,
    day: string,
  ) {
    this.today = day as IsoDate;
  }

  /** Further history, recorded as it is told, without asking whether it was allowed. */
  and(...events: readonly DecidedEvent[]): this {
    for (const one of events) {
      const actor = { officerId: 'O-00' as OfficerId, role: 'BOOK' } as const;
      record(this.book, [one], { actor, evidence: [], commandId: this.nextCommandId() }, startOfDay(this.today));
    }
    return this;
  }

  /** What an officer did, as the book decides it; the story fails here if it was refused. */
  after<Name extends CommandName>(name: Name, fields: Partial<Fields<Name>>): this {
    this.perform(name, fields);
    return this;
  }

  as(officerId: string): this {
    this.officer = officerId as OfficerId;
    return this;
  }

  /** Who approves, with the hash that he is shown, what the officer proposes, and who stands by: the story then goes on with the last signature. */
  checkedBy(officerId: string, witnessId?: string): this {
    this.checker = officerId as OfficerId;
    this.witness = witnessId as OfficerId | undefined;
    return this;
  }

  /** Nobody stands by who approves: what needs approval becomes a proposal. */
  alone(): this {
    this.checker = undefined;
    return this;
  }

  on(day: string): this {
    this.today = day as IsoDate;
    return this;
  }

  /** The days begin that begin until then, with what falls due on them. */
  turnTo(day: string): this {
    this.fallsDueBy(day);
    return this;
  }

  /** What falls due as the days begin that begin until then, without the days themselves; the story goes on on the last. */
  fallsDueBy(day: string): readonly RecordedEvent[] {
    const turn = new DayTurn(this.book, new RefusalTrace(this.book));
    const raised: RecordedEvent[] = [];
    while (turn.isDue(day as IsoDate)) {
      const { date, events } = turn.step();
      raised.push(...record(this.book, events, dayOrigin(this.book, date), startOfDay(date)).events);
    }
    this.on(day);
    return raised.filter(({ type }) => type !== 'DayTurned');
  }

  withEvidence(...evidence: readonly Evidence[]): this {
    this.evidence = evidence;
    return this;
  }

  /** What the house computes of the reports that commands name from now on. */
  computing(reports: object): this {
    this.computed = () => reports as ComputedReports;
    return this;
  }

  seeing(version: number): this {
    this.ifMatch = version;
    return this;
  }

  /** The month in which the officer means it to stand. */
  into(postingPeriod: string): this {
    this.postingPeriod = postingPeriod as Month;
    return this;
  }

  when<Name extends CommandName>(name: Name, fields: Partial<Fields<Name>>): Outcome {
    try {
      return new Outcome(this.decide(name, fields), undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return new Outcome(undefined, error);
    }
  }

  /** Decides and records; the recorded events. */
  perform<Name extends CommandName>(name: Name, fields: Partial<Fields<Name>>): readonly RecordedEvent[] {
    return this.record(this.awaited(this.request(name, fields)));
  }

  get moment(): Moment {
    return { now: startOfDay(this.today) as Instant, today: this.today, knowsParty: (partyId) => partyId !== STRANGER, isHolder };
  }

  private decide<Name extends CommandName>(name: Name, fields: Partial<Fields<Name>>): Decision {
    return decide(this.book, this.awaited(this.request(name, fields)), this.moment);
  }

  /** The request itself; where a checker stands by and it becomes a proposal, the approval of that. */
  private awaited(request: CommandRequest): CommandRequest {
    if (this.checker === undefined || decide(this.book, request, this.moment).events[0]?.type !== 'ProposalMade') return request;
    const { proposalId, effectHash } = dataOf(this.record(request), 'ProposalMade');
    const signedBy = (officerId: OfficerId): CommandRequest => ({
      ...{ name: 'ApproveProposal', command: { proposalId, effectHash }, evidence: [], officerId, commandId: this.nextCommandId() },
    });
    if (this.witness === undefined) return signedBy(this.checker);
    this.record(signedBy(this.checker));
    return signedBy(this.witness);
  }

  private record(request: CommandRequest): readonly RecordedEvent[] {
    const { actor, events } = decide(this.book, request, this.moment);
    return record(this.book, events, { actor, evidence: request.evidence, commandId: request.commandId }, this.moment.now).events;
  }

  private request(name: CommandName, fields: object): CommandRequest {
    const { evidence, officer: officerId, ifMatch, computed, postingPeriod } = this;
    const command = fields as CommandRequest['command'];
    return {
      name,
      command,
      evidence,
      officerId,
      commandId: this.nextCommandId(),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(computed === undefined ? {} : { computedReports: computed }),
      ...(postingPeriod === undefined ? {} : { postingPeriod }),
    };
  }

  private nextCommandId(): CommandId {
    return derivedUuid('spec', this.commands++, this.book.nextSeq) as CommandId;
  }
}

/** The data of the first event of a type. */
export function dataOf<T extends EventType>(events: readonly (DecidedEvent | RecordedEvent)[], type: T): EventOf<T>['data'] {
  const found = events.find((one) => one.type === type);
  if (found === undefined) throw new Error(`no ${type} among ${events.map((one) => one.type).join(' ')}`);
  return found.data as EventOf<T>['data'];
}

/** What came of it. */
export class Outcome {
  constructor(
    private readonly decision: Decision | undefined,
    private readonly refusal: Refusal | undefined,
  ) {}

  get events(): readonly DecidedEvent[] {
    return this.decision?.events ?? [];
  }

  /** What a refusal tells beside its code. */
  get facts(): Facts {
    return this.refusal?.facts ?? {};
  }

  /** Exactly these events, in this order, each with at least this data. */
  records(...expected: readonly (readonly [type: EventType, data?: object])[]): void {
    expect(this.refusal === undefined ? 'recorded' : `refused ${this.refusal.code} ${JSON.stringify(this.refusal.facts)}`).toBe('recorded');
    expect(this.events.map(({ type }) => type)).toEqual(expected.map(([type]) => type));
    expected.forEach(([, data], index) => {
      if (data !== undefined) expect(this.events[index]?.data).toMatchObject(data);
    });
  }

  /** A proposal that waits for one of these roles. */
  proposesTo(...roles: readonly string[]): void {
    this.records(['ProposalMade', { approverRoles: roles }]);
  }

  refuses(code: RefusalCode, facts: object = {}): void {
    expect(this.refusal?.code ?? `recorded ${this.events.map(({ type }) => type).join(' ')}`).toBe(code);
    expect(this.refusal?.facts).toMatchObject(facts);
  }
}

/** Every account but one is known. */
function isHolder(accountToken: AccountToken, partyId: PartyId): boolean | undefined {
  return accountToken === NO_ACCOUNT ? undefined : ACCOUNTS.some((n) => accountToken === accountOf(partyId, n));
}

/** 安和县 as its registrar left it on a day (2015-03-02 unless said otherwise), and what happened since. */
export function given(...events: readonly DecidedEvent[]): Scenario {
  return new Scenario(openedBook(), '2015-03-02').and(...anheCounty, ...events);
}
