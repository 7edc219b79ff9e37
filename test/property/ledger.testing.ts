import type { RecordedEvent } from '#libs/book/events.js';
import type { AccountCode } from '#libs/journal/chart.js';
import { journalOf, type PostedLine } from '#libs/journal/posting-rules.js';

interface LedgerLine extends PostedLine {
  readonly periodId: string;
}

/** The journal of a history, posted as it grows; kept apart from the book's own state, which it is compared with. */
export class Ledger {
  private readonly lines: LedgerLine[] = [];
  private posted = 0;

  /** Posts what the events have more than before. */
  upTo(events: readonly RecordedEvent[]): this {
    for (const event of events.slice(this.posted)) {
      for (const line of journalOf(event)) this.lines.push({ ...line, periodId: event.periodId ?? 'none' });
    }
    this.posted = events.length;
    return this;
  }

  /** The sum of the lines with all of these marks; fen, debit positive. */
  sum(marks: Partial<LedgerLine> & { readonly account: AccountCode }): number {
    const wanted = Object.entries(marks);
    return this.lines.filter((line) => wanted.every(([mark, value]) => line[mark as keyof LedgerLine] === value)).reduce((all, { fen }) => all + fen, 0);
  }

  /** The sums at the end of every month with postings, in order. */
  monthEnds(marks: Partial<LedgerLine> & { readonly account: AccountCode }): readonly number[] {
    const months = [...new Set(this.lines.map(({ periodId }) => periodId))].toSorted();
    let balance = 0;
    return months.map((periodId) => {
      balance += this.sum({ ...marks, periodId });
      return balance;
    });
  }
}
