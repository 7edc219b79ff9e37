import type { CommandName } from '#libs/book/command-table.js';
import type { Desk } from '#libs/importing/desk.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import { ROLE_NAMES, ROLES, type Role } from '#libs/registry/roles.js';

/** The day on which the specs' county opens its book, a Monday. */
export const OPENED_ON = '2015-03-02';
export const APPOINTER = 'O-00';
export const TOWNSHIP = 'LJ';
export const VILLAGES = ['LJ-DH', 'LJ-XL'] as const;
export const POLICY = 'SMF';
/** Sheets 301 to 325; 301 to 320 are in the collector's hands. */
export const RECEIPT_BOOK = 'PJ-301';

/** The officer who holds a role in the specs' county, and no other role. */
export function officerOf(role: Role): string {
  return `O-${role}`;
}

/** The unit at which he holds it: the lowest one that the role knows, but for the county's own. */
export function unitOf(role: Role, county: string): string {
  const [level] = ROLES[role].levels;
  return level === 'COUNTY' ? county : level === 'TOWNSHIP' ? TOWNSHIP : VILLAGES[0];
}

/** Registers everything that a township needs to collect: through the book's own commands, as its registrar would. */
export async function setUpCounty(desk: Desk, county: BookCode): Promise<void> {
  const assigned = (role: Role) => ({ officerId: officerOf(role), role, unitId: unitOf(role, county), from: OPENED_ON, docNo: '安和人〔2015〕2号' });
  const first = ['REGISTRAR', 'COUNTY_APPROVER'] as const;
  for (const role of first) await file(desk, APPOINTER, 'AssignRole', assigned(role));
  for (const role of first) await file(desk, APPOINTER, 'IssueLogin', { officerId: officerOf(role), loginKind: 'PERSON', renewal: false });

  const [township, ...villages] = unitsUnder(county);
  await register(desk, 'RegisterUnit', township);
  await Promise.all(villages.map((village) => register(desk, 'RegisterUnit', village)));
  const others = ROLE_NAMES.filter((role) => role !== 'REGISTRAR' && role !== 'COUNTY_APPROVER');
  await Promise.all([
    ...others.map((role) => register(desk, 'AssignRole', assigned(role))),
    ...accountsUnder(county).map((account) => register(desk, 'RegisterAccount', account)),
    register(desk, 'PublishPolicy', LEVY_POLICY),
    register(desk, 'PublishCalendarYear', calendarYear(2015) ?? {}),
  ]);
  await file(desk, officerOf('COUNTY_FINANCE'), 'IssueReceiptBook', ISSUED);
  await file(desk, officerOf('TICKET_KEEPER'), 'AllocateRange', { bookId: RECEIPT_BOOK, from: 301, to: 320, toOfficerId: officerOf('COLLECTOR'), on: OPENED_ON });
}

const LEVY_POLICY = {
  ...{ policyId: POLICY, nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01' },
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
};

const ISSUED = { bookId: RECEIPT_BOOK, unitId: TOWNSHIP, type: 'GF', from: 301, to: 325, keeperId: officerOf('TICKET_KEEPER'), on: OPENED_ON };

function unitsUnder(county: string): readonly object[] {
  const villages = [
    [VILLAGES[0], '东湖村'],
    [VILLAGES[1], '西岭村'],
  ].map(([unitId, nameZh]) => ({ unitId, level: 'VILLAGE', nameZh, parentId: TOWNSHIP, validFrom: OPENED_ON }));
  return [{ unitId: TOWNSHIP, level: 'TOWNSHIP', nameZh: '临江镇', parentId: county, validFrom: OPENED_ON }, ...villages];
}

function accountsUnder(county: string): readonly object[] {
  return [
    { accountId: 'ACC-SPECIAL', kind: 'COUNTY_SPECIAL', unitId: county, last4: '0001', docNo: '安和财〔2015〕3号', validFrom: OPENED_ON },
    { accountId: 'ACC-TRANSIT', kind: 'TOWN_TRANSIT', unitId: TOWNSHIP, last4: '0002', docNo: '安和财〔2015〕4号', validFrom: OPENED_ON },
  ];
}

let acts = 0;

/** Files an act in an officer's name, its fields told as plain text. */
export function file(desk: Desk, officerId: string, name: CommandName, fields: object) {
  return desk.file(officerId, { name, fields: fields as never, key: `act number ${acts++}` });
}

/** Files what the registrar proposes and the county's approver brings into force. */
function register(desk: Desk, name: CommandName, fields: object | undefined) {
  return desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), { name, fields: fields as never, key: `act number ${acts++}` });
}
