import type { CommandOf } from '#libs/book/command-table.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { calendarYear, type PublishedYear } from '#libs/registry/calendar-data.js';
import type { Role } from '#libs/registry/roles.js';

/** The fictitious 安和县 with its township 临江镇, where the worked examples happen. Area code 990000 is assigned to no place. */
export const ANHE = {
  code: '990000',
  nameZh: '安和县',
  appointer: { officerId: 'O-00', docNo: '安和人〔2015〕1号' },
} as const;

/** The township of the worked examples. */
export const TOWNSHIP = 'LJ';

/** Which townships of 安和县 take part, from which day on the book is kept, and up to which day the sample's people have worked in it. */
export interface SampleStory {
  readonly townships: readonly string[];
  readonly openedOn: IsoDate;
  readonly lastDay: IsoDate;
  /** Whether what has to be done at a month's end was done: cash banked, money sent to the county. */
  readonly closesMonths: boolean;
}

/** 临江镇 alone in its worked month, up to the last collection: what worked example A1 begins with. */
export const WORKED_MONTH: SampleStory = { townships: [TOWNSHIP], openedOn: '2015-03-01' as IsoDate, lastDay: '2015-03-31' as IsoDate, closesMonths: false };

/** Four townships: three whose fees are in the book for three years, and 临江镇, which joins them for its worked month. */
export const WHOLE_COUNTY: SampleStory = { townships: ['QS', 'BH', 'YL', TOWNSHIP], openedOn: '2012-03-01' as IsoDate, lastDay: '2015-04-07' as IsoDate, closesMonths: true };

export interface SampleOfficer {
  readonly officerId: string;
  /** What the sample county's people type. */
  readonly login: string;
  readonly role: Role;
  readonly unitId: string;
}

/** One officer a post. */
export const COUNTY_OFFICERS: readonly SampleOfficer[] = [
  { officerId: 'O-10', login: 'registrar', role: 'REGISTRAR', unitId: ANHE.code },
  { officerId: 'O-11', login: 'approver', role: 'COUNTY_APPROVER', unitId: ANHE.code },
  { officerId: 'O-12', login: 'finance', role: 'COUNTY_FINANCE', unitId: ANHE.code },
  { officerId: 'O-13', login: 'verifier', role: 'COUNTY_VERIFIER', unitId: ANHE.code },
  { officerId: 'O-14', login: 'inspector', role: 'INSPECTOR', unitId: ANHE.code },
  { officerId: 'O-20', login: 'bank', role: 'BANK', unitId: ANHE.code },
];

const TOWNSHIP_POSTS: readonly { readonly no: string; readonly login: string; readonly role: Role }[] = [
  { no: '03', login: 'collector', role: 'COLLECTOR' },
  { no: '04', login: 'cashier', role: 'CASHIER' },
  { no: '05', login: 'accountant', role: 'ACCOUNTANT' },
  { no: '06', login: 'reviewer', role: 'REVIEWER' },
  { no: '07', login: 'head', role: 'UNIT_HEAD' },
  { no: '08', login: 'keeper', role: 'TICKET_KEEPER' },
];

/** Who brings subsidies to people and shows the village what was done: in the townships that pay some. */
const BENEFIT_POSTS: typeof TOWNSHIP_POSTS = [
  { no: '15', login: 'enroller', role: 'ENROLLER' },
  { no: '16', login: 'notices', role: 'NOTICE_OFFICER' },
  { no: '17', login: 'supervisor', role: 'SUPERVISOR' },
  { no: '18', login: 'handler', role: 'HANDLER' },
];

/** The officers of a township: those of 临江镇 are the officers of the worked examples. */
export function townshipOfficers(unitId: string): readonly SampleOfficer[] {
  const [prefix, loginPrefix] = unitId === TOWNSHIP ? ['O', ''] : [unitId, `${unitId.toLowerCase()}-`];
  const posts = unitId === TOWNSHIP ? TOWNSHIP_POSTS : [...TOWNSHIP_POSTS, ...BENEFIT_POSTS];
  const supervisors = unitId === TOWNSHIP ? [] : ['01', '02', '03', '04'].map((village) => supervisorOf(`${unitId}-${village}`));
  return [...posts.map(({ no, login, role }) => ({ officerId: `${prefix}-${no}`, login: `${loginPrefix}${login}`, role, unitId })), ...supervisors];
}

/** The head of the supervisory committee of a village whose people draw a subsidy. */
export function supervisorOf(villageId: string): SampleOfficer {
  return { officerId: `${villageId}-S`, login: `${villageId.toLowerCase()}-supervisor`, role: 'SUPERVISOR', unitId: villageId };
}

/** Everybody in a story. */
export function officersOf({ townships }: SampleStory): readonly SampleOfficer[] {
  return [...COUNTY_OFFICERS, ...townships.flatMap(townshipOfficers)];
}

/** The officer who holds a role in the county or a township of 安和县. */
export function officerFor(role: Role, unitId: string = TOWNSHIP): string {
  const officer = [...COUNTY_OFFICERS, ...townshipOfficers(unitId)].find((one) => one.role === role);
  if (officer === undefined) throw new Error(`nobody in 安和县 is ${role}`);
  return officer.officerId;
}

type Fields<Name extends 'RegisterAccount' | 'PublishPolicy' | 'IssueReceiptBook'> = { readonly [F in keyof CommandOf<Name>]: unknown };

export function specialAccount(openedOn: IsoDate): Fields<'RegisterAccount'> {
  return { accountId: 'ACC-SPECIAL', kind: 'COUNTY_SPECIAL', unitId: ANHE.code, last4: '0001', docNo: '安和财〔2015〕3号', validFrom: openedOn };
}

/** The account in which a township gathers the money of a month. */
export function transitAccount(unitId: string, openedOn: IsoDate): Fields<'RegisterAccount'> {
  const accountId = unitId === TOWNSHIP ? 'ACC-TRANSIT' : `ACC-TRANSIT-${unitId}`;
  return { accountId, kind: 'TOWN_TRANSIT', unitId, last4: '0002', docNo: '安和财〔2015〕4号', validFrom: openedOn };
}

/** 社会抚养费征收管理办法 (decree 357) arts. 6 and 8; typed in at the latest on the next working day. */
export const LEVY_POLICY: Omit<Fields<'PublishPolicy'>, 'validTo'> = {
  ...{ policyId: 'SMF', nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01' },
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
};

/** 奖扶 at 80.00 a person and month; paid by half-years. The title is the scheme's own. */
export const AWARD_POLICY: Omit<Fields<'PublishPolicy'>, 'validTo' | 'terms'> = {
  ...{ policyId: 'JF', nameZh: '农村部分计划生育家庭奖励扶助', docNo: '安和卫〔2013〕31号', validFrom: '2014-01-01' },
  subsidy: {
    ...{ rates: [{ from: '2014-01', fen: 80_00 }], split: [{ source: 'COUNTY', shareBp: 10_000 }], noticeDays: 7, noticeDayCount: 'CALENDAR' },
    ...{ disclosureMode: 'NAMED_MASKED', deathMonthRule: 'INCLUDE_MONTH', legacyMedicalLinked: false },
  },
};

/** The receipt book of 临江镇's worked month. */
export const RECEIPT_BOOK = { bookId: 'PJ-301', type: 'GF', from: 301, to: 325 } as const;

/** The State Council's notices for the years of a story and the one after. */
export function calendarYears({ openedOn, lastDay }: SampleStory): readonly PublishedYear[] {
  const [first, last] = [openedOn, lastDay].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Array.from({ length: last - first + 2 }, (_, n) => calendarYear(first + n)).filter((year) => year !== undefined);
}
