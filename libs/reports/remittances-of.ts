import type { EventOf } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, PaymentId, RemittanceId } from '#libs/kernel/ids.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';

/** A remittance that carries money of a payment. */
export interface RemittanceOfPayment {
  readonly remittanceId: RemittanceId;
  /** Number of its bank slip; a direct remittance has none. */
  readonly slipNo?: string;
  readonly sentOn: IsoDate;
  /** When the county confirmed the last part of this payment's money. */
  readonly creditedOn?: IsoDate;
}

const TYPES = ['RemittanceSent', 'RemittanceBounced', 'CountyCreditConfirmed'] as const;
type Step = EventOf<(typeof TYPES)[number]>;
/** Payments of one statement. */
const PAYMENTS_AT_ONCE = 500;

/** By payment, the remittances that its money went out with and that did not come back, in the order of sending; as the book knew it. */
export async function remittancesOf(
  sources: Sources,
  book: BookCode,
  paymentIds: readonly PaymentId[],
  asOfSeq: number,
): Promise<ReadonlyMap<PaymentId, readonly RemittanceOfPayment[]>> {
  const steps = new Map<number, Step>();
  for (let start = 0; start < paymentIds.length; start += PAYMENTS_AT_ONCE) {
    const some = paymentIds.slice(start, start + PAYMENTS_AT_ONCE);
    const about = sources.views.reader.selectFrom('entity_event').select('seq').distinct().where('book', '=', book).where('kind', '=', 'payment').where('id', 'in', some);
    const rows = await about.where('event_type', 'in', TYPES).where('seq', '<=', asOfSeq).execute();
    const seqs = rows.map(({ seq }) => seq).filter((seq) => !steps.has(seq));
    for (const event of await eventsAt(sources, book, seqs)) steps.set(event.seq, event as Step);
  }
  return byPayment([...steps.values()].toSorted((a, b) => a.seq - b.seq));
}

function byPayment(steps: readonly Step[]): ReadonlyMap<PaymentId, readonly RemittanceOfPayment[]> {
  const found = new Map<PaymentId, readonly RemittanceOfPayment[]>();
  for (const step of steps) {
    for (const { sourceId } of step.data.lines) found.set(sourceId, after(found.get(sourceId) ?? [], step));
  }
  return found;
}

function after(known: readonly RemittanceOfPayment[], { type, data, occurredOn }: Step): readonly RemittanceOfPayment[] {
  const { remittanceId } = data;
  switch (type) {
    case 'RemittanceSent':
      return [...known, { remittanceId, sentOn: occurredOn, ...(data.kind === 'TRANSFER' ? { slipNo: data.slipNo } : {}) }];
    case 'RemittanceBounced':
      return known.filter((one) => one.remittanceId !== remittanceId);
    case 'CountyCreditConfirmed':
      return known.map((one) => (one.remittanceId === remittanceId ? { ...one, creditedOn: occurredOn } : one));
  }
}
