import type { Recorded } from '#libs/book/envelope.js';
import { Cell } from '#libs/kernel/cell.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, AssignmentId, BookCode, DocNo, ExemptionId, OfficerId, PolicyId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { CalendarYear } from '#libs/kernel/working-days.js';
import type { FeeTerms } from './fee-terms.js';
import type { ActingRole, Role, UnitLevel } from './roles.js';
import type { SubsidyTerms } from './subsidy-terms.js';

/** The last four digits of an account of the county or a township; the whole number never enters the book. */
export type Last4 = string & { readonly __kind: 'last four digits' };
/** Base64 of the raw Ed25519 public key that signs the book's checkpoints. */
export type PublicKey = string & { readonly __kind: 'public key' };

export const ACCOUNT_KINDS = ['COUNTY_SPECIAL', 'TREASURY', 'TOWN_TRANSIT', 'ZERO_BALANCE', 'AGENCY', 'FUND'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface Genesis {
  readonly countyCode: BookCode;
  readonly nameZh: TitleZh;
  /** A sample book: its clock can be moved by hand, and everything that leaves it says 演示. */
  readonly demo: boolean;
  readonly openedPeriod: Month;
  readonly leafFormat: 1;
  readonly logKey: PublicKey;
  readonly appointer: { readonly officerId: OfficerId; readonly docNo: DocNo };
}

export interface Unit {
  readonly unitId: UnitId;
  readonly level: UnitLevel;
  readonly nameZh: TitleZh;
  /** Undefined for the county only. */
  readonly parentId?: UnitId;
  readonly validFrom: IsoDate;
}

export interface Assignment {
  readonly assignmentId: AssignmentId;
  readonly officerId: OfficerId;
  readonly role: Role;
  readonly unitId: UnitId;
  readonly from: IsoDate;
  /** First day on which the role is no longer held. */
  readonly revokedOn?: IsoDate;
  readonly docNo: DocNo;
}

export interface Exemption {
  readonly exemptionId: ExemptionId;
  readonly pair: readonly [Role, Role];
  readonly unitId: UnitId;
  readonly docNo: DocNo;
  /** Last day on which it holds. */
  readonly until: IsoDate;
}

export interface BankAccount {
  readonly accountId: AccountId;
  readonly kind: AccountKind;
  readonly unitId: UnitId;
  readonly last4: Last4;
  readonly docNo: DocNo;
  readonly validFrom: IsoDate;
}

export const LOGIN_KINDS = ['PERSON', 'MACHINE'] as const;
/** A machine is another system, such as the bank's. */
export type LoginKind = (typeof LOGIN_KINDS)[number];

/** The login that was issued to an officer last: for it one token is handed out, by whoever issued it. */
export interface IssuedLogin {
  /** Of its event. */
  readonly seq: number;
  readonly loginKind: LoginKind;
  /** In place of one that he has: for a password that is forgotten or known to others. */
  readonly renewal: boolean;
  readonly issuedBy: OfficerId;
  readonly issuedAs: ActingRole;
}

interface PolicyHead {
  readonly policyId: PolicyId;
  readonly version: number;
  readonly nameZh: TitleZh;
  readonly docNo: DocNo;
  readonly validFrom: IsoDate;
  /** The last day on which anything may be decided, collected or granted under it. */
  readonly validTo?: IsoDate;
}

export interface FeePolicyVersion extends PolicyHead {
  readonly kind: 'FEE';
  readonly terms: FeeTerms;
}

export interface SubsidyPolicyVersion extends PolicyHead {
  readonly kind: 'SUBSIDY';
  readonly subsidy: SubsidyTerms;
}

/** Each kind of policy has terms of its own, under a name of their own. */
export type PolicyVersion = FeePolicyVersion | SubsidyPolicyVersion;
export type PolicyKind = PolicyVersion['kind'];
export const POLICY_KINDS = ['FEE', 'SUBSIDY'] as const satisfies readonly PolicyKind[];
export type PolicyVersionOf<Kind extends PolicyKind> = Extract<PolicyVersion, { kind: Kind }>;

/** The county ends a scheme by a document: from a day on nothing is collected under it any more (取消收费项目; domain rules 2.1, R21). */
export interface SchemeClosed {
  readonly policyId: PolicyId;
  /** The first day on which nothing may be decided or collected; never later than the closing itself. */
  readonly stopCollectFrom: IsoDate;
  readonly basisDocNo: DocNo;
}

/** What payers owed no more when a scheme was closed: how many levies, and what they come to. */
export interface Extinguished {
  readonly count: number;
  readonly fen: Fen;
}

/** A scheme that is closed; until it is completed the book itself ends what payers owe under it. */
export interface SchemeClosure extends SchemeClosed {
  readonly closedOn: IsoDate;
  readonly completed?: Extinguished;
}

export type RegistryEvent =
  | { type: 'BookOpened'; data: Genesis }
  | { type: 'OrgUnitRegistered'; data: Unit }
  | { type: 'RoleAssigned'; data: Omit<Assignment, 'revokedOn'> }
  | { type: 'RoleRevoked'; data: { assignmentId: AssignmentId; officerId: OfficerId; on: IsoDate } }
  // The login's name is no part of it: names stay out of the book.
  | { type: 'LoginIssued'; data: { officerId: OfficerId; loginKind: LoginKind; renewal: boolean } }
  | { type: 'SodExemptionGranted'; data: Exemption }
  | { type: 'SodExemptionEnded'; data: { exemptionId: ExemptionId; on: IsoDate } }
  | { type: 'BankAccountRegistered'; data: BankAccount }
  | { type: 'PolicyPublished'; data: PolicyVersion }
  | { type: 'SchemeClosed'; data: SchemeClosed }
  | { type: 'SchemeClosureCompleted'; data: { policyId: PolicyId } & Extinguished }
  | { type: 'CalendarYearPublished'; data: CalendarYear & { readonly noticeNo: DocNo } };

/** Units, posts, accounts, policies and the calendar: what the rest of the book leans on. */
export class Registry {
  readonly genesis: Cell<Genesis>;
  readonly units: Table<UnitId, Unit>;
  readonly assignments: Table<AssignmentId, Assignment>;
  readonly assignmentsOf: Table<OfficerId, readonly AssignmentId[]>;
  readonly logins: Table<OfficerId, IssuedLogin>;
  readonly exemptions: Table<ExemptionId, Exemption>;
  readonly accounts: Table<AccountId, BankAccount>;
  /** All versions of a policy, oldest first. */
  readonly policies: Table<PolicyId, readonly PolicyVersion[]>;
  readonly closures: Table<PolicyId, SchemeClosure>;
  readonly calendar: Table<number, CalendarYear>;

  constructor(undo: UndoLog) {
    this.genesis = new Cell(undo);
    this.units = new Table('unit', undo);
    this.assignments = new Table('role assignment', undo);
    this.assignmentsOf = new Table('officer', undo);
    this.logins = new Table('login', undo);
    this.exemptions = new Table('sod exemption', undo);
    this.accounts = new Table('bank account', undo);
    this.policies = new Table('policy', undo);
    this.closures = new Table('scheme closure', undo);
    this.calendar = new Table('calendar year', undo);
  }
}

export function evolveRegistry(registry: Registry, event: Recorded<RegistryEvent>): void {
  const { type, data } = event;
  switch (type) {
    case 'BookOpened':
      registry.genesis.set(data);
      registry.units.put(event.unitId, { unitId: event.unitId, level: 'COUNTY', nameZh: data.nameZh, validFrom: event.occurredOn });
      return;
    case 'OrgUnitRegistered':
      return registry.units.put(data.unitId, data);
    case 'RoleAssigned':
      registry.assignments.put(data.assignmentId, data);
      return registry.assignmentsOf.put(data.officerId, [...(registry.assignmentsOf.get(data.officerId) ?? []), data.assignmentId]);
    case 'RoleRevoked':
      return registry.assignments.put(data.assignmentId, { ...registry.assignments.known(data.assignmentId), revokedOn: data.on });
    case 'LoginIssued': {
      const { officerId, ...login } = data;
      return registry.logins.put(officerId, { ...login, seq: event.seq, issuedBy: event.actor.officerId, issuedAs: event.actor.role });
    }
    case 'SodExemptionGranted':
      return registry.exemptions.put(data.exemptionId, data);
    case 'SodExemptionEnded':
      return registry.exemptions.remove(data.exemptionId);
    case 'BankAccountRegistered':
      return registry.accounts.put(data.accountId, data);
    case 'PolicyPublished':
      return registry.policies.put(data.policyId, [...(registry.policies.get(data.policyId) ?? []), data]);
    case 'SchemeClosed':
      return registry.closures.put(data.policyId, { ...data, closedOn: event.occurredOn });
    case 'SchemeClosureCompleted': {
      const { policyId, ...completed } = data;
      return registry.closures.put(policyId, { ...registry.closures.known(policyId), completed });
    }
    case 'CalendarYearPublished':
      return registry.calendar.put(data.year, data);
    default:
      return event satisfies never;
  }
}
