import { LATE_FEE_METHODS } from '#libs/registry/fee-terms.js';
import { ACCOUNT_KINDS, POLICY_KINDS } from '#libs/registry/registry.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { DEATH_MONTH_RULES, DISCLOSURE_MODES, FUNDING_SOURCES, NOTICE_DAY_COUNTS } from '#libs/registry/subsidy-terms.js';
import { Maybe, ShownCode, ShownCodes, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownTexts, ShownWhole } from './shown.js';

export class UnitAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(['COUNTY', 'TOWNSHIP', 'VILLAGE']) readonly level!: string;
  @ShownText('临江镇') readonly nameZh!: string;
  @Maybe() @ShownText('990000') readonly parentId?: string;
  @ShownDay() readonly validFrom!: string;
}

export class UnitsAnswer {
  @ShownList(() => UnitAnswer) readonly units!: readonly UnitAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class PostAnswer {
  @ShownText() readonly assignmentId!: string;
  @ShownCode(ROLE_NAMES) readonly role!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly from!: string;
  @Maybe() @ShownDay() readonly revokedOn?: string;
  @ShownText('安和人〔2015〕2号') readonly docNo!: string;
}

export class OfficerAnswer {
  @ShownText('O-03') readonly officerId!: string;
  /** Missing for an officer who has no account. */
  @Maybe() @ShownText() readonly displayName?: string;
  @ShownList(() => PostAnswer) readonly posts!: readonly PostAnswer[];
}

export class OfficersAnswer {
  @ShownList(() => OfficerAnswer) readonly officers!: readonly OfficerAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class FeeTermsAnswer {
  @ShownWhole() readonly payWithinDays!: number;
  @ShownText('2') readonly lateFeePerMille!: string;
  @ShownCode(LATE_FEE_METHODS) readonly lateFeeMethod!: string;
  @ShownWhole() readonly recordingLagDays!: number;
}

export class MonthlyRateAnswer {
  @ShownMonth() readonly from!: string;
  @Maybe() @ShownMonth() readonly to?: string;
  @ShownFen('每人每月 / per person and month') readonly fen!: number;
}

export class FundingShareAnswer {
  @ShownCode(FUNDING_SOURCES) readonly source!: string;
  @ShownWhole('万分之 / basis points') readonly shareBp!: number;
}

export class SubsidyTermsAnswer {
  @ShownList(() => MonthlyRateAnswer) readonly rates!: readonly MonthlyRateAnswer[];
  @ShownList(() => FundingShareAnswer) readonly split!: readonly FundingShareAnswer[];
  @ShownWhole() readonly noticeDays!: number;
  @ShownCode(NOTICE_DAY_COUNTS) readonly noticeDayCount!: string;
  @ShownCode(DISCLOSURE_MODES) readonly disclosureMode!: string;
  @ShownCode(DEATH_MONTH_RULES) readonly deathMonthRule!: string;
  @ShownFlag() readonly legacyMedicalLinked!: boolean;
  @Maybe() @ShownText() readonly exclusiveGroup?: string;
}

/** A scheme that the county has closed; the sums stand once all that payers owed has ended. */
export class ClosureAnswer {
  @ShownDay() readonly stopCollectFrom!: string;
  @ShownText('安和政〔2021〕8号') readonly basisDocNo!: string;
  @ShownDay() readonly closedOn!: string;
  @Maybe() @ShownWhole('终止例数 / levies whose balance ended') readonly count?: number;
  @Maybe() @ShownFen('终止金额 / what they come to') readonly fen?: number;
}

export class PolicyAnswer {
  @ShownText('SMF') readonly policyId!: string;
  @ShownWhole() readonly version!: number;
  @ShownCode(POLICY_KINDS) readonly kind!: string;
  @ShownText('社会抚养费') readonly nameZh!: string;
  @ShownText('国务院令第357号') readonly docNo!: string;
  @ShownDay() readonly validFrom!: string;
  @Maybe() @ShownDay() readonly validTo?: string;
  @Maybe() @ShownGroup(() => ClosureAnswer) readonly closure?: ClosureAnswer;
  @Maybe() @ShownGroup(() => FeeTermsAnswer) readonly terms?: FeeTermsAnswer;
  @Maybe() @ShownGroup(() => SubsidyTermsAnswer) readonly subsidy?: SubsidyTermsAnswer;
}

export class PoliciesAnswer {
  @ShownList(() => PolicyAnswer) readonly policies!: readonly PolicyAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class AccountAnswer {
  @ShownText('ACC-TRANSIT') readonly accountId!: string;
  @ShownCode(ACCOUNT_KINDS) readonly kind!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('0002') readonly last4!: string;
  @ShownText('安和财〔2015〕4号') readonly docNo!: string;
  @ShownDay() readonly validFrom!: string;
}

export class AccountsAnswer {
  @ShownList(() => AccountAnswer) readonly accounts!: readonly AccountAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class ExemptionAnswer {
  @ShownText() readonly exemptionId!: string;
  @ShownCodes(ROLE_NAMES) readonly pair!: readonly string[];
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('安和人〔2015〕9号') readonly docNo!: string;
  @ShownDay() readonly until!: string;
}

export class ExemptionsAnswer {
  @ShownList(() => ExemptionAnswer) readonly exemptions!: readonly ExemptionAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

/** The county's leave, in force or run out. */
export class LeaveAnswer {
  @ShownText() readonly exemptionId!: string;
  @ShownText('安和人〔2015〕9号') readonly docNo!: string;
  @ShownDay() readonly until!: string;
}

export class CombinedPostsAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownCodes(ROLE_NAMES) readonly pair!: readonly string[];
  @ShownTexts() readonly unitIds!: readonly string[];
  @Maybe() @ShownGroup(() => LeaveAnswer) readonly exemption?: LeaveAnswer;
  @ShownFlag() readonly isAllowed!: boolean;
}

export class CombinedPostsList {
  @ShownList(() => CombinedPostsAnswer) readonly combined!: readonly CombinedPostsAnswer[];
}
