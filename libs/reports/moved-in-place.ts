import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import type { LevyId, PaymentId } from '#libs/kernel/ids.js';
import type { LevyMonth } from './levy-months.js';

type Payment = EventOf<'LevyPaymentCollected'>;

/** Whom the payments of a month pay once what corrects the month counts in it: each the levy to which it was moved last (R19). */
export class MovedInPlace {
  private readonly toLevy: ReadonlyMap<PaymentId, LevyId>;
  private readonly seqs: ReadonlySet<number>;

  /** `corrections` in the order of the book. */
  constructor(corrections: readonly RecordedEvent[]) {
    const moves = corrections.filter((event) => event.type === 'PaymentReallocated');
    this.toLevy = new Map(moves.map(({ data }) => [data.paymentId, data.toLevyId]));
    this.seqs = new Set(moves.map(({ seq }) => seq));
  }

  /** The events as they would stand, had each payment been posted to its levy at once; the moves themselves tell nothing any more. */
  applied<Event extends RecordedEvent>(events: readonly Event[]): readonly Event[] {
    return events.filter(({ seq }) => !this.seqs.has(seq)).map((event) => this.moved(event));
  }

  /** The months of levies with each payment at its levy; the moves stay among the events behind a row. */
  appliedTo(months: readonly LevyMonth[], events: readonly RecordedEvent[]): readonly LevyMonth[] {
    if (this.toLevy.size === 0) return months;
    const arrived = this.applied(events).filter((event) => this.isMoved(event));
    return months.map((month) => {
      const stayed = month.within.filter((event) => !this.isMoved(event));
      const here = arrived.filter(({ data }) => data.levyId === month.atEnd.levyId);
      return { ...month, within: [...stayed, ...here].toSorted((a, b) => a.seq - b.seq) };
    });
  }

  private moved<Event extends RecordedEvent>(event: Event): Event {
    return this.isMoved(event) ? { ...event, data: { ...event.data, levyId: this.toLevy.get(event.data.paymentId) } } : event;
  }

  private isMoved(event: RecordedEvent): event is Payment {
    return event.type === 'LevyPaymentCollected' && this.toLevy.has(event.data.paymentId);
  }
}
