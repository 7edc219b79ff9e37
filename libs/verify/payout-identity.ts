import { monthsOf } from '#libs/benefits/months.js';
import { lineKey, type PayLine } from '#libs/benefits/pay-lists.js';
import { heldFen, openFen } from '#libs/benefits/recovery.js';
import type { Book } from '#libs/book/book.js';
import { heldFen as orderedFen } from '#libs/inspection/inspection.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { JournalSums } from '#libs/journal/trial-balance.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { sumBy } from './sum-by.js';

/**
 * Every fen of a quota is in exactly one place - left, at the bank, with its person, asked back, given back - and the journal says the same;
 * nobody is paid twice for a month (domain rules 3.10; invariants 39, 42). Stops with PAYOUT_IDENTITY.
 */
export function checkPayouts(book: Book, trial: JournalSums): void {
  checkUnits(book, trial);
  checkQuotas(book);
  checkBatches(book);
  checkOverpaid(book);
  for (const [beneficiaryId] of book.payouts.linesOf.entries()) checkPaidOnce(book, book.payouts.of(beneficiaryId));
}

function checkUnits(book: Book, trial: JournalSums): void {
  const { quotas, recoveries } = book.payouts;
  const lines = linesIn(book);
  const owed = [...recoveries.values()];
  const sums: Readonly<Record<string, ReadonlyMap<string, number>>> = {
    '1011': sumBy(quotas.values(), ({ unitId, remainingFen }) => [unitId, remainingFen]),
    '4001': sumBy(quotas.values(), ({ unitId, receivedFen }) => [unitId, -receivedFen]),
    '1002.08': sumBy(
      lines.filter(({ state }) => state === 'SENT'),
      ({ unitId, fen }) => [unitId, fen],
    ),
    '1218.03': sumBy(owed, (recovery) => [recovery.unitId, openFen(recovery)]),
    // Of subsidies that were not due, and of the inspectors' orders.
    '1002.05': sumBy(agencyMoney(book), ([unitId, fen]) => [unitId, fen]),
    '2103.04': sumBy(
      owed.filter(({ sameYear }) => !sameYear),
      ({ unitId, fen, writtenOffFen, returnedFen }) => [unitId, writtenOffFen + returnedFen - fen],
    ),
  };
  const paid = sumBy(
    lines.filter(({ state }) => state === 'PAID'),
    ({ unitId, fen }) => [unitId, fen],
  );
  const undue = sumBy(
    owed.filter(({ sameYear }) => sameYear),
    ({ unitId, fen, writtenOffFen }) => [unitId, fen - writtenOffFen],
  );
  for (const { unitId } of book.registry.units.values()) {
    for (const [account, sum] of Object.entries(sums)) same(trial.balance(unitId, account as AccountCode), sum.get(unitId) ?? 0, { unitId, account });
    same(trial.balance(unitId, '5001'), (paid.get(unitId) ?? 0) - (undue.get(unitId) ?? 0), { unitId, account: '5001' });
  }
}

function agencyMoney({ payouts, inspection }: Book): readonly (readonly [UnitId, Fen])[] {
  const recovered = [...payouts.recoveries.values()].map((recovery) => [recovery.unitId, heldFen(recovery)] as const);
  return [...recovered, ...[...inspection.orders.values()].map((order) => [order.unitId, orderedFen(order)] as const)];
}

/** What was received is left, at the bank or paid; what came back within the year was paid and is left again. */
function checkQuotas(book: Book): void {
  const { quotas, recoveries } = book.payouts;
  const onward = linesIn(book).filter(({ state }) => state === 'SENT' || state === 'PAID');
  const gone = sumBy(onward, ({ unitId, policyId, fen }) => [`${unitId} ${policyId}`, fen]);
  const back = sumBy(
    [...recoveries.values()].filter(({ sameYear }) => sameYear),
    ({ unitId, policyId, returnedFen }) => [`${unitId} ${policyId}`, returnedFen],
  );
  for (const [key, { receivedFen, remainingFen }] of quotas.entries()) same(receivedFen, remainingFen + (gone.get(key) ?? 0) - (back.get(key) ?? 0), { quota: key });
}

function checkBatches(book: Book): void {
  const inProcess = sumBy(
    linesIn(book).filter(({ state }) => state === 'SENT'),
    ({ batchId, fen }) => [`${batchId}`, fen],
  );
  for (const { batchId, totalFen, paidFen, returnedFen } of book.payouts.batches.values()) same(totalFen, paidFen + returnedFen + (inProcess.get(batchId) ?? 0), { batchId });
}

/** What recoveries ask back of a line is what was found not to be due, and no more than was paid. */
function checkOverpaid({ payouts }: Book): void {
  const asked = sumBy(
    [...payouts.recoveries.values()].flatMap(({ lines }) => lines),
    ({ listId, no, fen }) => [lineKey(listId, no), fen],
  );
  for (const [key, { overpaidFen, fen }] of payouts.lines.entries()) {
    same(overpaidFen, asked.get(key) ?? 0, { line: key });
    assertHolds(overpaidFen <= fen, 'PAYOUT_IDENTITY', () => ({ line: key, overpaidFen, fen }));
  }
}

/** Invariant 39, over all townships. */
function checkPaidOnce({ payouts }: Book, lines: readonly PayLine[]): void {
  const paid = new Set<string>();
  for (const line of lines.filter(({ state, misdirected }) => state === 'PAID' && misdirected === undefined)) {
    const { policyId } = payouts.lists.known(line.listId);
    for (const month of monthsOf(line)) {
      assertHolds(!paid.has(`${policyId} ${month}`), 'PAYOUT_IDENTITY', () => ({ listId: line.listId, no: line.no, month }));
      paid.add(`${policyId} ${month}`);
    }
  }
}

/** Every line with the books and the quota from which it is paid. */
function linesIn({ payouts }: Book) {
  return [...payouts.lines.values()].map((line) => {
    const { unitId, policyId } = payouts.lists.known(line.listId);
    return { ...line, unitId, policyId };
  });
}

function same(got: number, expected: number, about: object): void {
  assertHolds(got === expected, 'PAYOUT_IDENTITY', () => ({ ...about, got, expected }));
}
