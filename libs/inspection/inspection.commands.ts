import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { ClueId, OrderId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { type DeliverRecovery, deliverRecovery } from './deliver-recovery.js';
import { clueOf, type DisposeClue, disposeClue } from './dispose-clue.js';
import { type IssueRecoveryOrder, issueRecoveryOrder, orderOf } from './issue-recovery-order.js';
import { type OpenAudit, openAudit } from './open-audit.js';
import { type ReceiveRecovery, receiveRecovery } from './receive-recovery.js';
import { type ReferClue, referClue } from './refer-clue.js';

const aboutClue = (book: Book, { clueId }: { readonly clueId: ClueId }): Subject => ({ kind: 'clue', id: clueId, seq: clueOf(book, clueId).seq });
const aboutOrder = (book: Book, { orderId }: { readonly orderId: OrderId }): Subject => ({ kind: 'recovery order', id: orderId, seq: orderOf(book, orderId).seq });

export const inspectionCommands = {
  ReferClue: row<ReferClue>({
    slice: 'inspection',
    ...{ zh: '移送问题线索', en: 'Refer a clue to the inspectors', route: 'POST /clues' },
    by: ['INSPECTOR', 'AUDITOR'],
    unit: (book, { entryIds }) => entryIds.map((entryId) => book.accountability.entries.get(entryId)?.unitId).find((unitId) => unitId !== undefined) ?? book.county,
    subject: (_book, { entryIds }) => ({ kind: 'accountability entry', id: entryIds[0] ?? 'none' }),
    on: ({ on }) => on,
    ofNoPeriod: true,
    decide: referClue,
  }),
  DisposeClue: row<DisposeClue>({
    slice: 'inspection',
    ...{ zh: '线索处置', en: 'Dispose of a clue', route: 'POST /clues/:clueId/disposals' },
    by: ['INSPECTOR'],
    unit: (book, { clueId }) => clueOf(book, clueId).unitId,
    subject: aboutClue,
    versioned: true,
    on: ({ on }) => on,
    ofNoPeriod: true,
    decide: disposeClue,
  }),
  IssueRecoveryOrder: row<IssueRecoveryOrder>({
    slice: 'inspection',
    ...{ zh: '作出追缴决定', en: 'Order that money be recovered', route: 'POST /clues/:clueId/recovery-orders' },
    by: ['INSPECTOR'],
    concerns: (_book, { officerId }) => [officerId],
    unit: (book, { clueId }) => clueOf(book, clueId).unitId,
    subject: aboutClue,
    versioned: true,
    on: ({ on }) => on,
    ofNoPeriod: true,
    decide: issueRecoveryOrder,
  }),
  ReceiveRecovery: row<ReceiveRecovery>({
    slice: 'inspection',
    ...{ zh: '追缴款到账', en: 'Book money of a recovery order', route: 'POST /recovery-orders/:orderId/receipts' },
    by: ['CASHIER'],
    concerns: (book, { orderId }) => [orderOf(book, orderId).officerId],
    unit: (book, { orderId }) => orderOf(book, orderId).unitId,
    subject: aboutOrder,
    versioned: true,
    on: ({ on }) => on,
    decide: receiveRecovery,
  }),
  DeliverRecovery: row<DeliverRecovery>({
    slice: 'inspection',
    ...{ zh: '追缴款返还或上缴', en: 'Deliver recovered money', route: 'POST /recovery-orders/:orderId/deliveries' },
    by: ['CASHIER'],
    approvedBy: ['REVIEWER'],
    concerns: (book, { orderId }) => [orderOf(book, orderId).officerId],
    unit: (book, { orderId }) => orderOf(book, orderId).unitId,
    subject: aboutOrder,
    versioned: true,
    on: ({ on }) => on,
    decide: deliverRecovery,
  }),
  OpenAudit: row<OpenAudit>({
    slice: 'inspection',
    ...{ zh: '开启查阅', en: 'Open an access to read', route: 'POST /audit-accesses' },
    by: ['INSPECTOR', 'AUDITOR'],
    unit: (book, { scope }) => (scope.unitId === undefined ? book.county : unitOf(book.registry, scope.unitId).unitId),
    subject: (book, { scope }) => ({ kind: 'unit', id: scope.unitId ?? book.county }),
    decide: openAudit,
  }),
};
