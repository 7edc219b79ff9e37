import type { EventOf, RecordedEvent } from '#libs/book/events.js';

/** The events that use, give back or spoil a receipt sheet, a row of F3 each, or that say that sheets are lost, a row a sheet. */
export const RECEIPT_EVENT_TYPES = ['LevyPaymentCollected', 'PaymentReversed', 'ReceiptVoided', 'ReceiptLossReported'] as const;
export type ReceiptEvent = EventOf<(typeof RECEIPT_EVENT_TYPES)[number]>;

/** Those of them that are about money. */
export type PaymentEvent = Extract<ReceiptEvent, { type: 'LevyPaymentCollected' | 'PaymentReversed' }>;

export function isPaymentEvent(event: ReceiptEvent): event is PaymentEvent {
  return event.type === 'LevyPaymentCollected' || event.type === 'PaymentReversed';
}

export function isReceiptEvent(event: RecordedEvent): event is ReceiptEvent {
  return (RECEIPT_EVENT_TYPES as readonly string[]).includes(event.type);
}
