import type { Book } from '#libs/book/book.js';
import { row } from '#libs/book/command-row.js';
import type { Context } from '#libs/book/context.js';
import { type AssignRole, assignRole } from './assign-role.js';
import { type CloseScheme, closeScheme } from './close-scheme.js';
import { type IssueLogin, issueLogin } from './issue-login.js';
import { type PublishCalendarYear, publishCalendarYear } from './publish-calendar-year.js';
import { type PublishPolicy, publishPolicy } from './publish-policy.js';
import { type RegisterAccount, registerAccount } from './register-account.js';
import { type RegisterUnit, registerUnit } from './register-unit.js';
import { type RevokeRole, revokeRole } from './revoke-role.js';
import type { Role } from './roles.js';
import { type EndSodExemption, endSodExemption, type GrantSodExemption, grantSodExemption } from './sod-exemption.js';

/** Registry is the county's: its registrar proposes, its approver brings into force. */
const ofCounty = {
  slice: 'registry',
  by: ['REGISTRAR'],
  approvedBy: ['COUNTY_APPROVER'],
  unit: (book: Book) => book.county,
  ofNoPeriod: true,
} as const;

/** Posts and logins want a second county hand, whichever it is (domain rules 3.3b). */
const SECOND_COUNTY_ROLE: readonly Role[] = ['COUNTY_APPROVER', 'COUNTY_FINANCE', 'COUNTY_VERIFIER'];

/** What the appointer may too, and alone, until the first officers can act. */
const ofAppointer = {
  by: ['REGISTRAR', 'APPOINTER'],
  approvedBy: (_book: Book, _command: unknown, { actor }: Context) => (actor.role === 'APPOINTER' ? [] : SECOND_COUNTY_ROLE),
} as const;

export const registryCommands = {
  RegisterUnit: row<RegisterUnit>({
    ...ofCounty,
    ...{ zh: '登记单位', en: 'Register a unit', route: 'POST /units' },
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    decide: registerUnit,
  }),
  RegisterAccount: row<RegisterAccount>({
    ...ofCounty,
    ...{ zh: '登记银行账户', en: 'Register a bank account', route: 'POST /bank-accounts' },
    subject: (_book, { accountId }) => ({ kind: 'bank account', id: accountId }),
    decide: registerAccount,
  }),
  PublishPolicy: row<PublishPolicy>({
    ...ofCounty,
    ...{ zh: '发布政策', en: 'Publish a policy', route: 'POST /policies' },
    subject: (_book, { policyId }) => ({ kind: 'policy', id: policyId }),
    decide: publishPolicy,
  }),
  CloseScheme: row<CloseScheme>({
    ...ofCounty,
    ...{ zh: '终止收费项目', en: 'Close a scheme of fees', route: 'POST /policies/:policyId/closure' },
    by: ['COUNTY_APPROVER'],
    approvedBy: ['COUNTY_FINANCE'],
    subject: (_book, { policyId }) => ({ kind: 'policy', id: policyId }),
    decide: closeScheme,
  }),
  PublishCalendarYear: row<PublishCalendarYear>({
    ...ofCounty,
    ...{ zh: '发布年度工作日历', en: 'Publish a calendar year', route: 'POST /calendar-years' },
    subject: (_book, { year }) => ({ kind: 'calendar year', id: String(year) }),
    decide: publishCalendarYear,
  }),
  AssignRole: row<AssignRole>({
    ...ofCounty,
    ...{ zh: '任命岗位', en: 'Assign a role', route: 'POST /role-assignments' },
    ...ofAppointer,
    subject: (_book, { officerId }) => ({ kind: 'officer', id: officerId }),
    decide: assignRole,
  }),
  IssueLogin: row<IssueLogin>({
    ...ofCounty,
    ...{ zh: '开通或重置登录', en: 'Issue or renew a login', route: 'POST /officers/:officerId/logins' },
    ...ofAppointer,
    subject: (_book, { officerId }) => ({ kind: 'officer', id: officerId }),
    decide: issueLogin,
  }),
  RevokeRole: row<RevokeRole>({
    ...ofCounty,
    ...{ zh: '免去岗位', en: 'Revoke a role', route: 'POST /role-assignments/:assignmentId/revocation' },
    approvedBy: SECOND_COUNTY_ROLE,
    subject: (_book, { assignmentId }) => ({ kind: 'role assignment', id: assignmentId }),
    on: ({ on }) => on,
    decide: revokeRole,
  }),
  GrantSodExemption: row<GrantSodExemption>({
    ...ofCounty,
    ...{ zh: '批准岗位兼任', en: 'Grant an exemption from separated posts', route: 'POST /sod-exemptions' },
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    decide: grantSodExemption,
  }),
  EndSodExemption: row<EndSodExemption>({
    ...ofCounty,
    ...{ zh: '终止岗位兼任', en: 'End an exemption from separated posts', route: 'POST /sod-exemptions/:exemptionId/end' },
    subject: (_book, { exemptionId }) => ({ kind: 'sod exemption', id: exemptionId }),
    on: ({ on }) => on,
    decide: endSodExemption,
  }),
};
