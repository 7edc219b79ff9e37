import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PaymentId, RemittanceId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { type BankCash, bankCash } from './bank-cash.js';
import { type BounceRemittance, bounceRemittance } from './bounce-remittance.js';
import { type CancelRemittance, cancelRemittance } from './cancel-remittance.js';
import { type ConfirmCountyCredit, confirmCountyCredit } from './confirm-county-credit.js';
import { type DraftRemittance, draftRemittance } from './draft-remittance.js';
import { type HandOverCash, handOverCash } from './hand-over-cash.js';
import { unitOfFirst } from './held-payment.js';
import { type PayOverToTreasury, payOverToTreasury } from './pay-over-to-treasury.js';
import { type RecordUnidentified, recordUnidentified } from './record-unidentified.js';
import { remittanceOf } from './remittance.js';
import { type SendRemittance, sendRemittance } from './send-remittance.js';

interface NamesRemittance {
  readonly remittanceId: RemittanceId;
}

const ofRemittance = {
  slice: 'custody',
  unit: (book: Book, { remittanceId }: NamesRemittance) => remittanceOf(book, remittanceId).unitId,
  subject: (book: Book, { remittanceId }: NamesRemittance): Subject => ({ kind: 'remittance', id: remittanceId, seq: book.custody.remittances.get(remittanceId)?.seq }),
  versioned: true,
} as const;

const ofCash = {
  slice: 'custody',
  unit: (book: Book, { lines }: { readonly lines: HandOverCash['lines'] }) => unitOfFirst(book, lines[0]?.paymentId),
  subject: (_book: Book, { lines }: { readonly lines: HandOverCash['lines'] }) => subjectPayment(lines[0]?.paymentId),
  on: ({ on }: { readonly on: IsoDate }) => on,
} as const;

function subjectPayment(paymentId: PaymentId | undefined): Subject {
  return { kind: 'payment', id: paymentId ?? 'none' };
}

export const custodyCommands = {
  HandOverCash: row<HandOverCash>({
    ...ofCash,
    ...{ zh: '现金交出纳', en: 'Hand cash over to the cashier', route: 'POST /cash-handovers' },
    by: ['COLLECTOR'],
    approvedBy: ['CASHIER'],
    counterpart: (_book, { cashierId }) => cashierId,
    decide: handOverCash,
  }),
  BankCash: row<BankCash>({
    ...ofCash,
    ...{ zh: '现金缴存', en: 'Pay cash into the transit account', route: 'POST /cash-deposits' },
    by: ['CASHIER'],
    decide: bankCash,
  }),
  DraftRemittance: row<DraftRemittance>({
    slice: 'custody',
    ...{ zh: '拟解缴单', en: 'Draft a remittance', route: 'POST /remittances' },
    by: ['CASHIER'],
    unit: (book, { lines }) => unitOfFirst(book, lines[0]?.sourceId),
    subject: (_book, { lines }) => subjectPayment(lines[0]?.sourceId),
    on: ({ on }) => on,
    decide: draftRemittance,
  }),
  SendRemittance: row<SendRemittance>({
    ...ofRemittance,
    ...{ zh: '解缴', en: 'Send a remittance', route: 'POST /remittances/:remittanceId/sending' },
    by: ['CASHIER'],
    approvedBy: ['REVIEWER'],
    on: ({ sentOn }) => sentOn,
    decide: sendRemittance,
  }),
  CancelRemittance: row<CancelRemittance>({
    ...ofRemittance,
    ...{ zh: '撤销解缴单', en: 'Cancel a drafted remittance', route: 'POST /remittances/:remittanceId/cancellation' },
    by: ['CASHIER'],
    decide: cancelRemittance,
  }),
  BounceRemittance: row<BounceRemittance>({
    ...ofRemittance,
    ...{ zh: '解缴退回', en: 'Record a bounced remittance', route: 'POST /remittances/:remittanceId/bounce' },
    by: ['CASHIER', 'BANK'],
    on: ({ on }) => on,
    decide: bounceRemittance,
  }),
  ConfirmCountyCredit: row<ConfirmCountyCredit>({
    ...ofRemittance,
    ...{ zh: '确认入账', en: 'Confirm what the county has been credited', route: 'POST /remittances/:remittanceId/credits' },
    by: ['COUNTY_FINANCE'],
    on: ({ creditedOn }) => creditedOn,
    decide: confirmCountyCredit,
  }),
  PayOverToTreasury: row<PayOverToTreasury>({
    slice: 'custody',
    ...{ zh: '缴入国库', en: 'Pay over to the treasury', route: 'POST /treasury-payments' },
    by: ['COUNTY_FINANCE'],
    unit: (book) => book.county,
    subject: (book) => ({ kind: 'unit', id: book.county }),
    on: ({ on }) => on,
    decide: payOverToTreasury,
  }),
  RecordUnidentified: row<RecordUnidentified>({
    slice: 'custody',
    ...{ zh: '登记待查款项', en: 'Record a bank credit of which the payer is unknown', route: 'POST /bank-credits' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { accountId }) => (book.registry.accounts.get(accountId) ?? refuse('ACCOUNT_NOT_REGISTERED', { accountId })).unitId,
    subject: (_book, { accountId }) => ({ kind: 'bank account', id: accountId }),
    on: ({ creditedOn }) => creditedOn,
    decide: recordUnidentified,
  }),
};
