import { row } from '#libs/book/command-row.js';
import { heldPayment } from '#libs/custody/held-payment.js';
import { type ApproveRefund, approveRefund } from './approve-refund.js';
import { type PayRefund, payRefund, refundOf } from './pay-refund.js';

export const refundCommands = {
  ApproveRefund: row<ApproveRefund>({
    slice: 'refunds',
    ...{ zh: '批准退付', en: 'Approve a refund', route: 'POST /payments/:sourceId/refunds' },
    by: ['REVIEWER'],
    approvedBy: ['COUNTY_FINANCE'],
    unit: (book, { sourceId }) => heldPayment(book, sourceId).unitId,
    subject: (book, { sourceId }) => {
      const { levyId, seq } = heldPayment(book, sourceId);
      return levyId === undefined ? { kind: 'payment', id: sourceId, seq } : { kind: 'levy', id: levyId, seq: book.levies.levies.known(levyId).seq };
    },
    versioned: true,
    on: ({ on }) => on,
    decide: approveRefund,
  }),
  PayRefund: row<PayRefund>({
    slice: 'refunds',
    ...{ zh: '支付退付款', en: 'Pay a refund', route: 'POST /refunds/:refundId/payment' },
    by: ['COUNTY_FINANCE'],
    unit: (book, { refundId }) => refundOf(book, refundId).unitId,
    subject: (book, { refundId }) => ({ kind: 'refund', id: refundId, seq: refundOf(book, refundId).seq }),
    versioned: true,
    on: ({ on }) => on,
    decide: payRefund,
  }),
};
