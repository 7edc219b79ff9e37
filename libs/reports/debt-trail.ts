import type { EntityRef } from '#libs/book/entities.js';
import type { RecordedEvent } from '#libs/book/events.js';
import type { BookCode, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { eventsOf, type Sources } from '#libs/views/events-of.js';

/** Everything behind what an officer owes (倒查, S26): from the open fen back to what happened, on which paper, and in whose hands. */
export interface DebtTrail {
  readonly obligationId: ObligationId;
  readonly events: readonly RecordedEvent[];
  readonly receipts: readonly ReceiptUse[];
  /** Numbers of the documents that they rest on. */
  readonly docNos: readonly string[];
  /** Whoever owes, decided, acted or approved. */
  readonly officerIds: readonly OfficerId[];
}

/** The trail of a make-up obligation, a shortage or off-book money, as the book knew it. Answers UNKNOWN for none of them. */
export async function debtTrail(sources: Sources, book: BookCode, obligationId: ObligationId, asked?: number): Promise<DebtTrail> {
  const asOfSeq = await sources.views.seqSeen(book, asked);
  const own = await eventsOf(sources, book, { kind: 'obligation', id: obligationId }, { asOfSeq });
  if (own.length === 0) unknown('obligation', obligationId);
  const found = new Map(own.map((event) => [event.seq, event]));
  for (const entity of mattersOf(own)) {
    for (const event of await eventsOf(sources, book, entity, { asOfSeq })) found.set(event.seq, event);
  }
  const events = [...found.values()].toSorted((a, b) => a.seq - b.seq);
  return {
    obligationId,
    events,
    receipts: events.flatMap(({ data }) => ('receipt' in data && typeof data.receipt === 'object' ? [data.receipt] : [])),
    docNos: [...new Set(events.flatMap(docNosOf))],
    officerIds: [...new Set(events.flatMap(peopleOf))],
  };
}

/** What a debt came of: the case of a reduction, the payments that are short, and the entries about it. */
function mattersOf(own: readonly RecordedEvent[]): readonly EntityRef[] {
  const matters = own.flatMap(({ type, data }): readonly EntityRef[] => {
    switch (type) {
      case 'MakeUpObligationOpened':
        return [{ kind: 'reduction case', id: data.caseId }];
      case 'CustodyShortageConfirmed':
        return data.lines.map(({ paymentId }) => ({ kind: 'payment', id: paymentId }));
      case 'OffBookCollectionEstablished':
        return [{ kind: 'payment', id: data.obligationId }];
      case 'AccountabilityEntryRaised':
        return [{ kind: 'accountability entry', id: data.entryId }];
      default:
        return [];
    }
  });
  return matters;
}

/** Under whatever name an event has the number of a document. */
function docNosOf({ data, evidence }: RecordedEvent): readonly string[] {
  const named = Object.entries(data).flatMap(([field, value]) => (/(docNo|slipNo|stmtRef)$/i.test(field) && typeof value === 'string' ? [value] : []));
  return [...named, ...evidence.map(({ docNo }) => docNo)];
}

function peopleOf({ actor, approvals, data }: RecordedEvent): readonly OfficerId[] {
  const deciders = 'deciders' in data ? data.deciders.map(({ officerId }) => officerId) : [];
  const named = 'officerId' in data ? [data.officerId] : [];
  // What the book does by itself at the day's turn is nobody's act.
  const acting = actor.role === 'BOOK' ? [] : [actor.officerId];
  return [...named, ...deciders, ...acting, ...approvals.map(({ officerId }) => officerId)];
}
