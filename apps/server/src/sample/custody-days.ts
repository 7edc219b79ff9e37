import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
import { lyingAt, type Place } from '#libs/custody/lots.js';
import { NOTHING } from '#libs/custody/split.js';
import { subtract } from '#libs/kernel/fen.js';
import { officerFor, transitAccount } from './anhe-county.js';
import type { OfficeDay } from './office-day.js';

/** The collector's cash is counted by the cashier and paid in. */
export async function bankCash(day: OfficeDay): Promise<void> {
  const { on, township } = day;
  const [collector, cashier] = [township.officer('COLLECTOR'), township.officer('CASHIER')];
  const cashWith = (place: Place) => day.ask((book) => linesOf(day.unsent(book), place));
  const inHand = await cashWith('COLLECTOR');
  if (inHand.length > 0) await day.approved('HandOverCash', [collector, cashier], { cashierId: cashier, lines: inHand, on });
  const lines = await cashWith('CASHIER');
  if (lines.length > 0) await day.filed('BankCash', cashier, { lines, accountId: transitOf(day), slipNo: `现缴${day.stamp}`, on });
}

function linesOf(payments: readonly HeldPayment[], place: Place) {
  return payments.map(({ paymentId, lots }) => ({ paymentId, fen: lyingAt(lots, { place }) })).filter(({ fen }) => fen > 0);
}

/** All that lies in the transit account goes to the county's special account, and county finance finds it credited the same day. */
export async function remit(day: OfficeDay): Promise<void> {
  await bankCash(day);
  const { on, township } = day;
  const cashier = township.officer('CASHIER');
  const lines = await day.ask((book) =>
    day
      .unsent(book)
      .filter(({ lots, drafted }) => lyingAt(lots, { place: 'TRANSIT' }) > 0 && drafted === NOTHING)
      .map((payment) => ({ sourceId: payment.paymentId, ...unsentOf(payment) })),
  );
  if (lines.length > 0) await day.filed('DraftRemittance', cashier, { lines, on });
  const draft = await day.ask((book) => [...book.custody.remittances.values()].find(({ unitId, state }) => unitId === township.unitId && state === 'DRAFTED'));
  if (draft === undefined) return;
  const { remittanceId } = draft;
  const sending = { remittanceId, fromAccountId: transitOf(day), toAccountId: 'ACC-SPECIAL', slipNo: `汇${day.stamp}`, sentOn: on };
  await day.approved('SendRemittance', [cashier, township.officer('REVIEWER')], sending);
  await confirmCredits(day);
}

/** County finance books what its statement shows of the township's money on the way, that which the bank took in included. */
export async function confirmCredits(day: OfficeDay): Promise<void> {
  const onTheWay = await day.ask((book) => [...book.custody.remittances.values()].filter(({ unitId, state }) => unitId === day.township.unitId && state === 'SENT'));
  for (const { remittanceId, totalFen, creditedFen } of onTheWay) {
    const credit = { remittanceId, fen: subtract(totalFen, creditedFen), creditedOn: day.on, stmtRef: `对账单${day.stamp}` };
    await day.filed('ConfirmCountyCredit', officerFor('COUNTY_FINANCE'), credit, remittanceId);
  }
}

function transitOf({ township }: OfficeDay): string {
  return String(transitAccount(township.unitId, township.openedOn).accountId);
}
