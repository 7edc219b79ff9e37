import type { EventOf } from '#libs/book/events.js';

/** The events that use, give back or spoil a receipt sheet, a row of F3 each, or that say that sheets are lost, a row a sheet. */
export const RECEIPT_EVENT_TYPES = ['LevyPaymentCollected', 'PaymentReversed', 'ReceiptVoided', 'ReceiptLossReported'] as const;
export type ReceiptEvent = EventOf<(typeof RECEIPT_EVENT_TYPES)[number]>;

/** Those of them that are about money. */
export type PaymentEvent = Extract<ReceiptEvent, { type: 'LevyPaymentCollected' | 'PaymentReversed' }>;

export function isPaymentEvent(event: ReceiptEvent): event is PaymentEvent {
  return event.type === 'LevyPaymentCollected' || event.type === 'PaymentReversed';
}
