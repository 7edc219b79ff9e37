/** At which level of unit a role is held. */
export type UnitLevel = 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';

interface RoleRow {
  readonly zh: string;
  readonly en: string;
  readonly levels: readonly UnitLevel[];
}

/** Who acts in a county's money (domain rules 3.8). A role is held at a unit and reaches the units below it. */
export const ROLES = {
  COLLECTOR: { zh: '经办人', en: 'collector', levels: ['TOWNSHIP'] },
  CASHIER: { zh: '出纳', en: 'cashier', levels: ['TOWNSHIP'] },
  ACCOUNTANT: { zh: '会计', en: 'accountant', levels: ['TOWNSHIP'] },
  REVIEWER: { zh: '审核人', en: 'reviewer', levels: ['TOWNSHIP'] },
  UNIT_HEAD: { zh: '单位负责人', en: 'head of unit', levels: ['TOWNSHIP'] },
  TICKET_KEEPER: { zh: '票据专管员', en: 'ticket keeper', levels: ['TOWNSHIP'] },
  COUNTY_VERIFIER: { zh: '核票员', en: 'county verifier', levels: ['COUNTY'] },
  COUNTY_FINANCE: { zh: '专户会计', en: 'county finance', levels: ['COUNTY'] },
  COUNTY_APPROVER: { zh: '县级审批', en: 'county approver', levels: ['COUNTY'] },
  ENROLLER: { zh: '受理人', en: 'enroller', levels: ['TOWNSHIP', 'VILLAGE'] },
  BANK: { zh: '代发银行', en: 'bank (machine account)', levels: ['COUNTY'] },
  NOTICE_OFFICER: { zh: '公开专员', en: 'notice officer', levels: ['COUNTY', 'TOWNSHIP'] },
  SUPERVISOR: { zh: '村务监督委员会', en: 'village supervisor', levels: ['VILLAGE', 'TOWNSHIP'] },
  HANDLER: { zh: '异议办理', en: 'objection handler', levels: ['COUNTY', 'TOWNSHIP'] },
  INSPECTOR: { zh: '纪检监察', en: 'inspector', levels: ['COUNTY'] },
  AUDITOR: { zh: '审计', en: 'auditor', levels: ['COUNTY'] },
  REGISTRAR: { zh: '机构编制', en: 'registrar', levels: ['COUNTY'] },
  ADMIN: { zh: '系统管理', en: 'administrator', levels: ['COUNTY'] },
} as const satisfies Record<string, RoleRow>;

/** A role that a person or a machine account can be assigned. */
export type Role = keyof typeof ROLES;

/**
 * Under what an act stands in an event: a role; APPOINTER, the county's appointer before the first registrar and approver;
 * BOOK, the book itself at the day's turn; PUBLIC, anybody who says something on the web; NONE, somebody without a role whose attempt was refused.
 */
export type ActingRole = Role | 'APPOINTER' | 'BOOK' | 'PUBLIC' | 'NONE';

export const ROLE_NAMES = Object.keys(ROLES) as Role[];
export const TOWN_ROLES = ROLE_NAMES.filter((role) => (ROLES[role].levels as readonly UnitLevel[]).includes('TOWNSHIP'));

export interface RolePair {
  readonly pair: readonly [Role, Role];
  /** Statute: no county document can combine these posts. */
  readonly statutory?: true;
  /** Also when the two posts are in different units. */
  readonly anywhere?: true;
}

/** Posts that one person may not hold in a unit on the same day (domain rules 3.8, R25). */
export const FORBIDDEN_PAIRS: readonly RolePair[] = [
  { pair: ['COLLECTOR', 'TICKET_KEEPER'] },
  { pair: ['COLLECTOR', 'CASHIER'] },
  { pair: ['COLLECTOR', 'ACCOUNTANT'] },
  { pair: ['CASHIER', 'ACCOUNTANT'], statutory: true },
  { pair: ['CASHIER', 'REVIEWER'] },
  { pair: ['ENROLLER', 'REVIEWER'] },
  { pair: ['ENROLLER', 'UNIT_HEAD'] },
  { pair: ['REVIEWER', 'UNIT_HEAD'] },
  { pair: ['COUNTY_FINANCE', 'COUNTY_VERIFIER'] },
  ...(['COUNTY_FINANCE', 'COUNTY_VERIFIER'] as const).flatMap((county) => TOWN_ROLES.map((town): RolePair => ({ pair: [county, town], anywhere: true }))),
];
