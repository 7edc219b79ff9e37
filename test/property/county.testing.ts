import { anheCounty, bookOfO03, levyPolicy, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

const OPENED = '2015-03-01';
const due = (n: number, dueOn: string, yuan: number) => ({ n, dueOn, principalFen: yuan * 100 });

/** A second township beside 临江镇, so that two entities keep books. */
const qingxi: readonly DecidedEvent[] = [
  told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: OPENED }),
  told('OrgUnitRegistered', { unitId: 'QX-SW', level: 'VILLAGE', nameZh: '上湾村', parentId: 'QX', validFrom: OPENED }),
  post(['O-43', 'COLLECTOR', 'QX']),
  post(['O-44', 'CASHIER', 'QX']),
  post(['O-45', 'ACCOUNTANT', 'QX']),
  post(['O-46', 'REVIEWER', 'QX']),
  post(['O-47', 'UNIT_HEAD', 'QX']),
  post(['O-48', 'TICKET_KEEPER', 'QX']),
  told('BankAccountRegistered', { accountId: 'ACC-TRANSIT-QX', kind: 'TOWN_TRANSIT', unitId: 'QX', last4: '0009', docNo: '安和财〔2015〕8号', validFrom: OPENED }),
  told('BankAccountRegistered', { accountId: 'ACC-TREASURY', kind: 'TREASURY', unitId: '990000', last4: '0003', docNo: '安和财〔2015〕5号', validFrom: OPENED }),
];

function receiptBook(bookId: string, from: number, { unitId, keeperId, toOfficerId }: { unitId: string; keeperId: string; toOfficerId: string }): readonly DecidedEvent[] {
  const range = { bookId, from, to: from + 24 };
  return [
    told('ReceiptBookIssued', { ...range, type: 'GF', keeperId }, OPENED, { unitId }),
    told('ReceiptRangeAllocated', { bookId, from, to: from + 19, toOfficerId }, OPENED, { unitId }),
  ];
}

const ofQingxi = { villageId: 'QX-SW' };
const inQingxi = (event: DecidedEvent): DecidedEvent => ({ ...event, unitId: 'QX' as never });

/** Levies of every kind: not due, overdue since January, in instalments, partly paid before, assessed above the standard, small. */
const levies: readonly DecidedEvent[] = [
  openingLevy('L01', 27_600),
  openingLevy('L02', 24_000, { dueLines: [due(1, '2015-01-15', 24_000)] }),
  openingLevy('L03', 20_000, { assessedFen: 30_000_00, standardFen: 30_000_00, paidBeforeFen: 10_000_00, dueLines: [due(1, '2015-01-30', 12_000), due(2, '2015-06-30', 8_000)] }),
  openingLevy('L04', 12_000, { standardFen: 10_000_00, dueLines: [due(1, '2014-12-31', 12_000)] }),
  inQingxi(openingLevy('L05', 18_000, { ...ofQingxi, dueLines: [due(1, '2015-02-25', 18_000)] })),
  inQingxi(openingLevy('L06', 3, { ...ofQingxi, dueLines: [due(1, '2014-11-30', 3)] })),
];

/** What the book of a random history begins with, after BookOpened: two townships, four collectors of two kinds, six levies. */
export const county: readonly DecidedEvent[] = [
  ...anheCounty,
  ...qingxi,
  post(['O-33', 'COLLECTOR', 'LJ']),
  // the late fee has a harsher rate from May on, so that the cap and a change of rate come into play
  told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-05-10', terms: { ...levyPolicy.terms, lateFeePerMille: '150' } }),
  ...bookOfO03,
  ...receiptBook('PJ-331', 331, { unitId: 'LJ', keeperId: 'O-08', toOfficerId: 'O-33' }),
  ...receiptBook('PJ-401', 401, { unitId: 'LJ', keeperId: 'O-08', toOfficerId: 'O-20' }),
  ...receiptBook('PJ-501', 501, { unitId: 'QX', keeperId: 'O-48', toOfficerId: 'O-43' }),
  ...levies,
];
