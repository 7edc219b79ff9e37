import { ENROLMENT_STATES, PAYEE_GROUNDS, STOP_CAUSES } from '#libs/benefits/benefits.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole } from './shown.js';

const STEPS = ['BenefitApplied', 'VillageReviewed', 'TownshipReviewed', 'CountyConfirmed', 'CountyRefused', 'BenefitStopped', 'PayeeRegistered', 'PayeeAccountChanged'];

/** What was done, by whom, on which paper or in which meeting. */
export class EnrolmentStepAnswer {
  @ShownCode(STEPS) readonly step!: string;
  @ShownDay() readonly on!: string;
  @ShownText('O-06') readonly officerId!: string;
  @ShownFlag() readonly pass!: boolean;
  @Maybe() @ShownText() readonly meetingId?: string;
  @Maybe() @ShownText('安和卫确〔2015〕1号') readonly docNo?: string;
}

export class StopAnswer {
  @ShownCode(STOP_CAUSES) readonly cause!: string;
  @ShownDay() readonly effectiveOn!: string;
  @ShownText('临江〔2015〕3号') readonly docNo!: string;
}

export class PayeeAnswer {
  @ShownText() readonly payeeId!: string;
  /** Missing where the beneficiary himself is paid. */
  @Maybe() @ShownCode(PAYEE_GROUNDS) readonly ground?: string;
  @Maybe() @ShownText('临公证〔2015〕8号') readonly docNo?: string;
  @Maybe() @ShownText('测*') readonly maskedName?: string;
}

export class PayeeAccountAnswer {
  @ShownText() readonly accountToken!: string;
  @ShownText('O-30') readonly requestedBy!: string;
  @ShownText('O-06') readonly approvedBy!: string;
  @ShownDay() readonly on!: string;
}

export class EnrolmentAnswer {
  @ShownText() readonly enrolId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownText('AWARD') readonly policyId!: string;
  @ShownText() readonly beneficiaryId!: string;
  @Maybe() @ShownText('测*') readonly maskedName?: string;
  @ShownCode(ENROLMENT_STATES) readonly state!: string;
  @ShownList(() => EnrolmentStepAnswer) readonly steps!: readonly EnrolmentStepAnswer[];
  @Maybe() @ShownDay() readonly eligibleFrom?: string;
  @Maybe() @ShownGroup(() => StopAnswer) readonly stop?: StopAnswer;
  @ShownGroup(() => PayeeAnswer) readonly payee!: PayeeAnswer;
  @Maybe() @ShownGroup(() => PayeeAccountAnswer) readonly account?: PayeeAccountAnswer;
}

export class EnrolmentsAnswer {
  @ShownList(() => EnrolmentAnswer) readonly enrolments!: readonly EnrolmentAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class UnpaidAnswer {
  @ShownText() readonly enrolId!: string;
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownFen() readonly fen!: number;
}

/** Who is entitled for a month and not paid for it (应享未享). */
export class EntitlementGapAnswer {
  @ShownText('AWARD') readonly policyId!: string;
  @ShownMonth() readonly month!: string;
  @ShownWhole('应享人数 / entitled persons') readonly entitledCount!: number;
  @ShownFen('应享金额 / what they are entitled to') readonly entitledFen!: number;
  @ShownWhole('未享人数 / of them unpaid') readonly unpaidCount!: number;
  @ShownFen('未享金额 / what is unpaid') readonly unpaidFen!: number;
  @ShownList(() => UnpaidAnswer) readonly unpaid!: readonly UnpaidAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}
