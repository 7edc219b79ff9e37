import type { CommandOf } from '#libs/book/command-table.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import type { Role } from '#libs/registry/roles.js';

/** The fictitious 安和县 with its township 临江镇, where the worked examples happen. Area code 990000 is assigned to no place. */
export const ANHE = {
  code: '990000',
  nameZh: '安和县',
  openedPeriod: '2015-03',
  openedOn: '2015-03-01',
  appointer: { officerId: 'O-00', docNo: '安和人〔2015〕1号' },
} as const;

export const TOWNSHIP = 'LJ';

/** Villages by the name that stands in the township's files. */
export const VILLAGES: Readonly<Record<string, string>> = { 东湖村: 'LJ-DH', 西岭村: 'LJ-XL' };

/** One officer a post; the login is what the sample county's people type. */
export const OFFICERS: readonly { readonly officerId: string; readonly login: string; readonly role: Role; readonly unitId: string }[] = [
  { officerId: 'O-10', login: 'registrar', role: 'REGISTRAR', unitId: ANHE.code },
  { officerId: 'O-11', login: 'approver', role: 'COUNTY_APPROVER', unitId: ANHE.code },
  { officerId: 'O-12', login: 'finance', role: 'COUNTY_FINANCE', unitId: ANHE.code },
  { officerId: 'O-13', login: 'verifier', role: 'COUNTY_VERIFIER', unitId: ANHE.code },
  { officerId: 'O-14', login: 'inspector', role: 'INSPECTOR', unitId: ANHE.code },
  { officerId: 'O-20', login: 'bank', role: 'BANK', unitId: ANHE.code },
  { officerId: 'O-03', login: 'collector', role: 'COLLECTOR', unitId: TOWNSHIP },
  { officerId: 'O-04', login: 'cashier', role: 'CASHIER', unitId: TOWNSHIP },
  { officerId: 'O-05', login: 'accountant', role: 'ACCOUNTANT', unitId: TOWNSHIP },
  { officerId: 'O-06', login: 'reviewer', role: 'REVIEWER', unitId: TOWNSHIP },
  { officerId: 'O-07', login: 'head', role: 'UNIT_HEAD', unitId: TOWNSHIP },
  { officerId: 'O-08', login: 'keeper', role: 'TICKET_KEEPER', unitId: TOWNSHIP },
];

/** The officer who holds a role in 安和县. */
export function officerFor(role: Role): string {
  const officer = OFFICERS.find((one) => one.role === role);
  if (officer === undefined) throw new Error(`nobody in 安和县 is ${role}`);
  return officer.officerId;
}

type Fields<Name extends 'RegisterUnit' | 'RegisterAccount' | 'PublishPolicy' | 'IssueReceiptBook'> = { readonly [F in keyof CommandOf<Name>]: unknown };

export const UNITS: readonly Fields<'RegisterUnit'>[] = [
  { unitId: TOWNSHIP, level: 'TOWNSHIP', nameZh: '临江镇', parentId: ANHE.code, validFrom: ANHE.openedOn },
  ...Object.entries(VILLAGES).map(([nameZh, unitId]) => ({ unitId, level: 'VILLAGE', nameZh, parentId: TOWNSHIP, validFrom: ANHE.openedOn })),
];

export const ACCOUNTS: readonly Fields<'RegisterAccount'>[] = [
  { accountId: 'ACC-SPECIAL', kind: 'COUNTY_SPECIAL', unitId: ANHE.code, last4: '0001', docNo: '安和财〔2015〕3号', validFrom: ANHE.openedOn },
  { accountId: 'ACC-TRANSIT', kind: 'TOWN_TRANSIT', unitId: TOWNSHIP, last4: '0002', docNo: '安和财〔2015〕4号', validFrom: ANHE.openedOn },
];

/** 社会抚养费征收管理办法 (decree 357) arts. 6 and 8; typed in at the latest on the next working day. */
export const LEVY_POLICY: Omit<Fields<'PublishPolicy'>, 'validTo'> = {
  ...{ policyId: 'SMF', nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01' },
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
};

export const RECEIPT_BOOK: Fields<'IssueReceiptBook'> = {
  ...{ bookId: 'PJ-301', unitId: TOWNSHIP, type: 'GF', from: 301, to: 325 },
  ...{ keeperId: officerFor('TICKET_KEEPER'), on: ANHE.openedOn },
};

/** The State Council's notices that the sample needs. */
export const CALENDAR_YEARS = [2015, 2016].map((year) => calendarYear(year));
