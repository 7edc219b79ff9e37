import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import type { Lot, Place } from '#libs/custody/lots.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { addWorkdays, type DueDate } from '#libs/kernel/working-days.js';
import { dueAfter, hasPassed } from '#libs/periods/deadlines.js';
import { type Finding, firstOf, groupedBy } from './finding.js';

/** Money on its way to the treasury rests in no account for longer (domain rules 2.2: 10 working days). */
const ACCOUNT_WORKDAYS = 10;

interface Resting extends Pick<Lot, 'fen' | 'holder' | 'place' | 'since'> {
  readonly payment: HeldPayment;
}

/** Cash that should lie in the bank by now: of each officer, counted from the day on which the payer gave it (D6). */
export function* cashHeldTooLong(book: Book, today: IsoDate): Generator<Finding> {
  const late = lotsAt(book, ['COLLECTOR', 'CASHIER']).filter(({ payment }) => hasPassed(dueAfter('D6', payment.collectedOn, book.calendarOf), today));
  for (const lots of groupedBy(late, ({ payment, holder }) => `${payment.unitId} ${holder}`).values()) {
    yield* found(
      lots,
      ({ holder }) => ({ officerIds: [holder as OfficerId], thing: { kind: 'officer', id: holder } }),
      ({ payment }) => payment.collectedOn,
    );
  }
}

/** Money that lies in a township's transit account, or is sent and not credited, longer than ten working days. */
export function* moneyInTransitTooLong(book: Book, today: IsoDate): Generator<Finding> {
  const late = lotsAt(book, ['TRANSIT', 'ON_THE_WAY']).filter(({ since }) => hasPassed(latest(book, since), today));
  for (const lots of groupedBy(late, ({ payment, holder }) => `${payment.unitId} ${holder}`).values()) {
    const kindOf = ({ holder }: Resting) => (book.registry.accounts.has(holder as never) ? 'bank account' : 'remittance');
    yield* found(
      lots,
      (lot) => ({ officerIds: [], thing: { kind: kindOf(lot), id: lot.holder } }),
      ({ since }) => since,
    );
  }
}

/** Money that lies in the county's special account longer than ten working days. What came first is paid over first. */
export function* moneyInSpecialTooLong(book: Book, today: IsoDate): Generator<Finding> {
  const special = [...book.registry.accounts.values()].filter(({ kind }) => kind === 'COUNTY_SPECIAL');
  const credited = lotsAt(book, ['COUNTY']).filter(({ holder }) => special.some(({ accountId }) => accountId === holder));
  const recent = credited.filter(({ since }) => !hasPassed(latest(book, since), today));
  const old = credited.filter((lot) => !recent.includes(lot));
  const recentFen = total(recent);
  const { specialFen } = book.custody.county;
  if (specialFen <= recentFen) return;
  const fen = subtract(specialFen, recentFen);
  const last = lastOf(old, fen);
  yield {
    ...{ unitId: book.county, on: firstOf([...last.map(({ since }) => since), today]), fen, officerIds: [] },
    evidence: [...special.map(({ accountId }): EntityRef => ({ kind: 'bank account', id: accountId })), ...last.map(paymentOf)],
    seqs: last.map(({ payment }) => payment.seq),
  };
}

const latest = ({ calendarOf }: Book, since: IsoDate): DueDate => addWorkdays(since, ACCOUNT_WORKDAYS, calendarOf);
const total = (lots: readonly Resting[]): Fen => sum(...lots.map(({ fen }) => fen));
const paymentOf = ({ payment }: Resting): EntityRef => ({ kind: 'payment', id: payment.paymentId });

function lotsAt({ custody }: Book, places: readonly Place[]): readonly Resting[] {
  return [...custody.payments.values()].flatMap((payment) => payment.lots.filter(({ place }) => places.includes(place)).map((lot) => ({ ...lot, payment })));
}

/** The last that came in, until they make up a sum. */
function lastOf(lots: readonly Resting[], fen: Fen): readonly Resting[] {
  let counted = ZERO;
  const last: Resting[] = [];
  for (const lot of lots.toSorted((a, b) => (a.since < b.since ? 1 : -1))) {
    if (counted >= fen) break;
    last.push(lot);
    counted = add(counted, lot.fen);
  }
  return last;
}

/** One finding about lots that rest together. */
function* found(
  lots: readonly Resting[],
  about: (lot: Resting) => { readonly officerIds: readonly OfficerId[]; readonly thing: EntityRef },
  since: (lot: Resting) => IsoDate,
): Generator<Finding> {
  const [first] = lots;
  if (first === undefined) return;
  const { officerIds, thing } = about(first);
  yield {
    ...{ unitId: first.payment.unitId, on: firstOf(lots.map(since)), fen: total(lots), officerIds },
    ...{ evidence: [thing, ...lots.map(paymentOf)], seqs: lots.map(({ payment }) => payment.seq) },
  };
}
