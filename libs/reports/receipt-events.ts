import type { EventOf, RecordedEvent } from '#libs/book/events.js';

/** The events that use, give back, spoil or lose receipt sheets, and what stands beside them in F3: money off the books, and corrections. */
export const RECEIPT_EVENT_TYPES = [
  'LevyPaymentCollected',
  'PaymentReversed',
  'MakeUpPaid',
  'ReceiptVoided',
  'ReceiptLossReported',
  'OffBookCollectionEstablished',
  'PaymentReallocated',
] as const;
export type ReceiptEvent = EventOf<(typeof RECEIPT_EVENT_TYPES)[number]>;

/** Those of them that are about money. */
export type PaymentEvent = Extract<ReceiptEvent, { type: 'LevyPaymentCollected' | 'PaymentReversed' }>;

export function isReceiptEvent(event: RecordedEvent): event is ReceiptEvent {
  return (RECEIPT_EVENT_TYPES as readonly string[]).includes(event.type);
}
