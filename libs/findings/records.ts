import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import { countedFen } from '#libs/custody/custody.js';
import { type IsoDate, monthOf } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import { gapsIn } from '#libs/receipts/gaps.js';
import { type Finding, firstOf, groupedBy } from './finding.js';

/** So many payments of one month, typed in too late by one officer, are no slip any more. */
const LATE_IN_A_MONTH = 3;

/** Sheets that were passed over and of which nobody has said what became of them. Invariant 19. */
export function* receiptGaps({ receipts }: Book, today: IsoDate): Generator<Finding> {
  for (const book of receipts.books.values()) {
    for (const { holderId } of gapsIn(receipts, book)) {
      yield { unitId: book.unitId, on: today, officerIds: holderId === undefined ? [] : [holderId], evidence: [{ kind: 'receipt book', id: book.bookId }], seqs: [book.seq] };
    }
  }
}

/** Payments of one month that one officer typed in after their time: money that was first somewhere else. Invariant 58. */
export function* lateTypingBursts({ accountability }: Book): Generator<Finding> {
  const late = [...accountability.entries.values()].filter(({ violationCode, source }) => violationCode === 'NOT_BOOKED' && source.paymentId !== undefined);
  for (const entries of groupedBy(late, ({ officerIds, raisedOn }) => `${officerIds.join(' ')} ${monthOf(raisedOn)}`).values()) {
    const [first] = entries;
    if (first === undefined || entries.length < LATE_IN_A_MONTH) continue;
    yield {
      ...{ unitId: first.unitId, on: firstOf(entries.map(({ raisedOn }) => raisedOn)), fen: sum(...entries.map(({ fen }) => fen)), officerIds: first.officerIds },
      evidence: entries.map(({ entryId }): EntityRef => ({ kind: 'accountability entry', id: entryId })),
      seqs: entries.map(({ seq }) => seq),
    };
  }
}

/** Money that was posted into a month after its last MATCH: the verifier has not seen it (R15). */
export function* postedAfterMatch({ custody, verifications }: Book): Generator<Finding> {
  const matches = [...verifications.verifications.values()].filter(({ result }) => result === 'MATCH');
  const payments = groupedBy(custody.payments.values(), ({ unitId, periodId }) => `${unitId} ${periodId}`);
  for (const [month, ofMonth] of groupedBy(matches, ({ unitId, periodId }) => `${unitId} ${periodId}`)) {
    const match = ofMonth.at(-1);
    const later = (payments.get(month) ?? []).filter(({ seq }) => match !== undefined && seq > match.verifiedSeq);
    if (match === undefined || later.length === 0) continue;
    yield {
      ...{ unitId: match.unitId, on: firstOf(later.map(({ collectedOn }) => collectedOn)), fen: sum(...later.map(countedFen)) },
      officerIds: [...new Set(later.flatMap(({ holderOfficerId }) => holderOfficerId ?? []))],
      evidence: [{ kind: 'verification', id: match.verificationId }, ...later.map(({ paymentId }): EntityRef => ({ kind: 'payment', id: paymentId }))],
      seqs: [match.verifiedSeq, ...later.map(({ seq }) => seq)],
    };
  }
}
