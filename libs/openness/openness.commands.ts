import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId, ObjectionId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { type DiscloseReporter, discloseReporter } from './disclose-reporter.js';
import { type CloseNotice, closeNotice, noticeOf, type WithdrawNotice, withdrawNotice } from './end-notice.js';
import {
  type AcceptObjection,
  type AnswerObjection,
  acceptObjection,
  answerObjection,
  type CloseObjection,
  closeObjection,
  type EscalateObjection,
  escalateObjection,
  type RejectObjection,
  rejectObjection,
} from './handle-objection.js';
import { objectionOf } from './objection.js';
import { type PostNotice, postNotice } from './post-notice.js';
import { type SubmitObjection, submitObjection } from './submit-objection.js';

interface NamesObjection {
  readonly objectionId: ObjectionId;
}

const ofNotice = {
  slice: 'openness',
  by: ['NOTICE_OFFICER'],
  unit: (book: Book, { noticeId }: { readonly noticeId: NoticeId }) => noticeOf(book, noticeId).unitId,
  subject: (book: Book, { noticeId }: { readonly noticeId: NoticeId }): Subject => ({ kind: 'notice', id: noticeId, seq: noticeOf(book, noticeId).seq }),
  versioned: true,
  on: ({ on }: { readonly on: IsoDate }) => on,
} as const;

/** It is the unit's that handles it: after an escalation that above the one against which it was raised. */
const ofObjection = {
  slice: 'openness',
  unit: (book: Book, { objectionId }: NamesObjection) => objectionOf(book, objectionId).handledBy,
  subject: (book: Book, { objectionId }: NamesObjection): Subject => ({ kind: 'objection', id: objectionId, seq: objectionOf(book, objectionId).seq }),
  versioned: true,
} as const;

const handled = { ...ofObjection, by: ['HANDLER'], on: ({ on }: { readonly on: IsoDate }) => on } as const;

export const opennessCommands = {
  PostNotice: row<PostNotice>({
    slice: 'openness',
    ...{ zh: '发布公示', en: 'Post a notice', route: 'POST /notices' },
    by: ['NOTICE_OFFICER'],
    approvedBy: ['SUPERVISOR'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    decide: postNotice,
  }),
  CloseNotice: row<CloseNotice>({
    ...ofNotice,
    ...{ zh: '公示期满', en: 'Close a notice that has run', route: 'POST /notices/:noticeId/closing' },
    approvedBy: ['SUPERVISOR'],
    decide: closeNotice,
  }),
  WithdrawNotice: row<WithdrawNotice>({
    ...ofNotice,
    ...{ zh: '撤回公示', en: 'Withdraw a notice', route: 'POST /notices/:noticeId/withdrawal' },
    decide: withdrawNotice,
  }),
  SubmitObjection: row<SubmitObjection>({
    slice: 'openness',
    ...{ zh: '提出异议或意见', en: 'Raise an objection or an opinion', route: 'POST /objections' },
    by: ['PUBLIC', 'HANDLER', 'NOTICE_OFFICER', 'SUPERVISOR', 'ENROLLER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    on: ({ on }) => on,
    decide: submitObjection,
  }),
  AcceptObjection: row<AcceptObjection>({
    ...handled,
    ...{ zh: '受理异议', en: 'Accept an objection', route: 'POST /objections/:objectionId/acceptance' },
    decide: acceptObjection,
  }),
  RejectObjection: row<RejectObjection>({
    ...handled,
    ...{ zh: '不予受理', en: 'Reject an objection', route: 'POST /objections/:objectionId/rejection' },
    decide: rejectObjection,
  }),
  AnswerObjection: row<AnswerObjection>({
    ...handled,
    ...{ zh: '答复异议', en: 'Answer an objection', route: 'POST /objections/:objectionId/answers' },
    decide: answerObjection,
  }),
  EscalateObjection: row<EscalateObjection>({
    ...handled,
    ...{ zh: '提请上级办理', en: 'Bring an objection before the unit above', route: 'POST /objections/:objectionId/escalation' },
    by: ['HANDLER', 'SUPERVISOR'],
    decide: escalateObjection,
  }),
  CloseObjection: row<CloseObjection>({
    ...handled,
    ...{ zh: '办结异议', en: 'Close an objection', route: 'POST /objections/:objectionId/closing' },
    decide: closeObjection,
  }),
  // Asked of every post: whoever may not know is told so by the rule, and that he tried stands in the book.
  DiscloseReporter: row<DiscloseReporter>({
    ...ofObjection,
    ...{ zh: '查看提出人', en: 'Ask who raised an objection', route: 'POST /objections/:objectionId/reporter-disclosures' },
    by: ROLE_NAMES.filter((role) => role !== 'INSPECTOR'),
    decide: discloseReporter,
  }),
};
