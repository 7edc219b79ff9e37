import { told } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import type { PayListId } from '#libs/kernel/ids.js';
import { enrolIdOf } from './enrolment.testing.js';
import { payoutFigures } from './payout-figures.js';
import { accountOf, approved, atTheBank, bankTold, noticed, payoutTown, prepared, submitted, told480 } from './payouts.testing.js';

const figuresOf = ({ book }: ReturnType<typeof payoutTown>, ...listIds: readonly string[]) =>
  payoutFigures(
    book.payouts,
    listIds.map((listId) => book.payouts.lists.known(listId as PayListId)),
  );

it('of a list at the bank are what is due, and nothing yet', () => {
  const { story, listId } = atTheBank();
  const nobody = { people: 0, fen: 0 };
  expect(figuresOf(story, listId)).toEqual({
    ...{ due: { people: 3, fen: 1_440_00 }, paid: nobody, reissued: nobody, toHeirs: nobody },
    ...{ returned: { times: 0, fen: 0 }, stoppedPeople: 0, recoveredFen: 0 },
  });
});

/** Worked example A6, told in 2015: B5 has died, B4's transfer comes back once, B2 was paid elsewhere too. */
it('of A6 are those of its notice', () => {
  const on = '2015-06-09';
  const story = payoutTown(['B1', 'B2', 'B3', 'B4', 'B5'], { quota: 2_400 });
  const listId = prepared(story, 2_400);
  story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 5, reasonCode: 'OBJECTION_UPHELD', on });
  story.and(
    told('BenefitStopped', { enrolId: enrolIdOf('B5'), cause: 'DEATH', effectiveOn: '2015-03-12', docNo: '安和卫止〔2015〕1号' }, on, { unitId: 'LJ' }),
    told('PayeeRegistered', { enrolId: enrolIdOf('B5'), payeeId: enrolIdOf('heir'), ground: 'HEIR', docNo: '公证〔2015〕1号' }, on, { unitId: 'LJ' }),
    accountOf('B5', 'heir'),
  );
  story
    .as('O-06')
    .checkedBy('O-07')
    .after('ApprovePayList', { listId, noticeId: noticed(story, listId), on });
  const supplement = approved(story, 240, { enrolIds: [enrolIdOf('B5')] });
  bankTold(story, submitted(story, listId), [told480(1), told480(2), told480(3), told480(4, 'NAME_MISMATCH')]);
  story.and(accountOf('B4', 'another')).as('O-05').checkedBy('O-06').after('ReissueLine', { listId, no: 4, ground: 'ACCOUNT_CHANGED', on });
  bankTold(story, submitted(story, listId), [told480(6, 'PAID')]);
  bankTold(story, submitted(story, supplement), [told480(1, 'PAID', { fen: 240_00, bankRef: '流水遗1' })]);
  const found = { lines: [{ listId, no: 2, fen: 480_00 }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on };
  const { recoveryId } = dataOf(story.as('O-06').perform('EstablishOverpayment', found), 'OverpaymentEstablished');
  story.as('O-05').after('RepayOverpayment', { recoveryId, fen: 480_00, accountId: 'ACC-AGENCY', bankRef: '回1', on });

  expect(figuresOf(story, listId, supplement)).toEqual({
    ...{ due: { people: 5, fen: 2_160_00 }, paid: { people: 5, fen: 2_160_00 }, reissued: { people: 1, fen: 480_00 }, toHeirs: { people: 1, fen: 240_00 } },
    ...{ returned: { times: 1, fen: 480_00 }, stoppedPeople: 1, recoveredFen: 480_00 },
  });
});
