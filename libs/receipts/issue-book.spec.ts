import { levyPolicy, post, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';

const issue = { bookId: 'PJ-301', unitId: 'LJ', type: 'GF', from: 301, to: 325, keeperId: 'O-08', on: '2015-03-02' };
const finance = (...events: readonly DecidedEvent[]) => given(...events).as('O-12');
const issued = (more: object = {}) => told('ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08', ...more }, '2015-03-01', { unitId: 'LJ' });

describe('issuing a receipt book', () => {
  it('hands numbered sheets to the ticket keeper', () =>
    finance()
      .when('IssueReceiptBook', issue)
      .records(['ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08' }]));

  it('lays every sheet in stock', () => {
    const { receipts } = finance().after('IssueReceiptBook', issue).book;
    const book = receipts.books.known('PJ-301' as ReceiptBookId);
    expect([301, 313, 325].map((no) => receipts.stateOf(book, no))).toEqual(['IN_STOCK', 'IN_STOCK', 'IN_STOCK']);
    expect(receipts.sheets.copy(book.bookId)).toHaveLength(25);
  });

  it('is the act of county finance or the verifier', () => {
    given().as('O-13').when('IssueReceiptBook', issue).records(['ReceiptBookIssued']);
    given().as('O-08').when('IssueReceiptBook', issue).refuses('NOT_AUTHORISED');
  });

  it('refuses a unit that nobody knows (invariant 61)', () =>
    finance()
      .when('IssueReceiptBook', { ...issue, unitId: 'NW' })
      .refuses('UNKNOWN', { kind: 'unit', id: 'NW' }));

  it('refuses numbers that run backwards, and more of them than any book has', () => {
    finance()
      .when('IssueReceiptBook', { ...issue, to: 300 })
      .refuses('RECEIPT_OUT_OF_RANGE');
    finance()
      .when('IssueReceiptBook', { ...issue, to: 10_301 })
      .refuses('RECEIPT_OUT_OF_RANGE', { to: 10_300 });
    finance()
      .when('IssueReceiptBook', { ...issue, to: 10_300 })
      .records(['ReceiptBookIssued']);
  });

  it('may be a single sheet', () =>
    finance()
      .when('IssueReceiptBook', { ...issue, to: 301 })
      .records(['ReceiptBookIssued', { from: 301, to: 301 }]));

  it('refuses the id of another book', () =>
    finance(issued())
      .when('IssueReceiptBook', { ...issue, from: 401, to: 425 })
      .refuses('ALREADY_EXISTS', { id: 'PJ-301' }));

  it.each([
    [276, 301],
    [325, 349],
    [310, 312],
    [276, 350],
  ])('refuses %i-%i, which overlaps 301-325 of the same type (R27)', (from, to) =>
    finance(issued())
      .when('IssueReceiptBook', { ...issue, bookId: 'PJ-2', from, to })
      .refuses('ALREADY_EXISTS', { id: 'PJ-301' }),
  );

  it('takes the next numbers, and the same ones of another type', () => {
    const oneMore = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-02', terms: { ...levyPolicy.terms, overlapBooks: 1 } }, '2015-03-02');
    finance(issued(), oneMore)
      .when('IssueReceiptBook', { ...issue, bookId: 'PJ-2', from: 326, to: 350 })
      .records(['ReceiptBookIssued']);
    finance(issued(), oneMore)
      .when('IssueReceiptBook', { ...issue, bookId: 'PJ-2', from: 276, to: 300 })
      .records(['ReceiptBookIssued']);
    finance(issued(), oneMore)
      .when('IssueReceiptBook', { ...issue, bookId: 'PJ-2', type: 'ZC' })
      .records(['ReceiptBookIssued']);
  });

  it('wants a keeper who is one, there and today (R33)', () => {
    finance()
      .when('IssueReceiptBook', { ...issue, keeperId: 'O-03' })
      .refuses('NOT_AUTHORISED', { officerId: 'O-03' });
    const elsewhere = [
      told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
      post(['O-38', 'TICKET_KEEPER', 'QX']),
    ];
    finance(...elsewhere)
      .when('IssueReceiptBook', { ...issue, keeperId: 'O-38' })
      .refuses('NOT_AUTHORISED');
    const [ended] = given().book.registry.assignmentsOf.get('O-08' as OfficerId) ?? [];
    finance(told('RoleRevoked', { assignmentId: ended, officerId: 'O-08', on: '2015-03-10' }, '2015-03-10'))
      .on('2015-03-20')
      .when('IssueReceiptBook', { ...issue, on: '2015-03-05' })
      .refuses('NOT_AUTHORISED', { officerId: 'O-08' });
  });

  it('refuses a day to come (invariant 5)', () =>
    finance()
      .when('IssueReceiptBook', { ...issue, on: '2015-03-03' })
      .refuses('DATE_INVALID'));
});
