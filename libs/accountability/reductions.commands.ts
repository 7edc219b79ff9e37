import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { CaseId, LevyId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { type DecideReduction, decideReduction } from './decide-reduction.js';
import { type EstablishReduction, establishReduction } from './establish-reduction.js';
import { caseOf, obligationOf } from './obligations.js';
import { type PayMakeUp, payMakeUp } from './pay-make-up.js';
import { type ReinstatePayer, reinstatePayer } from './reinstate-payer.js';
import { type RequestReduction, requestReduction } from './request-reduction.js';
import { forbidWriteOff, type WriteOffMakeUp, writeOffMakeUp } from './write-off-make-up.js';

interface NamesLevy {
  readonly levyId: LevyId;
}

interface NamesObligation {
  readonly obligationId: ObligationId;
}

const aboutLevy = {
  slice: 'accountability',
  unit: (book: Book, { levyId }: NamesLevy) => (book.levies.levies.get(levyId) ?? unknown('levy', levyId)).unitId,
  subject: (book: Book, { levyId }: NamesLevy): Subject => ({ kind: 'levy', id: levyId, seq: book.levies.levies.get(levyId)?.seq }),
  versioned: true,
} as const;

const aboutObligation = {
  slice: 'accountability',
  unit: (book: Book, { obligationId }: NamesObligation) => obligationOf(book, obligationId).unitId,
  subject: (book: Book, { obligationId }: NamesObligation): Subject => ({ kind: 'obligation', id: obligationId, seq: book.reductions.obligations.get(obligationId)?.seq }),
  versioned: true,
} as const;

const onItsDay = ({ on }: { readonly on: IsoDate }) => on;
const theDebtor = (_book: Book, { officerId }: { readonly officerId: OfficerId }) => [officerId];

/** Whoever lowers makes up the difference, whoever waives answers for it (domain rules 3.6). */
export const reductionCommands = {
  RequestReduction: row<RequestReduction>({
    ...aboutLevy,
    ...{ zh: '申请减免', en: 'Request a reduction', route: 'POST /levies/:levyId/reductions' },
    by: ['COLLECTOR', 'REVIEWER'],
    decide: requestReduction,
  }),
  EstablishReduction: row<EstablishReduction>({
    ...aboutLevy,
    ...{ zh: '认定擅自减免', en: 'Establish a reduction without authority', route: 'POST /levies/:levyId/reduction-findings' },
    by: ['INSPECTOR', 'AUDITOR'],
    concerns: (_book, { deciders }) => deciders.map(({ officerId }) => officerId),
    decide: establishReduction,
  }),
  DecideReduction: row<DecideReduction>({
    slice: 'accountability',
    ...{ zh: '审批减免', en: 'Decide a reduction', route: 'POST /reductions/:caseId/decision' },
    by: ['COUNTY_APPROVER'],
    unit: (book: Book, { caseId }: { readonly caseId: CaseId }) => caseOf(book, caseId).unitId,
    subject: (book, { caseId }) => ({ kind: 'reduction case', id: caseId, seq: book.reductions.cases.get(caseId)?.seq }),
    versioned: true,
    on: onItsDay,
    decide: decideReduction,
  }),
  PayMakeUp: row<PayMakeUp>({
    ...aboutObligation,
    ...{ zh: '收取责任人补足', en: 'Take a make-up payment', route: 'POST /obligations/:obligationId/payments' },
    by: ['CASHIER'],
    concerns: theDebtor,
    on: ({ paidOn }) => paidOn,
    decide: payMakeUp,
  }),
  WriteOffMakeUp: row<WriteOffMakeUp>({
    ...aboutObligation,
    ...{ zh: '核销责任款', en: 'Write off what an officer owes', route: 'POST /obligations/:obligationId/write-offs' },
    by: ['COUNTY_APPROVER'],
    forbid: forbidWriteOff,
    on: onItsDay,
    decide: writeOffMakeUp,
  }),
  ReinstatePayer: row<ReinstatePayer>({
    ...aboutObligation,
    ...{ zh: '恢复缴款人债务', en: 'Let the payer owe again', route: 'POST /obligations/:obligationId/reinstatement' },
    by: ['COUNTY_APPROVER'],
    concerns: (book, { obligationId }) => obligationOf(book, obligationId).lines.map(({ officerId }) => officerId),
    on: onItsDay,
    decide: reinstatePayer,
  }),
};
