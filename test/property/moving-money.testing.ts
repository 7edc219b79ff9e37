import fc from 'fast-check';
import type { Book } from '#libs/book/book.js';
import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
import { type Lot, lyingAt, type Place } from '#libs/custody/lots.js';
import { type Act, before, laterOf, pick, rowsByKey, TOWNS, townOf } from './picking.testing.js';

/** Money of some payments goes on: from hand to hand, into the bank, into a draft. */
interface CarryStep {
  readonly act: 'carry';
  readonly how: 'hand' | 'bank' | 'draft';
  readonly whichPayment: number;
  /** How many payments in a row. */
  readonly count: number;
  /** Percent of what lies there. */
  readonly share: number;
  readonly whichTown: number;
  readonly ago: number;
}

interface RemitStep {
  readonly act: 'remit';
  readonly how: 'send' | 'cancel' | 'bounce';
  readonly whichRemittance: number;
  readonly toTreasury: boolean;
  readonly ago: number;
}

/** What the county books: a share of a remittance arrives, or of its special account goes to the treasury. */
interface CountyStep {
  readonly act: 'credit' | 'payOver';
  readonly whichRemittance: number;
  readonly share: number;
  readonly ago: number;
}

export type MoneyStep = CarryStep | RemitStep | CountyStep;

const which = fc.nat(999);
const ago = fc.constantFrom(0, 0, 0, 1, 4, 30);
const share = fc.constantFrom(100, 100, 100, 60, 10, 0, 101);

export const moneyStep: fc.Arbitrary<MoneyStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record<CarryStep>({
      act: fc.constant('carry'),
      how: fc.constantFrom('hand', 'hand', 'bank', 'draft'),
      ...{ whichPayment: which, count: fc.integer({ min: 1, max: 3 }), share, whichTown: which, ago },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record<RemitStep>({
      act: fc.constant('remit'),
      how: fc.constantFrom('send', 'send', 'send', 'send', 'cancel', 'bounce'),
      ...{ whichRemittance: which, toTreasury: fc.constantFrom(false, false, true), ago },
    }),
  },
  { weight: 2, arbitrary: fc.record<CountyStep>({ act: fc.constantFrom('credit', 'credit', 'payOver'), whichRemittance: which, share, ago }) },
);

/** The command of a step; none where there is nothing yet that it could be about. */
export function movingMoney(book: Book, step: MoneyStep): Act | undefined {
  if (step.act === 'carry') return carrying(book, step);
  if (step.act === 'remit') return remitting(book, step);
  return atTheCounty(book, step);
}

const LIES: Readonly<Record<CarryStep['how'], Place>> = { hand: 'COLLECTOR', bank: 'CASHIER', draft: 'TRANSIT' };

/** Money of some payments goes on from where it lies, by him who has it; now and then more than there is. */
function carrying(book: Book, step: CarryStep): Act | undefined {
  const { how, whichPayment, count, whichTown, ago } = step;
  const town = pick(TOWNS, whichTown) as (typeof TOWNS)[number];
  const there = rowsByKey(book.custody.payments).filter(({ unitId, lots }) => unitId === town.unitId && lyingAt(lots, { place: LIES[how] }) > 0);
  const payments = Array.from({ length: Math.min(count, there.length) }, (_, n) => pick(there, whichPayment + n) as HeldPayment);
  const [lot] = payments.flatMap(({ lots }) => lots).filter(({ place }) => place === LIES[how]);
  if (lot === undefined) return undefined;

  const on = laterOf(lot.since, before(book.today, ago));
  if (how === 'draft') return { name: 'DraftRemittance', as: town.cashier, fields: { lines: payments.map((payment) => sourceLine(payment, step)), on } };
  const lines = payments.map((payment) => cashLine(payment, lot, step));
  if (how === 'hand') return { name: 'HandOverCash', as: lot.holder, fields: { cashierId: town.cashier, lines, on } };
  return { name: 'BankCash', as: lot.holder, fields: { lines, accountId: town.transit, slipNo: '存1', on } };
}

function cashLine({ paymentId, lots }: HeldPayment, { place, holder }: Lot, { share }: CarryStep) {
  return { paymentId, fen: part(lyingAt(lots, { place, holder }), share) };
}

function sourceLine(payment: HeldPayment, { share }: CarryStep) {
  const { principalFen, lateFeeFen } = unsentOf(payment);
  return { sourceId: payment.paymentId, principalFen: part(principalFen, share), lateFeeFen: part(lateFeeFen, share) };
}

/** The next thing that happens to a remittance, mostly one to which it can. */
function remitting(book: Book, { how, whichRemittance, toTreasury, ago }: RemitStep): Act | undefined {
  const wanted = how === 'bounce' ? 'SENT' : 'DRAFTED';
  const all = rowsByKey(book.custody.remittances);
  const fitting = all.filter(({ state }) => state === wanted);
  const remittance = pick(whichRemittance % 8 === 0 || fitting.length === 0 ? all : fitting, whichRemittance);
  if (remittance === undefined) return undefined;
  const { remittanceId, unitId, draftedOn, sentOn } = remittance;
  const { cashier, transit } = townOf(unitId);
  const on = laterOf(sentOn ?? draftedOn ?? book.today, before(book.today, ago));
  if (how === 'cancel') return { name: 'CancelRemittance', as: cashier, fields: { remittanceId } };
  if (how === 'bounce') return { name: 'BounceRemittance', as: cashier, fields: { remittanceId, reasonCode: 'REFUSED_BY_BANK', on } };
  const toAccountId = toTreasury ? 'ACC-TREASURY' : 'ACC-SPECIAL';
  return { name: 'SendRemittance', as: cashier, fields: { remittanceId, fromAccountId: transit, toAccountId, slipNo: '缴1', sentOn: on } };
}

/** County finance books an arrival, or pays over. */
function atTheCounty(book: Book, { act, whichRemittance, share, ago }: CountyStep): Act | undefined {
  const { custody, today } = book;
  if (act === 'payOver')
    return { name: 'PayOverToTreasury', as: 'O-12', fields: { fen: part(custody.county.specialFen, share), docNo: `缴库${custody.county.specialFen}`, on: before(today, ago) } };
  const sent = rowsByKey(custody.remittances).filter(({ state }) => state === 'SENT');
  const remittance = pick(sent, whichRemittance);
  if (remittance?.sentOn === undefined) return undefined;
  const { remittanceId, totalFen, creditedFen, sentOn } = remittance;
  const fields = { remittanceId, fen: part(totalFen - creditedFen, share), creditedOn: laterOf(sentOn, before(today, ago)), stmtRef: `对账单${creditedFen}` };
  return { name: 'ConfirmCountyCredit', as: 'O-12', fields };
}

function part(fen: number, share: number): number {
  return Math.floor((fen * share) / 100);
}
