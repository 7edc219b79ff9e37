import type { EventOf } from '#libs/book/events.js';

/** The events that use, give back or spoil a receipt sheet: a row of F3 each. */
export const RECEIPT_EVENT_TYPES = ['LevyPaymentCollected', 'PaymentReversed', 'ReceiptVoided'] as const;
export type ReceiptEvent = EventOf<(typeof RECEIPT_EVENT_TYPES)[number]>;
