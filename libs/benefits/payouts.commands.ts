import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PayListId, RecoveryId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { type ApprovePayList, approvePayList } from './approve-pay-list.js';
import { type CancelLine, cancelLine } from './cancel-line.js';
import { type EstablishOverpayment, establishOverpayment } from './establish-overpayment.js';
import { payListOf } from './pay-list.js';
import { type PreparePayList, preparePayList } from './prepare-pay-list.js';
import { type ReceiveQuota, receiveQuota } from './receive-quota.js';
import { batchOf, type RecordBankResult, recordBankResult } from './record-bank-result.js';
import { type RepayOverpayment, type ReturnRecoveredFunds, repayOverpayment, returnRecoveredFunds, type WriteOffRecovery, writeOffRecovery } from './recover-overpayment.js';
import { recoveryOf } from './recovery.js';
import { type ReissueLine, reissueLine } from './reissue-line.js';
import { accountApprovers, type SubmitBatch, submitBatch } from './submit-batch.js';

interface OfList {
  readonly listId: PayListId;
  readonly on: IsoDate;
}

interface OfRecovery {
  readonly recoveryId: RecoveryId;
  readonly on: IsoDate;
}

const ofList = {
  slice: 'benefits',
  unit: (book: Book, { listId }: OfList) => payListOf(book, listId).unitId,
  subject: (book: Book, { listId }: OfList): Subject => ({ kind: 'pay list', id: listId, seq: book.payouts.lists.get(listId)?.seq }),
  versioned: true,
  on: ({ on }: OfList) => on,
} as const;

const ofRecovery = {
  slice: 'benefits',
  unit: (book: Book, { recoveryId }: OfRecovery) => recoveryOf(book, recoveryId).unitId,
  subject: (book: Book, { recoveryId }: OfRecovery): Subject => ({ kind: 'recovery', id: recoveryId, seq: book.payouts.recoveries.get(recoveryId)?.seq }),
  versioned: true,
  on: ({ on }: OfRecovery) => on,
} as const;

export const payoutCommands = {
  ReceiveQuota: row<ReceiveQuota>({
    slice: 'benefits',
    ...{ zh: '下达用款额度', en: 'Let a township pay out so much under a subsidy', route: 'POST /quotas' },
    by: ['COUNTY_FINANCE'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { policyId }) => ({ kind: 'policy', id: policyId }),
    on: ({ on }) => on,
    decide: receiveQuota,
  }),
  PreparePayList: row<PreparePayList>({
    slice: 'benefits',
    ...{ zh: '编制发放清册', en: 'Prepare a list of who is to be paid', route: 'POST /pay-lists' },
    by: ['ENROLLER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { policyId }) => ({ kind: 'policy', id: policyId }),
    on: ({ on }) => on,
    decide: preparePayList,
  }),
  ApprovePayList: row<ApprovePayList>({
    ...ofList,
    ...{ zh: '审定发放清册', en: 'Approve a list whose notice has run', route: 'POST /pay-lists/:listId/approval' },
    by: ['REVIEWER'],
    approvedBy: ['UNIT_HEAD'],
    // Who prepared it neither reviews nor approves it (domain rules 3.8).
    concerns: (book, { listId }) => [payListOf(book, listId).preparedBy],
    decide: approvePayList,
  }),
  CancelLine: row<CancelLine>({
    ...ofList,
    ...{ zh: '停发', en: 'Cancel a line of a list', route: 'POST /pay-lists/:listId/cancelled-lines' },
    by: ['REVIEWER'],
    approvedBy: ['UNIT_HEAD'],
    decide: cancelLine,
  }),
  SubmitBatch: row<SubmitBatch>({
    ...ofList,
    ...{ zh: '提交代发批次', en: 'Send approved lines to the bank', route: 'POST /pay-lists/:listId/batches' },
    by: ['ACCOUNTANT'],
    approvedBy: ['COUNTY_FINANCE'],
    concerns: accountApprovers,
    decide: submitBatch,
  }),
  RecordBankResult: row<RecordBankResult>({
    slice: 'benefits',
    ...{ zh: '登记代发结果', en: 'Record what the bank did with lines of a batch', route: 'POST /batches/:batchId/results' },
    by: ['BANK', 'COUNTY_FINANCE'],
    unit: (book, { batchId }) => batchOf(book, batchId).unitId,
    subject: (book, { batchId }) => ({ kind: 'payment batch', id: batchId, seq: batchOf(book, batchId).seq }),
    versioned: true,
    on: ({ on }) => on,
    decide: recordBankResult,
  }),
  ReissueLine: row<ReissueLine>({
    ...ofList,
    ...{ zh: '补发', en: 'Pay a returned line again', route: 'POST /pay-lists/:listId/reissued-lines' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    decide: reissueLine,
  }),
  EstablishOverpayment: row<EstablishOverpayment>({
    slice: 'benefits',
    ...{ zh: '认定多发补贴', en: 'Establish that money paid was not due', route: 'POST /recoveries' },
    by: ['REVIEWER', 'AUDITOR'],
    unit: (book, { lines: [first] }) => (first === undefined ? book.county : payListOf(book, first.listId).unitId),
    subject: (_book, { lines: [first] }) => ({ kind: 'pay list', id: first?.listId ?? 'none' }),
    on: ({ on }) => on,
    decide: establishOverpayment,
  }),
  RepayOverpayment: row<RepayOverpayment>({
    ...ofRecovery,
    ...{ zh: '收回多发补贴', en: 'Record what a person gave back', route: 'POST /recoveries/:recoveryId/repayments' },
    by: ['ACCOUNTANT'],
    decide: repayOverpayment,
  }),
  ReturnRecoveredFunds: row<ReturnRecoveredFunds>({
    ...ofRecovery,
    ...{ zh: '退回追回资金', en: 'Return recovered money to the quota or to finance', route: 'POST /recoveries/:recoveryId/returns' },
    by: ['CASHIER'],
    approvedBy: ['REVIEWER'],
    decide: returnRecoveredFunds,
  }),
  WriteOffRecovery: row<WriteOffRecovery>({
    ...ofRecovery,
    ...{ zh: '核销应追回补贴', en: 'Write off what cannot be recovered', route: 'POST /recoveries/:recoveryId/write-off' },
    by: ['COUNTY_APPROVER'],
    approvedBy: ['COUNTY_FINANCE'],
    decide: writeOffRecovery,
  }),
};
