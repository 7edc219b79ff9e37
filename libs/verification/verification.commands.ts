import { row } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import { type ResolveDiscrepancy, resolveDiscrepancy, verificationOf } from './resolve-discrepancy.js';
import { type VerifyTickets, verifyTickets } from './verify-tickets.js';

export const verificationCommands = {
  VerifyTickets: row<VerifyTickets>({
    slice: 'verification',
    ...{ zh: '核票', en: 'Verify the tickets of a month', route: 'POST /units/:unitId/verifications' },
    by: ['COUNTY_VERIFIER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    on: ({ on }) => on,
    decide: verifyTickets,
  }),
  ResolveDiscrepancy: row<ResolveDiscrepancy>({
    slice: 'verification',
    ...{ zh: '处理核票差异', en: 'Resolve a discrepancy', route: 'POST /verifications/:verificationId/resolution' },
    by: ['REVIEWER'],
    approvedBy: ['COUNTY_VERIFIER'],
    concerns: (book, { verificationId }) => verificationOf(book, verificationId).holders.map(({ officerId }) => officerId),
    unit: (book, { verificationId }) => verificationOf(book, verificationId).unitId,
    subject: (book, { verificationId }) => ({ kind: 'verification', id: verificationId, seq: verificationOf(book, verificationId).seq }),
    versioned: true,
    on: ({ on }) => on,
    decide: resolveDiscrepancy,
  }),
};
