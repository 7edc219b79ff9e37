import { bookOfO03, openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { ObligationId } from '#libs/kernel/ids.js';
import type { Holder, Place } from './lots.js';

/** 临江镇 in March 2015: O-03 collects, the cashier O-04 banks and remits, O-06 reviews, O-12 keeps the county's account. */
export const CASHIER = 'O-04';
export const TRANSIT = 'ACC-TRANSIT';
export const SPECIAL = 'ACC-SPECIAL';

type Yuan = number;
/** What of a payment: its id and yuan; of a source, principal and late fee. */
export type Part = readonly [paymentId: string, yuan: Yuan, lateFeeYuan?: Yuan];

interface Paid {
  readonly principal?: Yuan;
  readonly lateFee?: Yuan;
  readonly excess?: Yuan;
  readonly by?: 'CASH' | 'TRANSIT_TRANSFER' | 'BANK_DIRECT';
  readonly on?: string;
  readonly unitId?: string;
  readonly levyId?: string;
}

let sheet = 300;

/** A payment as it stands in the book; in cash, on 2015-03-02, unless said otherwise. */
export function paid(paymentId: string, { principal = 0, lateFee = 0, excess = 0, by = 'CASH', on = '2015-03-02', unitId = 'LJ', levyId = 'L1' }: Paid): DecidedEvent {
  sheet = sheet === 325 ? 301 : sheet + 1;
  const place = {
    CASH: { firstPlace: '1001.01', holderOfficerId: 'O-03' },
    TRANSIT_TRANSFER: { firstPlace: '1002.01', accountId: TRANSIT },
    BANK_DIRECT: { firstPlace: '1002.09', accountId: SPECIAL },
  }[by];
  const sums = { principalFen: principal * 100, lateFeeFen: lateFee * 100, excessFen: excess * 100 };
  const receipt = { bookId: 'PJ-301', no: sheet, fen: (principal + lateFee + excess) * 100 };
  return told('LevyPaymentCollected', { paymentId, levyId, ...sums, channel: by, ...place, receipt, afterCutoff: false }, on, { unitId });
}

/** The township on 2015-03-31, with these payments on a levy that is large enough. */
export function township(...events: readonly DecidedEvent[]): Scenario {
  return given(...bookOfO03, openingLevy('L1', 900_000), ...events).on('2015-03-31');
}

export const cashLines = (...parts: readonly Part[]) => parts.map(([paymentId, yuan]) => ({ paymentId, fen: yuan * 100 }));
export const sourceLines = (...parts: readonly Part[]) => parts.map(([sourceId, yuan, lateFee = 0]) => ({ sourceId, principalFen: yuan * 100, lateFeeFen: lateFee * 100 }));
const today = (story: Scenario) => story.moment.today;

export const handing = (story: Scenario, ...parts: readonly Part[]) => ({ cashierId: CASHIER, lines: cashLines(...parts), on: today(story) });
export const banking = (story: Scenario, ...parts: readonly Part[]) => ({ lines: cashLines(...parts), accountId: TRANSIT, slipNo: '存0331', on: today(story) });
export const drafting = (story: Scenario, ...parts: readonly Part[]) => ({ lines: sourceLines(...parts), on: today(story) });
export const sending = (story: Scenario, remittanceId: string) => ({ remittanceId, fromAccountId: TRANSIT, toAccountId: SPECIAL, slipNo: '缴0331', sentOn: today(story) });
export const crediting = (story: Scenario, remittanceId: string, yuan: Yuan) => ({
  remittanceId,
  fen: yuan * 100,
  creditedOn: today(story),
  stmtRef: `对账单${story.book.nextSeq}`,
});

/** O-03 hands cash to the cashier, who has counted it. */
export function handed(story: Scenario, ...parts: readonly Part[]): Scenario {
  return story
    .as('O-03')
    .checkedBy(CASHIER)
    .after('HandOverCash', handing(story, ...parts));
}

/** The cashier pays cash in. */
export function banked(story: Scenario, ...parts: readonly Part[]): Scenario {
  return story.as(CASHIER).after('BankCash', banking(story, ...parts));
}

/** The cashier drafts a remittance; its id. */
export function drafted(story: Scenario, ...parts: readonly Part[]): string {
  return dataOf(story.as(CASHIER).perform('DraftRemittance', drafting(story, ...parts)), 'RemittanceDrafted').remittanceId;
}

/** Drafts and sends it, with the reviewer's approval; its id. */
export function sent(story: Scenario, ...parts: readonly Part[]): string {
  const remittanceId = drafted(story, ...parts);
  story.checkedBy('O-06').after('SendRemittance', sending(story, remittanceId));
  return remittanceId;
}

export function credited(story: Scenario, remittanceId: string, yuan: Yuan): Scenario {
  return story.as('O-12').after('ConfirmCountyCredit', crediting(story, remittanceId, yuan));
}

/** What is said of cash that O-03 should hold as a collector. */
export const shortOf = (...parts: readonly Part[]) => ({ officerId: 'O-03', place: 'COLLECTOR', lines: cashLines(...parts) });

/** The reviewer confirms that cash is not there: of O-03 as a collector unless said otherwise; the claim's id. */
export function shortage(story: Scenario, ...[first, ...parts]: readonly [Part | object, ...Part[]]): ObligationId {
  const isPart = Array.isArray(first);
  const fields = { ...shortOf(...(isPart ? [first as unknown as Part, ...parts] : parts)), ...(isPart ? {} : first), on: today(story) };
  return dataOf(story.as('O-06').perform('ConfirmShortage', fields), 'CustodyShortageConfirmed').obligationId;
}

/** The cashier books what an officer pays in of what he owes. */
export function recovered(story: Scenario, obligationId: string, yuan: Yuan): Scenario {
  return story.as(CASHIER).after('RecoverShortage', { obligationId, fen: yuan * 100, accountId: TRANSIT, slipNo: `存${story.book.nextSeq}`, on: today(story) });
}

/** Where the money of a payment lies, in yuan. */
export function lies({ book }: Scenario, paymentId: string): readonly (readonly [Place, Holder, Yuan])[] {
  return book.custody.payments.known(paymentId as never).lots.map(({ place, holder, fen }) => [place, holder, fen / 100]);
}

/** What a unit's hands and accounts hold, in yuan. */
export function holdings({ book }: Scenario): Readonly<Record<string, Yuan>> {
  return Object.fromEntries([...book.custody.holdings.values()].map(({ place, holder, fen }) => [`${place} ${holder}`, fen / 100]));
}

export const fen = (yuan: Yuan): Fen => Math.round(yuan * 100) as Fen;
