import type { Scenario } from '#libs/book/decision.testing.js';
import { by, collected, declaration, holder, loss, range, remitted, spoiled, statesOf } from './receipts.testing.js';

const NONE = { usedSheets: 0, voidSheets: 0, lostSheets: 0, returnedSheets: 0, totalFen: 0 };
/** Worked example A9 in small: 301 and 302 stand for 100 yuan each, 303 is void, 304 is lost, 305 is returned. */
const COUNTED = { ...range(301, 305), usedSheets: 2, voidSheets: 1, lostSheets: 1, returnedSheets: 1, totalFen: 200_00 };

function usedUp({ isRemitted = true, isDeclared = true } = {}): Scenario {
  const story = holder().after('VoidReceipt', spoiled(303)).after('ReportLoss', loss(304)).after('ReturnRange', range(305, 305));
  const payments = [collected(story, 301, 100), collected(story, 302, 100)];
  if (isRemitted) remitted(story, 100, ...payments);
  if (isDeclared) by(story, 'O-07').after('DeclareLoss', declaration(304));
  return by(story, 'O-13');
}

describe('writing off a range of receipts', () => {
  it('is counted by the ticket keeper and approved by the county’s verifier', () => {
    usedUp()
      .when('WriteOffRange', COUNTED)
      .records(
        ['ProposalApproved'],
        ['ReceiptRangeWrittenOff', { bookId: 'PJ-301', from: 301, to: 305, usedSheets: 2, voidSheets: 1, lostSheets: 1, returnedSheets: 1, totalFen: 200_00 }],
      );
    usedUp().as('O-13').when('WriteOffRange', COUNTED).refuses('NOT_AUTHORISED');
  });

  it('ends the sheets; what was returned stays so', () => {
    const story = usedUp().after('WriteOffRange', COUNTED);
    expect(statesOf(story, 301, 302, 303, 304, 305, 306)).toEqual(['WRITTEN_OFF', 'WRITTEN_OFF', 'WRITTEN_OFF', 'WRITTEN_OFF', 'RETURNED', 'ALLOCATED']);
    expect(story.book.receipts.books.known('PJ-301' as never).writtenOffOn).toBe('2015-03-02');
  });

  it('may be a part of what was used', () =>
    usedUp()
      .when('WriteOffRange', { ...NONE, ...range(301, 302), usedSheets: 2, totalFen: 200_00 })
      .records(['ProposalApproved'], ['ReceiptRangeWrittenOff']));

  it('refuses an unused sheet that nobody has explained: RECEIPT_GAP (invariant 19)', () => {
    const story = holder();
    remitted(story, 100, collected(story, 301, 100), collected(story, 303, 100));
    by(story, 'O-13')
      .when('WriteOffRange', { ...NONE, ...range(301, 303), usedSheets: 3, totalFen: 200_00 })
      .refuses('RECEIPT_GAP', { no: 302 });
    story.as('O-08').after('VoidReceipt', spoiled(302));
    story.when('WriteOffRange', { ...NONE, ...range(301, 303), usedSheets: 2, voidSheets: 1, totalFen: 200_00 }).records(['ProposalApproved'], ['ReceiptRangeWrittenOff']);
  });

  it.each([{ usedSheets: 1 }, { voidSheets: 2 }, { lostSheets: 0 }, { returnedSheets: 0 }, { totalFen: 200_01 }, { totalFen: 199_99 }])(
    'refuses a count that differs from the book, %j: WRITEOFF_MISMATCH (invariant 21)',
    (counted) =>
      usedUp()
        .when('WriteOffRange', { ...COUNTED, ...counted })
        .refuses('WRITEOFF_MISMATCH', { usedSheets: 2, voidSheets: 1, lostSheets: 1, returnedSheets: 1, totalFen: 200_00 }),
  );

  it('counts nothing for a sheet whose payment was taken back', () => {
    const story = holder();
    const paymentId = collected(story, 301, 100);
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: false, on: '2015-03-02' });
    by(story, 'O-13')
      .when('WriteOffRange', { ...NONE, ...range(301, 301), usedSheets: 1, totalFen: 100_00 })
      .refuses('WRITEOFF_MISMATCH', { totalFen: 0 });
    story.when('WriteOffRange', { ...NONE, ...range(301, 301), usedSheets: 1 }).records(['ProposalApproved'], ['ReceiptRangeWrittenOff']);
  });

  it('refuses while money of a sheet has not reached the county: WRITEOFF_UNREMITTED (invariant 21)', () => {
    usedUp({ isRemitted: false }).when('WriteOffRange', COUNTED).refuses('WRITEOFF_UNREMITTED', { no: 301 });
    const story = holder();
    const payments = [collected(story, 301, 100), collected(story, 302, 100)];
    remitted(story, 100, ...payments.slice(0, 1));
    by(story, 'O-13')
      .when('WriteOffRange', { ...NONE, ...range(301, 302), usedSheets: 2, totalFen: 200_00 })
      .refuses('WRITEOFF_UNREMITTED', { no: 302 });
  });

  it('does not wait for an excess, which goes back to its payer', () => {
    const story = holder();
    const paymentId = collected(story, 301, 900_000, { excessFen: 50_00, receipt: { bookId: 'PJ-301', no: 301, fen: 900_050_00 } });
    remitted(story, 900_000, paymentId);
    by(story, 'O-13')
      .when('WriteOffRange', { ...NONE, ...range(301, 301), usedSheets: 1, totalFen: 900_050_00 })
      .records(['ProposalApproved'], ['ReceiptRangeWrittenOff']);
  });

  it('refuses a lost sheet that is not declared void: LOSS_NOT_DECLARED (invariant 21, worked example A9)', () =>
    usedUp({ isDeclared: false }).when('WriteOffRange', COUNTED).refuses('LOSS_NOT_DECLARED', { no: 304 }));

  it('is done once, of something, within the book', () => {
    usedUp().after('WriteOffRange', COUNTED).when('WriteOffRange', COUNTED).refuses('STATE_INVALID', { state: 'WRITTEN_OFF' });
    usedUp()
      .when('WriteOffRange', { ...NONE, ...range(305, 305), returnedSheets: 1 })
      .refuses('NOTHING_TO_DO');
    usedUp()
      .when('WriteOffRange', { ...COUNTED, to: 326 })
      .refuses('RECEIPT_OUT_OF_RANGE', { no: 326 });
    usedUp()
      .when('WriteOffRange', { ...COUNTED, on: '2015-02-28' })
      .refuses('DATE_INVALID', { issuedOn: '2015-03-01' });
  });

  it('leaves nothing that could be used, spoiled or taken back (invariant 18)', () => {
    const story = usedUp().after('WriteOffRange', COUNTED).as('O-03');
    story
      .when('CollectLevyPayment', {
        levyId: 'L03',
        principalFen: 1,
        lateFeeFen: 0,
        channel: 'CASH',
        receipt: { bookId: 'PJ-301', no: 301, fen: 1 },
        collectedOn: '2015-03-02',
        afterCutoff: false,
      })
      .refuses('RECEIPT_UNUSABLE');
    story.when('VoidReceipt', spoiled(301)).refuses('STATE_INVALID', { state: 'WRITTEN_OFF' });
  });
});

describe('taking back a payment whose sheet is written off', () => {
  it('is refused: the count of its range would no longer be true', () => {
    const story = holder();
    remitted(story, 900_000, collected(story, 301, 900_000));
    const paymentId = collected(story, 302, 0, { excessFen: 50_00, receipt: { bookId: 'PJ-301', no: 302, fen: 50_00 } });
    by(story, 'O-13').after('WriteOffRange', { ...NONE, ...range(302, 302), usedSheets: 1, totalFen: 50_00 });
    story
      .as('O-05')
      .checkedBy('O-06')
      .when('ReversePayment', { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-02' })
      .refuses('STATE_INVALID', { id: 'PJ-301 302', state: 'WRITTEN_OFF', allowed: ['USED'] });
  });
});

describe('the day of a write-off', () => {
  it('is not before the money of its sheets reached the county: the five years of the stubs run from it', () => {
    const story = usedUp().on('2015-03-20');
    story.when('WriteOffRange', { ...COUNTED, on: '2015-03-01' }).refuses('DATE_INVALID', { on: '2015-03-01' });
    story.when('WriteOffRange', { ...COUNTED, on: '2015-03-02' }).records(['ProposalApproved'], ['ReceiptRangeWrittenOff']);
  });
});
