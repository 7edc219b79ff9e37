import { row } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import { type ConfirmShortage, confirmShortage } from './confirm-shortage.js';
import { type EstablishOffBookCollection, establishOffBook } from './establish-off-book.js';
import { unitOfFirst } from './held-payment.js';
import { claimOf, type RecoverShortage, recoverShortage } from './recover-shortage.js';

export const claimCommands = {
  ConfirmShortage: row<ConfirmShortage>({
    slice: 'custody',
    ...{ zh: '确认短款', en: 'Confirm that cash is short', route: 'POST /shortages' },
    by: ['REVIEWER', 'COUNTY_VERIFIER'],
    concerns: (_book, { officerId }) => [officerId],
    unit: (book, { lines }) => unitOfFirst(book, lines[0]?.paymentId),
    subject: (_book, { officerId }) => ({ kind: 'officer', id: officerId }),
    on: ({ on }) => on,
    decide: confirmShortage,
  }),
  EstablishOffBookCollection: row<EstablishOffBookCollection>({
    slice: 'custody',
    ...{ zh: '账外收款追认', en: 'Establish money taken off the books', route: 'POST /off-book-collections' },
    by: ['INSPECTOR', 'AUDITOR'],
    concerns: (_book, { officerId }) => [officerId],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { officerId }) => ({ kind: 'officer', id: officerId }),
    on: ({ on }) => on,
    decide: establishOffBook,
  }),
  RecoverShortage: row<RecoverShortage>({
    slice: 'custody',
    ...{ zh: '短款追回', en: 'Book what an officer pays in of what he owes', route: 'POST /obligations/:obligationId/recoveries' },
    by: ['CASHIER'],
    // A cashier who owes it does not say himself that he has paid.
    concerns: (book, { obligationId }) => [claimOf(book, obligationId).officerId],
    unit: (book, { obligationId }) => claimOf(book, obligationId).unitId,
    subject: (book, { obligationId }) => ({ kind: 'obligation', id: obligationId, seq: claimOf(book, obligationId).seq }),
    versioned: true,
    on: ({ on }) => on,
    decide: recoverShortage,
  }),
};
