import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { EnrolId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { type ApplyForBenefit, applyForBenefit } from './apply-for-benefit.js';
import { type ChangePayeeAccount, changePayeeAccount } from './change-payee-account.js';
import { type ConfirmEntitlement, confirmEntitlement, type RefuseEntitlement, refuseEntitlement } from './confirm-entitlement.js';
import { enrolmentOf } from './entitlement.js';
import { type RegisterPayee, registerPayee } from './register-payee.js';
import { type ReviewInTownship, reviewInTownship } from './review-in-township.js';
import { type ReviewInVillage, reviewInVillage } from './review-in-village.js';
import { type StopBenefit, stopBenefit } from './stop-benefit.js';

interface NamesEnrolment {
  readonly enrolId: EnrolId;
}

/** An enrolment is the village's, for its own enroller and for whoever stands above him. */
const ofEnrolment = {
  slice: 'benefits',
  unit: (book: Book, { enrolId }: NamesEnrolment) => enrolmentOf(book, enrolId).villageId,
  subject: (book: Book, { enrolId }: NamesEnrolment): Subject => ({ kind: 'enrolment', id: enrolId, seq: enrolmentOf(book, enrolId).seq }),
  versioned: true,
} as const;

/** Who is paid, and where to: asked by one hand, let through by another. */
const byTwoHands = { by: ['ENROLLER'], approvedBy: ['REVIEWER'] } as const;

export const enrolmentCommands = {
  ApplyForBenefit: row<ApplyForBenefit>({
    slice: 'benefits',
    ...{ zh: '受理补助申请', en: 'Take in an application for a subsidy', route: 'POST /benefit-enrolments' },
    by: ['ENROLLER'],
    unit: (book, { villageId }) => unitOf(book.registry, villageId).unitId,
    subject: (_book, { policyId }) => ({ kind: 'policy', id: policyId }),
    on: ({ on }) => on,
    decide: applyForBenefit,
  }),
  ReviewInVillage: row<ReviewInVillage>({
    ...ofEnrolment,
    ...{ zh: '登记村级评议', en: 'Record the village’s vote', route: 'POST /benefit-enrolments/:enrolId/village-review' },
    by: ['ENROLLER'],
    on: ({ on }) => on,
    decide: reviewInVillage,
  }),
  ReviewInTownship: row<ReviewInTownship>({
    ...ofEnrolment,
    ...{ zh: '镇级审核', en: 'Review in the township', route: 'POST /benefit-enrolments/:enrolId/township-review' },
    by: ['REVIEWER'],
    on: ({ on }) => on,
    decide: reviewInTownship,
  }),
  ConfirmEntitlement: row<ConfirmEntitlement>({
    ...ofEnrolment,
    ...{ zh: '县级确认资格', en: 'Confirm an entitlement', route: 'POST /benefit-enrolments/:enrolId/confirmation' },
    by: ['COUNTY_APPROVER'],
    on: ({ on }) => on,
    decide: confirmEntitlement,
  }),
  RefuseEntitlement: row<RefuseEntitlement>({
    ...ofEnrolment,
    ...{ zh: '县级不予确认', en: 'Refuse an entitlement', route: 'POST /benefit-enrolments/:enrolId/refusal' },
    by: ['COUNTY_APPROVER'],
    on: ({ on }) => on,
    decide: refuseEntitlement,
  }),
  StopBenefit: row<StopBenefit>({
    ...ofEnrolment,
    ...{ zh: '停发补助', en: 'Stop a subsidy', route: 'POST /benefit-enrolments/:enrolId/stop' },
    by: ['REVIEWER'],
    on: ({ on }) => on,
    decide: stopBenefit,
  }),
  RegisterPayee: row<RegisterPayee>({
    ...ofEnrolment,
    ...byTwoHands,
    ...{ zh: '登记代领人', en: 'Register a guardian or heir as payee', route: 'POST /benefit-enrolments/:enrolId/payee' },
    on: ({ on }) => on,
    decide: registerPayee,
  }),
  ChangePayeeAccount: row<ChangePayeeAccount>({
    ...ofEnrolment,
    ...byTwoHands,
    ...{ zh: '变更收款账户', en: 'Change the account of a payee', route: 'POST /benefit-enrolments/:enrolId/account' },
    on: ({ on }) => on,
    decide: changePayeeAccount,
  }),
};
