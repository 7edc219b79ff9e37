import fc from 'fast-check';
import type { Book } from '#libs/book/book.js';
import { CASH_PLACES } from '#libs/custody/claims.js';
import { isBooked, openFenOf } from '#libs/custody/custody.js';
import { type Act, before, laterOf, pick, rowsByKey, TOWNS, townOf } from './picking.testing.js';

const WAYS = ['short', 'recover', 'offBook', 'credit', 'match', 'sendBack', 'reallocate'] as const;

/** Something went wrong with money, or is put right. */
export interface TroubleStep {
  readonly act: 'trouble';
  readonly how: (typeof WAYS)[number];
  readonly which: number;
  readonly whichLevy: number;
  readonly whichSheet: number;
  /** Percent of what lies there, is owed, or came. */
  readonly share: number;
  readonly yuan: number;
  readonly ago: number;
  readonly withoutLevy: boolean;
}

export const troubling: fc.Arbitrary<TroubleStep> = fc.record({
  act: fc.constant('trouble' as const),
  how: fc.constantFrom(...WAYS, 'recover', 'reallocate', 'match'),
  ...{ which: fc.nat(999), whichLevy: fc.nat(999), whichSheet: fc.nat(999) },
  share: fc.constantFrom(100, 100, 60, 10, 0, 101),
  yuan: fc.integer({ min: 1, max: 900 }),
  ago: fc.constantFrom(0, 0, 0, 2, 30),
  withoutLevy: fc.constantFrom(false, false, true),
});

/** The command of a step; none where there is nothing yet that it could be about. `n` numbers its paper. */
export function troubleWith(book: Book, step: TroubleStep, n: number): Act | undefined {
  return COMMANDS[step.how](book, step, n);
}

type Acting = (book: Book, step: TroubleStep, n: number) => Act | undefined;
const part = (fen: number, share: number) => Math.floor((fen * share) / 100);

const short: Acting = (book, { which, share, ago }) => {
  const cash = rowsByKey(book.custody.payments).flatMap((payment) =>
    payment.lots.filter(({ place }) => (CASH_PLACES as readonly string[]).includes(place)).map((lot) => ({ payment, lot })),
  );
  const found = pick(cash, which);
  if (found === undefined) return undefined;
  const { payment, lot } = found;
  const lines = [{ paymentId: payment.paymentId, fen: part(lot.fen, share) }];
  return {
    name: 'ConfirmShortage',
    as: townOf(payment.unitId).reviewer,
    fields: { officerId: lot.holder, place: lot.place, lines, on: laterOf(lot.since, before(book.today, ago)) },
  };
};

const recover: Acting = (book, { which, share, ago }, n) => {
  const claim = pick(rowsByKey(book.custody.claims), which);
  if (claim === undefined) return undefined;
  const { cashier, transit } = townOf(claim.unitId);
  const fields = { obligationId: claim.obligationId, fen: part(openFenOf(book.custody, claim), share), accountId: transit, slipNo: `存${n}` };
  return { name: 'RecoverShortage', as: cashier, fields: { ...fields, on: laterOf(claim.openedOn, before(book.today, ago)) } };
};

const offBook: Acting = (book, { which, whichLevy, yuan, ago, withoutLevy }, n) => {
  const levy = pick(rowsByKey(book.levies.levies), whichLevy);
  const unitId = levy?.unitId ?? TOWNS[0].unitId;
  const on = before(book.today, ago);
  const paid = withoutLevy || levy === undefined ? {} : { levyId: levy.levyId };
  const officerId = pick(townOf(unitId as never).collectors, which);
  return { name: 'EstablishOffBookCollection', as: 'O-14', fields: { officerId, unitId, ...paid, fen: yuan * 100, takenOn: before(on, 10), basis: 'AUDIT', docNo: `审${n}`, on } };
};

const credit: Acting = (book, { which, yuan, ago }, n) => {
  const { accountant, transit } = pick(TOWNS, which) as (typeof TOWNS)[number];
  return { name: 'RecordUnidentified', as: accountant, fields: { bankRef: `网银${n}`, accountId: transit, fen: yuan * 100, creditedOn: before(book.today, ago) } };
};

const match: Acting = (book, { which, whichLevy, whichSheet, ago }) => {
  const open = rowsByKey(book.custody.payments).filter(({ bankRef, levyId }) => bankRef !== undefined && levyId === undefined);
  const held = pick(open, which);
  const levy = pick(
    rowsByKey(book.levies.levies).filter(({ unitId }) => unitId === held?.unitId),
    whichLevy,
  );
  const receipts = rowsByKey(book.receipts.books).filter(({ unitId }) => unitId === held?.unitId);
  const range = pick(receipts, whichSheet);
  if (held === undefined || levy === undefined || range === undefined) return undefined;
  const no = range.from + (whichSheet % 20);
  const fields = { paymentId: held.paymentId, levyId: levy.levyId, principalFen: Math.min(held.unmatchedFen, levy.payerBalanceFen), lateFeeFen: 0 };
  const receipt = { bookId: range.bookId, no, fen: held.unmatchedFen };
  return { name: 'MatchUnidentified', as: townOf(held.unitId).accountant, fields: { ...fields, receipt, on: laterOf(held.collectedOn, before(book.today, ago)) } };
};

/** Money that is nobody's here: a credit, or what was taken off the books without a levy. */
const sendBack: Acting = (book, { which, share, ago }) => {
  const nobodys = rowsByKey(book.custody.payments).filter((payment) => payment.levyId === undefined);
  const held = pick(nobodys, which);
  if (held === undefined) return undefined;
  const isCredit = held.bankRef !== undefined;
  const fields = {
    sourceId: held.paymentId,
    fen: part(isCredit ? held.unmatchedFen : held.excessFen, share),
    ground: isCredit ? 'MIS_POSTING' : 'CHARGE_AFTER_CLOSURE',
    route: 'TRANSIT',
  };
  return { name: 'ApproveRefund', as: townOf(held.unitId).reviewer, fields: { ...fields, on: laterOf(held.collectedOn, before(book.today, ago)) } };
};

const reallocate: Acting = (book, { which, whichLevy }, n) => {
  const payment = pick(rowsByKey(book.custody.payments).filter(isBooked), which);
  const to = pick(rowsByKey(book.levies.levies), whichLevy);
  return payment && to && { name: 'ReallocatePayment', as: townOf(payment.unitId).accountant, fields: { paymentId: payment.paymentId, toLevyId: to.levyId, docNo: `存根${n}` } };
};

const COMMANDS: Readonly<Record<TroubleStep['how'], Acting>> = { short, recover, offBook, credit, match, sendBack, reallocate };
