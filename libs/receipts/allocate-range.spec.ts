import { told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';

const issued = told('ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08' }, '2015-03-02', { unitId: 'LJ' });
const range = { bookId: 'PJ-301', from: 301, to: 310, toOfficerId: 'O-03', on: '2015-03-02' };
const keeper = () => given(issued).as('O-08');

describe('allocating a range of receipts', () => {
  it('gives the sheets into the officer’s hands', () => {
    const { receipts } = keeper().after('AllocateRange', range).book;
    const book = receipts.books.known('PJ-301' as ReceiptBookId);
    expect([301, 310, 311].map((no) => receipts.stateOf(book, no))).toEqual(['ALLOCATED', 'ALLOCATED', 'IN_STOCK']);
    expect([301, 310, 311].map((no) => receipts.holderOf(book, no))).toEqual(['O-03', 'O-03', undefined]);
    expect(receipts.unusedIn('O-03' as OfficerId)).toBe(10);
  });

  it.each(['O-03', 'O-04', 'O-20'])('goes to %s, who writes receipts', (toOfficerId) =>
    keeper()
      .when('AllocateRange', { ...range, toOfficerId })
      .records(['ReceiptRangeAllocated', { bookId: 'PJ-301', from: 301, to: 310, toOfficerId }]),
  );

  it.each(['O-05', 'O-08', 'O-99'])('does not go to %s, who writes none', (toOfficerId) =>
    keeper()
      .when('AllocateRange', { ...range, toOfficerId })
      .refuses('NOT_AUTHORISED', { officerId: toOfficerId }),
  );

  it('goes to nobody whose post has ended, under no earlier day (R33)', () => {
    const [post] = given().book.registry.assignmentsOf.get('O-03' as OfficerId) ?? [];
    given(issued, told('RoleRevoked', { assignmentId: post, officerId: 'O-03', on: '2015-03-10' }, '2015-03-10'))
      .as('O-08')
      .on('2015-03-20')
      .when('AllocateRange', { ...range, on: '2015-03-05' })
      .refuses('NOT_AUTHORISED', { officerId: 'O-03' });
  });

  it('is the ticket keeper’s act', () => given(issued).as('O-03').when('AllocateRange', range).refuses('NOT_AUTHORISED'));

  it.each([
    [300, 310, 300],
    [320, 326, 326],
    [301, 326, 326],
    [310, 309, 309],
  ])('refuses %i-%i, outside the book (invariant 17)', (from, to, no) =>
    keeper()
      .when('AllocateRange', { ...range, from, to })
      .refuses('RECEIPT_OUT_OF_RANGE', { no, from: 301, to: 325 }),
  );

  it('refuses a sheet that is no longer in stock (invariant 61)', () =>
    keeper()
      .after('AllocateRange', { ...range, from: 310, to: 310 })
      .when('AllocateRange', range)
      .refuses('STATE_INVALID', { id: 'PJ-301 310', state: 'ALLOCATED', allowed: ['IN_STOCK'] }));

  it('does not give out again what came back', () =>
    keeper()
      .after('AllocateRange', range)
      .after('ReturnRange', { bookId: 'PJ-301', from: 305, to: 310, on: '2015-03-02' })
      .when('AllocateRange', { ...range, from: 306 })
      .refuses('STATE_INVALID', { state: 'RETURNED' }));

  it('refuses a day before the book was issued, and one to come (invariant 5)', () => {
    keeper()
      .when('AllocateRange', { ...range, on: '2015-03-01' })
      .refuses('DATE_INVALID', { issuedOn: '2015-03-02' });
    keeper()
      .when('AllocateRange', { ...range, on: '2015-03-03' })
      .refuses('DATE_INVALID', { today: '2015-03-02' });
  });

  it('refuses a book that nobody knows', () =>
    keeper()
      .when('AllocateRange', { ...range, bookId: 'PJ-999' })
      .refuses('UNKNOWN', { kind: 'receipt book', id: 'PJ-999' }));

  it('refuses what changed since it was seen (invariant 8)', () => {
    const [allocated] = keeper().perform('AllocateRange', range);
    const again = { ...range, from: 311, to: 312 };
    keeper()
      .after('AllocateRange', range)
      .seeing(allocated?.seq ?? 0)
      .when('AllocateRange', again)
      .records(['ReceiptRangeAllocated']);
    keeper()
      .after('AllocateRange', range)
      .seeing((allocated?.seq ?? 0) - 1)
      .when('AllocateRange', again)
      .refuses('CONCURRENCY_CONFLICT', { got: allocated?.seq });
  });
});
