import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import { bookedPayment, heldPayment } from '#libs/custody/held-payment.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { type CloseOpening, closeOpening } from './close-opening.js';
import { type CollectLevyPayment, collectPayment } from './collect-payment.js';
import { type ImportLevyDecision, importLevyDecision } from './import-decision.js';
import { isRecordedLate } from './late-recording.js';
import { type MatchUnidentified, matchUnidentified } from './match-unidentified.js';
import { type ReallocatePayment, reallocatePayment } from './reallocate-payment.js';
import { type ReversePayment, reversePayment } from './reverse-payment.js';
import { type TakeOpeningLevy, takeOpeningLevy } from './take-opening-levy.js';

const subjectLevy = (book: Book, levyId: LevyId | undefined, docNo?: string): Subject => {
  const levy = levyId === undefined ? undefined : book.levies.levies.get(levyId);
  return { kind: 'levy', id: levyId ?? docNo ?? 'none', seq: levy?.seq };
};

export const levyCommands = {
  ImportLevyDecision: row<ImportLevyDecision>({
    slice: 'levy',
    ...{ zh: '录入征收决定', en: 'Import a levy decision', route: 'POST /levies' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (book, { levyId, docNo }) => subjectLevy(book, levyId, docNo),
    on: ({ servedOn }) => servedOn,
    decide: importLevyDecision,
  }),
  TakeOpeningLevy: row<TakeOpeningLevy>({
    slice: 'levy',
    ...{ zh: '录入期初征收', en: 'Take over a levy from the old books', route: 'POST /opening/levies' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (book, { levyId, docNo }) => subjectLevy(book, levyId, docNo),
    on: ({ servedOn }) => servedOn,
    decide: takeOpeningLevy,
  }),
  CloseOpening: row<CloseOpening>({
    slice: 'levy',
    ...{ zh: '结束期初', en: 'Close the opening of a unit', route: 'POST /opening/closure' },
    by: ['UNIT_HEAD'],
    approvedBy: ['COUNTY_FINANCE'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    decide: closeOpening,
  }),
  CollectLevyPayment: row<CollectLevyPayment>({
    slice: 'levy',
    ...{ zh: '收款', en: 'Collect a payment', route: 'POST /levies/:levyId/payments' },
    by: ['COLLECTOR', 'BANK'],
    approvedBy: (book, command, { today }) => (isRecordedLate(book, command, today) ? ['REVIEWER'] : []),
    unit: (book, { levyId }) => (book.levies.levies.get(levyId) ?? unknown('levy', levyId)).unitId,
    subject: (book, { levyId }) => subjectLevy(book, levyId),
    versioned: true,
    on: ({ collectedOn }) => collectedOn,
    decide: collectPayment,
  }),
  ReversePayment: row<ReversePayment>({
    slice: 'levy',
    ...{ zh: '收款冲销', en: 'Reverse a payment', route: 'POST /payments/:paymentId/reversal' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { paymentId }) => bookedPayment(book, paymentId).unitId,
    concerns: (book, { paymentId }) => [bookedPayment(book, paymentId).holderOfficerId].filter((officerId) => officerId !== undefined),
    subject: (book, { paymentId }) => subjectLevy(book, bookedPayment(book, paymentId).levyId),
    versioned: true,
    on: ({ on }) => on,
    decide: reversePayment,
  }),
  ReallocatePayment: row<ReallocatePayment>({
    slice: 'levy',
    ...{ zh: '收款更正', en: 'Move a payment to the right levy', route: 'POST /payments/:paymentId/reallocation' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { paymentId }) => bookedPayment(book, paymentId).unitId,
    subject: (book, { paymentId }) => subjectLevy(book, bookedPayment(book, paymentId).levyId),
    versioned: true,
    on: ({ paymentId }, book) => bookedPayment(book, paymentId).collectedOn,
    decide: reallocatePayment,
  }),
  MatchUnidentified: row<MatchUnidentified>({
    slice: 'levy',
    ...{ zh: '待查款项认领', en: 'Match a bank credit to a levy', route: 'POST /bank-credits/:paymentId/match' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { paymentId }) => heldPayment(book, paymentId).unitId,
    subject: (book, { levyId }) => subjectLevy(book, levyId),
    versioned: true,
    on: ({ on }) => on,
    decide: matchUnidentified,
  }),
};
