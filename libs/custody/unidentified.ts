import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, LevyId, PaymentId } from '#libs/kernel/ids.js';

/** A credit of which the bank's statement does not say whose it is stands in 2307.03 until it is matched or refunded (R7). */
export type UnidentifiedEvent =
  | { type: 'UnidentifiedReceiptRecorded'; data: { paymentId: PaymentId; bankRef: DocNo; accountId: AccountId; fen: Fen } }
  /** The payment of the same append, which keeps the credit's id, says what it was found to be, and posts it. */
  | { type: 'UnidentifiedReceiptMatched'; data: { paymentId: PaymentId; bankRef: DocNo; levyId: LevyId; fen: Fen } };
