import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { type ApproveInstalmentPlan, approveInstalmentPlan } from './approve-plan.js';
import { type CertifySettlement, certifySettlement } from './certify-settlement.js';
import { type DemandPayment, demandPayment } from './demand-payment.js';
import { type AcceptEnforcement, type ApplyEnforcement, acceptEnforcement, applyEnforcement, type EndEnforcement, endEnforcement } from './enforce.js';
import { type RevokeDecision, revokeDecision } from './revoke-decision.js';

interface NamesLevy {
  readonly levyId: LevyId;
}

const levyOf = (book: Book, { levyId }: NamesLevy) => book.levies.levies.get(levyId) ?? unknown('levy', levyId);

const aboutLevy = {
  slice: 'levy',
  unit: (book: Book, command: NamesLevy) => levyOf(book, command).unitId,
  subject: (book: Book, { levyId }: NamesLevy): Subject => ({ kind: 'levy', id: levyId, seq: book.levies.levies.get(levyId)?.seq }),
  versioned: true,
} as const;

const onItsDay = { ...aboutLevy, on: ({ on }: { readonly on: IsoDate }) => on };

/** What is done about a levy besides collecting it. */
export const proceedingCommands = {
  ApproveInstalmentPlan: row<ApproveInstalmentPlan>({
    ...aboutLevy,
    ...{ zh: '批准分期缴纳', en: 'Approve an instalment plan', route: 'POST /levies/:levyId/instalment-plan' },
    by: ['COUNTY_APPROVER'],
    on: ({ appliedOn }) => appliedOn,
    decide: approveInstalmentPlan,
  }),
  DemandPayment: row<DemandPayment>({
    ...onItsDay,
    ...{ zh: '催告', en: 'Demand payment', route: 'POST /levies/:levyId/demands' },
    by: ['ACCOUNTANT'],
    decide: demandPayment,
  }),
  ApplyEnforcement: row<ApplyEnforcement>({
    ...onItsDay,
    ...{ zh: '申请法院强制执行', en: 'Apply to the court for enforcement', route: 'POST /levies/:levyId/enforcement' },
    by: ['REVIEWER'],
    decide: applyEnforcement,
  }),
  AcceptEnforcement: row<AcceptEnforcement>({
    ...onItsDay,
    ...{ zh: '法院受理执行', en: 'Record that the court took the enforcement on', route: 'POST /levies/:levyId/enforcement/acceptance' },
    by: ['REVIEWER'],
    decide: acceptEnforcement,
  }),
  EndEnforcement: row<EndEnforcement>({
    ...onItsDay,
    ...{ zh: '执行结束', en: 'Record the end of an enforcement', route: 'POST /levies/:levyId/enforcement/end' },
    by: ['REVIEWER'],
    decide: endEnforcement,
  }),
  CertifySettlement: row<CertifySettlement>({
    ...onItsDay,
    ...{ zh: '出具结清证明', en: 'Certify that a levy is settled', route: 'POST /levies/:levyId/settlement' },
    by: ['ACCOUNTANT'],
    decide: certifySettlement,
  }),
  RevokeDecision: row<RevokeDecision>({
    ...onItsDay,
    ...{ zh: '撤销征收决定', en: 'Revoke a levy decision', route: 'POST /levies/:levyId/revocation' },
    by: ['COUNTY_APPROVER'],
    approvedBy: ['REVIEWER'],
    decide: revokeDecision,
  }),
};
