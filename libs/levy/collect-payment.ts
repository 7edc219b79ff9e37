import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { firstDayOf, type IsoDate } from '#libs/kernel/dates.js';
import { type Fen, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, LevyId, PaymentId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { missedByLateTyping } from '#libs/periods/missed-remittances.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { receiptBook, useSheet } from '#libs/receipts/sheets.js';
import { closedFrom } from '#libs/registry/fee-policy.js';
import { isWithin } from '#libs/registry/posts.js';
import type { AccountKind } from '#libs/registry/registry.js';
import { sumWithinLimit } from './amount-limit.js';
import { lateRecording } from './late-recording.js';
import { type Channel, FIRST_PLACE, type Levy } from './levy.js';
import { checkStatus, NOT_REVOKED } from './levy-status.js';
import { checkLateFee, checkOwed } from './payment-checks.js';

/** Money comes in against a levy, with its receipt, in one step. Decree 357 art. 6; invariants 5, 10-13, 17, 18, 23, 25, 58. */
export interface CollectLevyPayment {
  readonly levyId: LevyId;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  /** Counted in beyond what is owed. Said by the collector, so that a typing error is not booked as a surplus. */
  readonly excessFen?: Fen;
  readonly channel: Channel;
  /** The account that it reached; not for cash. */
  readonly accountId?: AccountId;
  readonly receipt?: ReceiptUse;
  readonly instalmentNo?: number;
  readonly collectedOn: IsoDate;
  /** Came in after the day's cut-off at the bank. */
  readonly afterCutoff: boolean;
}

export function collectPayment(book: Book, command: CollectLevyPayment, context: Context): readonly DecidedEvent[] {
  const { levyId, principalFen, lateFeeFen, excessFen = ZERO, channel, instalmentNo, collectedOn, afterCutoff } = command;
  const levy = book.levies.levies.get(levyId) ?? unknown('levy', levyId);
  const totalFen = sumWithinLimit(principalFen, lateFeeFen, excessFen);
  if (totalFen === 0) refuse('NOTHING_TO_DO', { levyId });

  checkDay(book, levy, command);
  // Of a revoked decision nothing is owed: whoever still comes to pay keeps his money.
  checkStatus(levy, collectedOn, NOT_REVOKED);
  checkOwed(book, levy, { ...command, postedOn: collectedOn });
  checkLateFee(book, levy, { lateFeeFen, paidOn: collectedOn });
  const receipt = takeSheet(book, command, { totalFen, context });
  const place = firstPlace(book, command, context);

  const paymentId = context.newId<PaymentId>();
  const payment = { paymentId, levyId, principalFen, lateFeeFen, excessFen, channel, ...place, receipt, afterCutoff };
  return [
    event('LevyPaymentCollected', instalmentNo === undefined ? payment : { ...payment, instalmentNo }, collectedOn),
    ...lateRecording(book, { paymentId, levyId, fen: totalFen, collectedOn }, context),
    ...missedByLateTyping(book, { ...payment, collectedOn }, context),
  ];
}

/** Invariants 5 and 10; and nothing is posted into a period before that of its levy (R31). */
function checkDay(book: Book, levy: Levy, { collectedOn, receipt }: CollectLevyPayment): void {
  const opened = firstDayOf(levy.periodId);
  if (collectedOn < levy.servedOn || collectedOn < opened) refuse('DATE_INVALID', { collectedOn, servedOn: levy.servedOn, opened });
  const issuedOn = receipt === undefined ? opened : receiptBook(book, receipt.bookId).issuedOn;
  if (collectedOn < issuedOn) refuse('DATE_INVALID', { collectedOn, receiptBookIssuedOn: issuedOn });
  const closed = closedFrom(book.registry, levy.policyId);
  if (closed !== undefined && collectedOn >= closed) refuse('LEVY_SCHEME_CLOSED', { closedFrom: closed, collectedOn });
}

/** Invariants 17, 18, 23. Everybody writes on his own sheets, the bank's machine account too. */
function takeSheet(book: Book, { receipt, collectedOn }: CollectLevyPayment, { totalFen, context }: { totalFen: Fen; context: Context }): ReceiptUse {
  if (receipt === undefined) return refuse('NO_TICKET');
  const { actor, unitId } = context;
  return useSheet(book, receipt, { officerId: actor.officerId, unitId, on: collectedOn, totalFen });
}

const REACHES = { TRANSIT_TRANSFER: 'TOWN_TRANSIT', BANK_DIRECT: 'COUNTY_SPECIAL' } as const satisfies Partial<Record<Channel, AccountKind>>;

/** Where the money lies first: cash with the collector, else a registered account of the right kind (invariant 25). */
function firstPlace(book: Book, { channel, accountId, collectedOn }: CollectLevyPayment, { actor, unitId }: Context) {
  const firstPlace = FIRST_PLACE[channel];
  if (channel === 'CASH') {
    if (accountId !== undefined) refuse('ACCOUNT_NOT_REGISTERED', { accountId, channel });
    // The bank's machine account has no hands.
    if (actor.role === 'BANK') refuse('NOT_AUTHORISED', { officerId: actor.officerId, channel });
    return { firstPlace, holderOfficerId: actor.officerId };
  }
  const account = accountId === undefined ? undefined : book.registry.accounts.get(accountId);
  if (account === undefined || account.kind !== REACHES[channel] || !isWithin(book.registry, unitId, account.unitId) || collectedOn < account.validFrom) {
    return refuse('ACCOUNT_NOT_REGISTERED', { accountId: accountId ?? 'none', channel });
  }
  return { firstPlace, accountId: account.accountId };
}
