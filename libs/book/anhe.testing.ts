import { type Instant, type IsoDate, type Month } from '#libs/kernel/dates.js';
import type { BookCode, CommandId, DocNo, OfficerId, Salt, TitleZh, UnitId } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { ROLES, type Role } from '#libs/registry/roles.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { Book, evolve } from './book.js';
import { type DecidedEvent, type EventType, event, type RecordedEvent } from './events.js';

/** Fictitious county of the specs: 安和县, 临江镇, 东湖村 and 西岭村 (domain rules 4.4). */
const day = (text: string) => text as IsoDate;
const OPENED = day('2015-03-01');

/** The first event of a book, opened for 2015-03. */
export function bookOpened(code = '990000'): RecordedEvent {
  const appointer = { officerId: 'O-00' as OfficerId, docNo: '安和人〔2015〕1号' as DocNo };
  return {
    ...{ book: code as BookCode, seq: 0, type: 'BookOpened', schemaVersion: 1, unitId: code as UnitId },
    ...{ occurredOn: OPENED, recordedAt: '2015-03-01T01:00:00.000Z' as Instant, periodId: '2015-03' as Month },
    ...{ actor: { officerId: appointer.officerId, role: 'APPOINTER' }, approvals: [], evidence: [] },
    ...{ commandId: derivedUuid('open book', code) as CommandId, salt: '00'.repeat(16) as Salt },
    data: { countyCode: code as BookCode, nameZh: '安和县' as TitleZh, demo: true, openedPeriod: '2015-03' as Month, leafFormat: 1, logKey: 'AAAA' as PublicKey, appointer },
  } satisfies RecordedEvent;
}

/** A new book, opened for 2015-03. */
export function openedBook(code = '990000'): Book {
  const book = new Book();
  evolve(book, bookOpened(code));
  return book;
}

/** An event told without its types: specs name ids as plain text. */
export function told(type: EventType, data: object, occurredOn = OPENED as string, more: { unitId?: string; reversalOf?: number } = {}): DecidedEvent {
  return event(type, data as never, occurredOn as IsoDate, more as never);
}

/** Who works there: one officer a post. O-03 collects, O-07 heads 临江镇. */
export const POSTS: readonly (readonly [officerId: string, role: Role, unitId: string])[] = [
  ['O-03', 'COLLECTOR', 'LJ'],
  ['O-04', 'CASHIER', 'LJ'],
  ['O-05', 'ACCOUNTANT', 'LJ'],
  ['O-06', 'REVIEWER', 'LJ'],
  ['O-07', 'UNIT_HEAD', 'LJ'],
  ['O-08', 'TICKET_KEEPER', 'LJ'],
  ['O-10', 'REGISTRAR', '990000'],
  ['O-11', 'COUNTY_APPROVER', '990000'],
  ['O-12', 'COUNTY_FINANCE', '990000'],
  ['O-13', 'COUNTY_VERIFIER', '990000'],
  ['O-14', 'INSPECTOR', '990000'],
  ['O-20', 'BANK', '990000'],
];

/** The officer who holds a role in 安和县. */
export function officerFor(role: Role): string {
  const post = POSTS.find(([, held]) => held === role);
  if (post === undefined) throw new Error(`nobody in 安和县 is ${ROLES[role].en}`);
  return post[0];
}

export const levyPolicy = {
  ...{ policyId: 'SMF', version: 1, kind: 'FEE', nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01' },
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
};

/** The State Council's notice for 2015, as far as the specs need it. */
export const calendar2015 = {
  ...{ year: 2015, noticeNo: '国办发明电〔2014〕28号' },
  daysOff: [
    '2015-01-01',
    '2015-01-02',
    '2015-02-18',
    '2015-02-19',
    '2015-02-20',
    '2015-02-23',
    '2015-02-24',
    '2015-04-06',
    '2015-05-01',
    '2015-06-22',
    '2015-10-01',
    '2015-10-02',
    '2015-10-05',
    '2015-10-06',
    '2015-10-07',
  ],
  workDays: ['2015-01-04', '2015-02-15', '2015-02-28', '2015-10-10'],
};

/** Who holds a post from 2015-03-01. */
export const post = ([officerId, role, unitId]: readonly [string, Role, string]) =>
  told('RoleAssigned', { assignmentId: derivedUuid('post', officerId, role), officerId, role, unitId, from: OPENED, docNo: '安和人〔2015〕2号' });

/** Whose login was issued. */
export const loginOf = (officerId: string) => told('LoginIssued', { officerId, loginKind: 'PERSON', renewal: false });

/** The county as its registrar left it: units, posts, accounts, the levy's policy, the calendar of 2015. */
export const anheCounty: readonly DecidedEvent[] = [
  told('OrgUnitRegistered', { unitId: 'LJ', level: 'TOWNSHIP', nameZh: '临江镇', parentId: '990000', validFrom: OPENED }),
  told('OrgUnitRegistered', { unitId: 'LJ-DH', level: 'VILLAGE', nameZh: '东湖村', parentId: 'LJ', validFrom: OPENED }),
  told('OrgUnitRegistered', { unitId: 'LJ-XL', level: 'VILLAGE', nameZh: '西岭村', parentId: 'LJ', validFrom: OPENED }),
  ...POSTS.map(post),
  ...['O-10', 'O-11'].map(loginOf),
  told('BankAccountRegistered', { accountId: 'ACC-SPECIAL', kind: 'COUNTY_SPECIAL', unitId: '990000', last4: '0001', docNo: '安和财〔2015〕3号', validFrom: OPENED }),
  told('BankAccountRegistered', { accountId: 'ACC-TRANSIT', kind: 'TOWN_TRANSIT', unitId: 'LJ', last4: '0002', docNo: '安和财〔2015〕4号', validFrom: OPENED }),
  told('PolicyPublished', levyPolicy),
  told('CalendarYearPublished', calendar2015),
];

/** A receipt book 301-325 of 临江镇, its sheets with the collector O-03. */
export const bookOfO03: readonly DecidedEvent[] = [
  told('ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08' }, OPENED, { unitId: 'LJ' }),
  told('ReceiptRangeAllocated', { bookId: 'PJ-301', from: 301, to: 325, toOfficerId: 'O-03' }, OPENED, { unitId: 'LJ' }),
];

/** A levy taken over from the old books, wholly unpaid, due 2015-03-31; yuan. */
export function openingLevy(levyId: string, yuan: number, more: object = {}): DecidedEvent {
  const fen = yuan * 100;
  const levy = {
    ...{ levyId, policyId: 'SMF', docNo: `安社征决字〔2014〕${levyId}号`, decidedOn: '2014-11-01', servedOn: '2014-11-05' },
    ...{ assessedFen: fen, standardFen: fen, paidBeforeFen: 0, lateFeePaidBeforeFen: 0, reducedBeforeFen: 0, balanceFen: fen },
    ...{ dueLines: [{ n: 1, dueOn: '2015-03-31', principalFen: fen }], villageId: 'LJ-DH', payerId: derivedUuid('party', levyId) },
  };
  return told('OpeningLevyTaken', { ...levy, ...more }, OPENED, { unitId: 'LJ' });
}

/** What a collector says of a payment in cash. */
export function cash(levyId: string, yuan: number, no: number, more: object = {}) {
  const fen = yuan * 100;
  return { levyId, principalFen: fen, lateFeeFen: 0, channel: 'CASH', receipt: { bookId: 'PJ-301', no, fen }, collectedOn: '2015-03-02', afterCutoff: false, ...more };
}
