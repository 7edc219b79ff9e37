import fc from 'fast-check';
import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { REMITTANCE_STANDINGS, remittanceStanding } from '#libs/verification/standing.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { historiesOfTickets, type Step, scaled } from './steps.testing.js';

const STEPS = 120;
const RUNS = 40;

function live(steps: readonly Step[], look: (history: History) => void = () => {}): History {
  const history = new History();
  steps.forEach((step, n) => {
    take(history, step, n);
    look(history);
  });
  return history;
}

const told = <T extends EventType>(events: readonly RecordedEvent[], wanted: T) =>
  events.filter(({ type }) => type === wanted) as readonly RecordedEvent[] as readonly EventOf<T>[];

describe('whatever becomes of the receipts of a county', () => {
  it('a MATCH equals the ledger and the bank, and a difference has its entry beside it (invariant 29)', () => {
    const law = fc.property(historiesOfTickets(STEPS), (steps) => {
      const { events } = live(steps);
      for (const { seq, data } of told(events, 'TicketsVerified')) {
        const counts = [data.receiptsFen, data.remittedFen, data.ledgerReceiptsFen, data.ledgerRemittedFen];
        expect(data.result === 'MATCH').toBe(new Set(counts).size === 1);
        const next = events[seq + 1];
        const isRaised = next?.type === 'AccountabilityEntryRaised' && next.data.source.verificationId === data.verificationId && next.data.fen > 0;
        expect(isRaised).toBe(data.result === 'DISCREPANT');
      }
    });
    fc.assert(law, scaled(RUNS));
  });

  it('a sheet that is written off had all its money at the county, and is never written on again (invariants 18, 21)', () => {
    const law = fc.property(historiesOfTickets(STEPS), (steps) => {
      const { events, book } = live(steps);
      const ended = told(events, 'ReceiptRangeWrittenOff');
      for (const { seq, data } of ended) {
        const isOnIt = (receipt: { bookId: string; no: number } | undefined) => receipt?.bookId === data.bookId && data.from <= receipt.no && receipt.no <= data.to;
        const later = events.slice(seq).filter((event) => (event.type === 'LevyPaymentCollected' || event.type === 'PaymentReversed') && isOnIt(event.data.receipt));
        expect(later).toEqual([]);
        const standing = [...book.custody.payments.values()].filter(({ receipt, reversed }) => !reversed && isOnIt(receipt));
        expect(standing.reduce((all, { receipt }) => all + (receipt?.fen ?? 0), 0)).toBe(data.totalFen);
      }
    });
    fc.assert(law, scaled(RUNS));
  });

  it('what is RECONCILED stays so (domain rules 3.4)', () => {
    const law = fc.property(historiesOfTickets(STEPS), (steps) => {
      const reconciled = new Set<string>();
      live(steps, ({ book }) => {
        for (const remittance of book.custody.remittances.values()) {
          const isReconciled = remittanceStanding(book, remittance) === 'RECONCILED';
          if (isReconciled) reconciled.add(remittance.remittanceId);
          expect(isReconciled).toBe(reconciled.has(remittance.remittanceId));
        }
      });
    });
    fc.assert(law, scaled(RUNS));
  });

  it('goes every way that there is', () => {
    const lived = fc.sample(historiesOfTickets(200), { seed: 2015, numRuns: 40 }).map((steps) => live(steps));
    const types = new Set(lived.flatMap(({ events }) => events.map(({ type }) => type)));
    const ways = ['ReceiptLossReported', 'ReceiptLossDeclared', 'ReceiptRangeWrittenOff', 'TicketsVerified', 'DiscrepancyResolved'] as const;
    expect(ways.filter((type) => !types.has(type))).toEqual([]);
    const standings = new Set(lived.flatMap(({ book }) => [...book.custody.remittances.values()].map((remittance) => remittanceStanding(book, remittance))));
    expect(REMITTANCE_STANDINGS.filter((standing) => !standings.has(standing))).toEqual([]);
    const refused = new Set(lived.flatMap(({ events }) => told(events, 'CommandRefused').map(({ data }) => data.code)));
    expect((['WRITEOFF_UNREMITTED', 'WRITEOFF_MISMATCH', 'LOSS_NOT_DECLARED'] as const).filter((code) => !refused.has(code))).toEqual([]);
  });
});
