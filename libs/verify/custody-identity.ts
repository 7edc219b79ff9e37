import type { Book } from '#libs/book/book.js';
import { countedFen, type HeldPayment } from '#libs/custody/custody.js';
import { lyingAt, type Place } from '#libs/custody/lots.js';
import { fenOf } from '#libs/custody/split.js';
import { heldFen as orderedFen } from '#libs/inspection/inspection.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { JournalSums } from '#libs/journal/trial-balance.js';

import type { ObligationId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { sumBy } from './sum-by.js';

/** Which account says what lies at a place of a unit (domain rules 3.10). What has reached the county stands in the county's books. */
export const PLACE_ACCOUNTS = { SHORTAGE_CLAIM: '1218.02', COLLECTOR: '1001.01', CASHIER: '1001.02', TRANSIT: '1002.01', ON_THE_WAY: '1002.09' } as const satisfies Partial<
  Record<Place, AccountCode>
>;

/** Every collected fen is in exactly one place, and the journal says the same (domain rules 3.5, R34). Stops with CUSTODY_IDENTITY (invariant 24). */
export function checkCustody(book: Book, trial: JournalSums): void {
  for (const payment of book.custody.payments.values()) checkPayment(payment);
  checkHoldings(book);
  checkClaims(book);
  checkUnits(book, trial);
  checkCounty(book, trial);
  checkRemittances(book);
}

function checkPayment(payment: HeldPayment): void {
  const { paymentId, lots, reversed, drafted, sent, released, principalFen, lateFeeFen, refundedFen, treasuryRefundedFen } = payment;
  const lyingFen = lots.reduce((all, { fen }) => all + fen, 0);
  const countedInFen = reversed ? 0 : countedFen(payment);
  same(lyingFen, countedInFen - refundedFen - treasuryRefundedFen, { paymentId });
  const onwardFen = lyingAt(lots, { place: 'ON_THE_WAY' }) + lyingAt(lots, { place: 'COUNTY' });
  const waitingFen = payment.channel === 'BANK_DIRECT' ? countedInFen - fenOf(sent) - refundedFen : 0;
  same(onwardFen, fenOf(sent) - treasuryRefundedFen + waitingFen, { paymentId, sent });
  const isTwice = drafted.principalFen + sent.principalFen > principalFen || drafted.lateFeeFen + sent.lateFeeFen > lateFeeFen;
  assertHolds(!isTwice, 'CUSTODY_IDENTITY', () => ({ paymentId, drafted, sent }));
  const isLost = sent.principalFen + released.principalFen > principalFen || sent.lateFeeFen + released.lateFeeFen > lateFeeFen;
  assertHolds(!isLost, 'CUSTODY_IDENTITY', () => ({ paymentId, sent, released }));
}

/** The table of who holds what is the sum of the payments' lots. */
function checkHoldings({ custody }: Book): void {
  const lots = [...custody.payments.values()].flatMap(({ unitId, lots }) => lots.map((lot) => ({ ...lot, unitId })));
  const lying = sumBy(lots, ({ unitId, place, holder, fen }) => [`${unitId} ${place} ${holder}`, fen]);
  for (const [key, fen] of lying) same(custody.holdings.get(key)?.fen ?? 0, fen, { key });
  for (const [key, { fen }] of custody.holdings.entries()) same(fen, lying.get(key) ?? 0, { key });
}

/** What is open stands behind a claim of that unit, and is no more than was established. */
function checkClaims({ custody }: Book): void {
  for (const { place, holder, unitId, fen } of custody.holdings.values()) {
    if (place !== 'SHORTAGE_CLAIM') continue;
    const claim = custody.claims.get(holder as ObligationId);
    assertHolds(claim !== undefined && claim.unitId === unitId && fen <= claim.totalFen, 'CUSTODY_IDENTITY', () => ({ unitId, obligationId: holder, fen }));
  }
}

function checkUnits({ custody, registry, inspection }: Book, trial: JournalSums): void {
  const held = sumBy(custody.holdings.values(), ({ unitId, place, fen }) => [`${unitId} ${place}`, fen]);
  const payments = [...custody.payments.values()].filter(({ reversed }) => !reversed);
  const collected = sumBy(payments, (payment) => [payment.unitId, fenOf(payment)]);
  const released = sumBy(payments, (payment) => [payment.unitId, fenOf(payment.released)]);
  const refunded = sumBy(payments, ({ unitId, treasuryRefundedFen }) => [unitId, treasuryRefundedFen]);
  // Refundable: what was counted in beyond the debt, and what a revocation found unsent; less what was paid back of it (2307.01).
  const owedBack = sumBy(payments, ({ unitId, excessFen, released, refundedFen }) => [unitId, excessFen + fenOf(released) - refundedFen]);
  const unmatched = sumBy(payments, ({ unitId, unmatchedFen }) => [unitId, unmatchedFen]);
  const ordered = sumBy(inspection.orders.values(), (order) => [order.unitId, orderedFen(order)]);
  for (const { unitId } of registry.units.values()) {
    for (const [place, account] of Object.entries(PLACE_ACCOUNTS)) same(trial.balance(unitId, account), held.get(`${unitId} ${place}`) ?? 0, { unitId, account });
    const creditedFen = (held.get(`${unitId} COUNTY`) ?? 0) + (refunded.get(unitId) ?? 0);
    const owedFen = (collected.get(unitId) ?? 0) - (released.get(unitId) ?? 0) - creditedFen;
    same(0 - trial.balance(unitId, '2103.02') - trial.balance(unitId, '2103.03'), owedFen, { unitId, account: '2103.02/03' });
    same(0 - trial.balance(unitId, '2307.01'), owedBack.get(unitId) ?? 0, { unitId, account: '2307.01' });
    same(0 - trial.balance(unitId, '2307.03'), (unmatched.get(unitId) ?? 0) + (ordered.get(unitId) ?? 0), { unitId, account: '2307.03' });
  }
}

/** C1003 + C1004 = credited less what the county refunded (R34); each against what it stands for. */
function checkCounty(book: Book, trial: JournalSums): void {
  const { county, holdings } = book.custody;
  const { specialFen, treasuryFen } = county;
  const creditedFen = sumBy(holdings.values(), ({ place, fen }) => [place, fen]).get('COUNTY') ?? 0;
  same(specialFen + treasuryFen, creditedFen, { unitId: book.county });
  const accounts = { '1004': specialFen, '2101': 0 - specialFen, '1003': treasuryFen, '4103': 0 - treasuryFen };
  for (const [account, fen] of Object.entries(accounts)) same(trial.balance(book.county, account as AccountCode), fen, { unitId: book.county, account });
}

/** Invariant 26, and what each remittance has on its way: its sum less what has arrived. */
function checkRemittances({ custody }: Book): void {
  const { payments, remittances, holdings } = custody;
  const inState = (...states: readonly string[]) => {
    const lines = [...remittances.values()].filter(({ state }) => states.includes(state)).flatMap((remittance) => remittance.lines);
    return sumBy(lines, (line) => [line.sourceId, fenOf(line)]);
  };
  const [drafted, sent] = [inState('DRAFTED'), inState('SENT', 'CREDITED')];
  for (const payment of payments.values()) {
    same(fenOf(payment.drafted), drafted.get(payment.paymentId) ?? 0, { paymentId: payment.paymentId, state: 'DRAFTED' });
    same(fenOf(payment.sent), sent.get(payment.paymentId) ?? 0, { paymentId: payment.paymentId, state: 'SENT' });
  }
  for (const { remittanceId, unitId, state, totalFen, creditedFen } of remittances.values()) {
    const onItsWayFen = state === 'SENT' ? totalFen - creditedFen : 0;
    same(holdings.get(`${unitId} ON_THE_WAY ${remittanceId}`)?.fen ?? 0, onItsWayFen, { remittanceId, state });
  }
}

function same(got: number, expected: number, about: object): void {
  assertHolds(got === expected, 'CUSTODY_IDENTITY', () => ({ ...about, got, expected }));
}
