import { ENTRY_RESULTS } from '#libs/accountability/accountability.js';
import { CASE_STATES, LINE_STATES } from '#libs/accountability/obligations.js';
import { REDUCTION_KINDS, REDUCTION_REASONS, REDUCTION_SOURCES, UNAUTHORISED_BASES } from '#libs/accountability/reductions.js';
import { VIOLATION_CODES } from '#libs/accountability/violations.js';
import { RecordedEventAnswer } from '../commands/command-answer.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownText, ShownTexts, ShownWhole } from './shown.js';

export class DeciderAnswer {
  @ShownText('O-07') readonly officerId!: string;
  @ShownWhole('分担比例，万分之 / basis points') readonly shareBp!: number;
}

class RequestAnswer {
  @ShownText('O-06') readonly by!: string;
  @ShownDay() readonly on!: string;
  @ShownCode(REDUCTION_REASONS) readonly reasonCode!: string;
}

class AuthorityAnswer {
  @ShownText('990000') readonly authorityUnitId!: string;
  @ShownText('安和批〔2015〕6号') readonly docNo!: string;
  @ShownText('省政令第1号') readonly legalBasisDocNo!: string;
  @ShownText() readonly meetingId!: string;
  @ShownWhole() readonly motionNo!: number;
}

/** What an officer owes of an obligation, and what became of it. */
export class ObligationLineAnswer extends DeciderAnswer {
  @ShownFen() readonly principalFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen('已补足 / made up') readonly paidFen!: number;
  @ShownFen('已核销 / written off') readonly writtenOffFen!: number;
  @ShownFen('已恢复为缴款人债务 / owed by the payer again') readonly reinstatedFen!: number;
  @ShownFen('因撤销而解除 / released by a revocation') readonly releasedFen!: number;
  @ShownFen('未补足本金 / open principal') readonly openPrincipalFen!: number;
  @ShownFen('未补足滞纳金 / open late fee') readonly openLateFeeFen!: number;
  @ShownCode(LINE_STATES) readonly state!: string;
}

export class ObligationAnswer {
  @ShownText() readonly obligationId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownCode(['LOWERED_BY', 'WAIVED_BY']) readonly rule!: string;
  @ShownDay() readonly openedOn!: string;
  @ShownDay() readonly dueOn!: string;
  /** The year of the due day has no calendar yet. */
  @ShownFlag() readonly dueProvisional!: boolean;
  @ShownList(() => ObligationLineAnswer) readonly lines!: readonly ObligationLineAnswer[];
}

export class ReductionAnswer {
  @ShownText() readonly caseId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('L31') readonly levyId!: string;
  @ShownCode(REDUCTION_KINDS) readonly kind!: string;
  @ShownCode(REDUCTION_SOURCES) readonly source!: string;
  @ShownFen() readonly principalFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownList(() => DeciderAnswer) readonly deciders!: readonly DeciderAnswer[];
  @Maybe() @ShownDay() readonly tookEffectOn?: string;
  @ShownCode(CASE_STATES) readonly state!: string;
  @Maybe() @ShownGroup(() => RequestAnswer) readonly request?: RequestAnswer;
  @Maybe() @ShownGroup(() => AuthorityAnswer) readonly authority?: AuthorityAnswer;
  @Maybe() @ShownText('安和复〔2015〕6号') readonly refusalDocNo?: string;
  @Maybe() @ShownCode(UNAUTHORISED_BASES) readonly basis?: string;
}

export class ReductionPage {
  @ShownList(() => ReductionAnswer) readonly reductions!: readonly ReductionAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

class EntrySourceAnswer {
  @Maybe() @ShownText() readonly levyId?: string;
  @Maybe() @ShownText() readonly paymentId?: string;
  @Maybe() @ShownText() readonly caseId?: string;
  @Maybe() @ShownText() readonly obligationId?: string;
  @Maybe() @ShownText() readonly unitId?: string;
  @Maybe() @ShownText() readonly periodId?: string;
}

class StatementAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownDay() readonly on!: string;
  @ShownText() readonly vaultId!: string;
}

class ClosureAnswer {
  @ShownCode(ENTRY_RESULTS) readonly result!: string;
  @ShownText('安和纪〔2015〕2号') readonly docNo!: string;
  @ShownDay() readonly on!: string;
}

/** A fact with the rule that it falls under; no finding against anybody. */
export class EntryAnswer {
  @ShownText() readonly entryId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly raisedOn!: string;
  @ShownCode(VIOLATION_CODES) readonly violationCode!: string;
  @ShownText('擅自提高或降低收费标准') readonly titleZh!: string;
  /** A: decree 281; B: decree 427. */
  @ShownTexts() readonly articles!: readonly string[];
  @ShownTexts() readonly officerIds!: readonly string[];
  @ShownFen() readonly fen!: number;
  @ShownGroup(() => EntrySourceAnswer) readonly source!: EntrySourceAnswer;
  @ShownList(() => StatementAnswer) readonly statements!: readonly StatementAnswer[];
  @Maybe() @ShownGroup(() => ClosureAnswer) readonly closed?: ClosureAnswer;
}

export class EntryPage {
  @ShownList(() => EntryAnswer) readonly entries!: readonly EntryAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

/** A case with all that came of it. */
export class ReductionDetail extends ReductionAnswer {
  @Maybe() @ShownGroup(() => ObligationAnswer) readonly obligation?: ObligationAnswer;
  @ShownList(() => EntryAnswer) readonly entries!: readonly EntryAnswer[];
}

class SheetAnswer {
  @ShownText('PJ-326') readonly bookId!: string;
  @ShownWhole() readonly no!: number;
  @ShownFen() readonly fen!: number;
}

/** What an officer owes of one obligation, and everything behind it (倒查). */
export class OfficerObligationAnswer extends ObligationLineAnswer {
  @ShownText() readonly obligationId!: string;
  @ShownText() readonly caseId!: string;
  @ShownText('L31') readonly levyId!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownList(() => RecordedEventAnswer) readonly events!: readonly RecordedEventAnswer[];
  @ShownList(() => SheetAnswer) readonly receipts!: readonly SheetAnswer[];
  /** Numbers of the documents that they rest on. */
  @ShownTexts() readonly docNos!: readonly string[];
  /** Whoever decided, asked, approved, paid or recorded. */
  @ShownTexts() readonly officerIds!: readonly string[];
}

export class OfficerObligationsAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownFen() readonly openPrincipalFen!: number;
  @ShownFen() readonly openLateFeeFen!: number;
  @ShownFen() readonly openFen!: number;
  @ShownList(() => OfficerObligationAnswer) readonly obligations!: readonly OfficerObligationAnswer[];
  @ShownList(() => EntryAnswer) readonly entries!: readonly EntryAnswer[];
}
