import type { EventType } from '#libs/book/events.js';

/** What an entry of the journal is called, by the event behind it: every event that moves money. */
export const ENTRY_TITLES: { readonly [T in EventType]?: string } = {
  LevyDecisionImported: '录入征收决定',
  OpeningLevyTaken: '录入期初征收',
  LevyPaymentCollected: '收款',
  PaymentReversed: '收款冲销',
  LevyDecisionRevoked: '撤销征收决定',
  PaymentReallocated: '收款更正',
  RefundApproved: '批准退付',
  RefundPaid: '退付',
  CashHandedToCashier: '交款给出纳',
  CashBanked: '现金存入银行',
  RemittanceSent: '解缴',
  RemittanceBounced: '解缴退回',
  CountyCreditConfirmed: '入账确认',
  CustodyShortageConfirmed: '确认短款',
  OffBookCollectionEstablished: '账外收款追认',
  ShortageRecovered: '短款追回',
  UnidentifiedReceiptRecorded: '待查入账',
  TreasuryPaidOver: '缴入国库',
};
