import { bookOfO03, cash, openingLevy, post } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import { credited, sent } from '#libs/custody/custody.testing.js';

/** 临江镇 with the sheets 301 to 325 in O-03's hands, and O-33 who collects too. */
export const holder = (): Scenario => given(...bookOfO03, openingLevy('L03', 900_000), post(['O-33', 'COLLECTOR', 'LJ'])).as('O-03');

/** O-03 takes money into the transit account on a sheet; the id of the payment. */
export function collected(story: Scenario, no: number, yuan: number, more: object = {}): string {
  const transfer = { channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT', collectedOn: story.moment.today, ...more };
  return dataOf(story.as('O-03').perform('CollectLevyPayment', cash('L03', yuan, no, transfer)), 'LevyPaymentCollected').paymentId;
}

/** Sends payments of so many yuan to the county, which is credited them. */
export function remitted(story: Scenario, yuan: number, ...paymentIds: readonly string[]): Scenario {
  const remittanceId = sent(story, ...paymentIds.map((paymentId) => [paymentId, yuan] as const));
  return credited(story, remittanceId, yuan * paymentIds.length);
}

export const loss = (...nos: readonly number[]) => ({ bookId: 'PJ-301', nos, discoveredOn: '2015-03-02' });
export const declaration = (...nos: readonly number[]) => ({ bookId: 'PJ-301', nos, media: '安和日报', declaredOn: '2015-03-02' });
export const spoiled = (no: number) => ({ bookId: 'PJ-301', no, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' });
export const range = (from: number, to: number) => ({ bookId: 'PJ-301', from, to, on: '2015-03-02' });

/** The state of each of these sheets. */
export function statesOf({ book: { receipts } }: Scenario, ...nos: readonly number[]) {
  const book = receipts.books.known('PJ-301' as never);
  return nos.map((no) => receipts.stateOf(book, no));
}

/** The ticket keeper proposes, the other hand that the act needs approves. */
export const by = (story: Scenario, checker: string) => story.as('O-08').checkedBy(checker);
