import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, AssignmentId, Code, DocNo, ExemptionId, OfficerId, PolicyId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import type { RateText } from '#libs/kernel/rate.js';
import { WHOLE_BP } from '#libs/kernel/shares.js';
import { type FeeTerms, LATE_FEE_METHODS, type LateFeeMethod } from '#libs/registry/fee-terms.js';
import { ACCOUNT_KINDS, type AccountKind, type Last4, LOGIN_KINDS, type LoginKind } from '#libs/registry/registry.js';
import { ROLE_NAMES, type Role } from '#libs/registry/roles.js';
import {
  DEATH_MONTH_RULES,
  type DeathMonthRule,
  DISCLOSURE_MODES,
  type DisclosureMode,
  FUNDING_SOURCES,
  type FundingShare,
  type FundingSource,
  type MonthlyRate,
  NOTICE_DAY_COUNTS,
  type NoticeDayCount,
  type SubsidyTerms,
} from '#libs/registry/subsidy-terms.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDays, IsDocNo, IsFen, IsFlag, IsGroup, IsGroups, IsId, IsMatch, IsOneOf, IsPairOf, IsPeriod, IsRate, IsTitle, IsWhole, Optional } from './fields.js';

const REGISTERED_LEVELS = ['TOWNSHIP', 'VILLAGE'] as const;
/** No law gives more than a year; bounded also since working days are counted one by one. */
const TERM_LIMIT_DAYS = 366;
/** More books than a township ever has open. */
const OVERLAP_LIMIT_BOOKS = 100;
/** More spans than a policy has years. */
const RATES_LIMIT = 120;

export class RegisterUnitRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsOneOf(REGISTERED_LEVELS) readonly level!: (typeof REGISTERED_LEVELS)[number];
  @IsTitle() readonly nameZh!: TitleZh;
  @IsCode() readonly parentId!: UnitId;
  @IsDay() readonly validFrom!: IsoDate;
}

export class RegisterAccountRequest extends CommandBody {
  @IsCode() readonly accountId!: AccountId;
  @IsOneOf(ACCOUNT_KINDS) readonly kind!: AccountKind;
  @IsCode() readonly unitId!: UnitId;
  @IsMatch('isLast4', /^\d{4}$/) readonly last4!: Last4;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly validFrom!: IsoDate;
}

export class FeeTermsRequest implements FeeTerms {
  @IsWhole({ from: 1, to: TERM_LIMIT_DAYS }) readonly payWithinDays!: number;
  @IsRate() readonly lateFeePerMille!: RateText;
  @IsOneOf(LATE_FEE_METHODS) readonly lateFeeMethod!: LateFeeMethod;
  @IsWhole({ from: 0, to: TERM_LIMIT_DAYS }) readonly recordingLagDays!: number;
  @Optional() @IsWhole({ from: 1, to: TERM_LIMIT_DAYS }) readonly demandBeforeCourtDays?: number;
  @Optional() @IsWhole({ from: 0, to: OVERLAP_LIMIT_BOOKS }) readonly overlapBooks?: number;
}

export class MonthlyRateRequest implements MonthlyRate {
  @IsPeriod() readonly from!: Month;
  @Optional() @IsPeriod() readonly to?: Month;
  @IsFen() readonly fen!: Fen;
}

export class FundingShareRequest implements FundingShare {
  @IsOneOf(FUNDING_SOURCES) readonly source!: FundingSource;
  @IsWhole({ from: 1, to: WHOLE_BP }) readonly shareBp!: number;
}

export class SubsidyTermsRequest implements SubsidyTerms {
  @IsGroups(() => MonthlyRateRequest, { most: RATES_LIMIT, uniqueBy: 'from' }) readonly rates!: readonly MonthlyRateRequest[];
  @IsGroups(() => FundingShareRequest, { most: FUNDING_SOURCES.length, uniqueBy: 'source' }) readonly split!: readonly FundingShareRequest[];
  @IsWhole({ from: 1, to: TERM_LIMIT_DAYS }) readonly noticeDays!: number;
  @IsOneOf(NOTICE_DAY_COUNTS) readonly noticeDayCount!: NoticeDayCount;
  @IsOneOf(DISCLOSURE_MODES) readonly disclosureMode!: DisclosureMode;
  @IsOneOf(DEATH_MONTH_RULES) readonly deathMonthRule!: DeathMonthRule;
  @IsFlag() readonly legacyMedicalLinked!: boolean;
  @Optional() @IsCode() readonly exclusiveGroup?: Code;
}

export class PublishPolicyRequest extends CommandBody {
  @IsCode() readonly policyId!: PolicyId;
  @IsTitle() readonly nameZh!: TitleZh;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly validFrom!: IsoDate;
  @Optional() @IsDay() readonly validTo?: IsoDate;
  /** Of a fee. */
  @Optional() @IsGroup(() => FeeTermsRequest) readonly terms?: FeeTermsRequest;
  /** Of a subsidy. */
  @Optional() @IsGroup(() => SubsidyTermsRequest) readonly subsidy?: SubsidyTermsRequest;
}

export class CloseSchemeRequest extends CommandBody {
  @IsCode() readonly policyId!: PolicyId;
  @IsDay() readonly stopCollectFrom!: IsoDate;
  @IsDocNo() readonly basisDocNo!: DocNo;
}

export class PublishCalendarYearRequest extends CommandBody {
  @IsWhole({ from: 1990, to: 2999 }) readonly year!: number;
  @IsDays({ most: 366 }) readonly daysOff!: readonly IsoDate[];
  @IsDays({ most: 366 }) readonly workDays!: readonly IsoDate[];
  @IsDocNo() readonly noticeNo!: DocNo;
}

export class AssignRoleRequest extends CommandBody {
  @IsCode() readonly officerId!: OfficerId;
  @IsOneOf(ROLE_NAMES) readonly role!: Role;
  @IsCode() readonly unitId!: UnitId;
  @IsDay() readonly from!: IsoDate;
  @IsDocNo() readonly docNo!: DocNo;
}

export class IssueLoginRequest extends CommandBody {
  @IsCode() readonly officerId!: OfficerId;
  @IsOneOf(LOGIN_KINDS) readonly loginKind!: LoginKind;
  @IsFlag() readonly renewal!: boolean;
}

export class RevokeRoleRequest extends CommandBody {
  @IsId() readonly assignmentId!: AssignmentId;
  @IsDay() readonly on!: IsoDate;
}

export class GrantSodExemptionRequest extends CommandBody {
  @IsPairOf(ROLE_NAMES) readonly pair!: readonly [Role, Role];
  @IsCode() readonly unitId!: UnitId;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly until!: IsoDate;
}

export class EndSodExemptionRequest extends CommandBody {
  @IsId() readonly exemptionId!: ExemptionId;
  @IsDay() readonly on!: IsoDate;
}
