import { ENTRY_RESULTS } from '#libs/accountability/accountability.js';
import { VIOLATION_CODES } from '#libs/accountability/violations.js';
import { DEBT_KINDS } from '#libs/reports/officer-debts.js';
import { RecordedEventAnswer } from '../commands/command-answer.js';
import {
  Maybe,
  ShownCode,
  ShownCodes,
  ShownDay,
  ShownFen,
  ShownFlag,
  ShownGroup,
  ShownList,
  ShownMonth,
  ShownText,
  ShownTexts,
  ShownWhole,
  ShownWholes,
} from '../queries/shown.js';
import { CheckAnswer } from './reports.answers.js';

class MovedAnswer {
  @ShownFen('认定 / established') readonly opened!: number;
  @ShownFen('已补足或追回 / made up or recovered') readonly paid!: number;
  @ShownFen('核销 / written off') readonly writtenOff!: number;
  @ShownFen('恢复为缴款人债务 / owed by the payer again') readonly reinstated!: number;
  @ShownFen('撤销解除 / released by a revocation') readonly released!: number;
}

/** What an officer owes under one obligation. */
export class OfficerDebtAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownText() readonly obligationId!: string;
  @ShownCode(DEBT_KINDS) readonly kind!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownFen('期初本金 / principal as the month began') readonly openingFen!: number;
  @ShownGroup(() => MovedAnswer) readonly moved!: MovedAnswer;
  @ShownFen('期末本金 / principal at its end') readonly closingFen!: number;
  @ShownFen('期末滞纳金 / late fee at its end') readonly closingLateFeeFen!: number;
  @ShownFen('逾期，本金和滞纳金 / overdue, both') readonly overdueFen!: number;
  @ShownWhole('逾期分·天，除以 100 为元·天 / overdue fen-days; a hundredth of it is yuan-days') readonly overdueFenDays!: number;
  @ShownWholes() readonly seqs!: readonly number[];
}

class StatementMadeAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownDay() readonly on!: string;
}

class EntryEndAnswer {
  @ShownCode(ENTRY_RESULTS) readonly result!: string;
  @ShownText('安和纪〔2015〕2号') readonly docNo!: string;
  @ShownDay() readonly on!: string;
}

/** A fact with the rule that it falls under; no finding against anybody. */
export class EntryOfMonthAnswer {
  @ShownText() readonly entryId!: string;
  @ShownCode(VIOLATION_CODES) readonly violationCode!: string;
  @ShownText('滞留应解缴款项') readonly titleZh!: string;
  @ShownTexts() readonly articles!: readonly string[];
  @ShownTexts() readonly officerIds!: readonly string[];
  @ShownFen() readonly fen!: number;
  @ShownDay() readonly raisedOn!: string;
  @ShownFlag() readonly isNew!: boolean;
  @ShownList(() => StatementMadeAnswer) readonly statements!: readonly StatementMadeAnswer[];
  @Maybe() @ShownGroup(() => EntryEndAnswer) readonly closed?: EntryEndAnswer;
  @ShownWholes() readonly seqs!: readonly number[];
}

/** Who owes what and why in the books of a unit, at the end of a month. */
export class UnitAccountabilityAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('临江镇') readonly unitZh!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownDay() readonly on!: string;
  @ShownList(() => OfficerDebtAnswer) readonly debts!: readonly OfficerDebtAnswer[];
  @ShownList(() => EntryOfMonthAnswer) readonly entries!: readonly EntryOfMonthAnswer[];
  @ShownList(() => CheckAnswer) readonly checks!: readonly CheckAnswer[];
}

export class AccountabilityAnswer {
  @ShownList(() => UnitAccountabilityAnswer) readonly units!: readonly UnitAccountabilityAnswer[];
}

class SheetUsedAnswer {
  @ShownText('PJ-326') readonly bookId!: string;
  @ShownWhole() readonly no!: number;
  @ShownFen() readonly fen!: number;
}

export class DebtTrailAnswer {
  @ShownText() readonly obligationId!: string;
  @ShownList(() => RecordedEventAnswer) readonly events!: readonly RecordedEventAnswer[];
  @ShownList(() => SheetUsedAnswer) readonly receipts!: readonly SheetUsedAnswer[];
  @ShownTexts() readonly docNos!: readonly string[];
  @ShownTexts() readonly officerIds!: readonly string[];
}

class StatementFigures {
  @ShownFen('期初未补足本金 / make-up principal as the month began') readonly openingFen!: number;
  @ShownFen() readonly openedFen!: number;
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly writtenOffFen!: number;
  @ShownFen() readonly reinstatedFen!: number;
  @ShownFen() readonly releasedFen!: number;
  @ShownFen('期末未补足本金（1218.01） / make-up principal at its end') readonly closingFen!: number;
  @ShownFen() readonly closingLateFeeFen!: number;
  @ShownFen('期初短款及账外欠款 / shortages and off-book money as the month began') readonly claimOpeningFen!: number;
  @ShownFen() readonly claimOpenedFen!: number;
  @ShownFen() readonly claimRecoveredFen!: number;
  @ShownFen('期末短款及账外欠款（1218.02） / the same at its end') readonly claimClosingFen!: number;
  @ShownFen() readonly overdueFen!: number;
  @ShownWhole('逾期分·天 / overdue fen-days') readonly overdueFenDays!: number;
  @ShownWhole() readonly entriesNew!: number;
  @ShownWhole() readonly entriesOpen!: number;
  @ShownWhole() readonly statements!: number;
  @ShownWhole() readonly entriesClosed!: number;
}

class StatementRowAnswer extends StatementFigures {
  @ShownText('O-03') readonly officerId!: string;
  /** For who may read names. */
  @Maybe() @ShownText() readonly name?: string;
  @ShownCodes(VIOLATION_CODES) readonly violationCodes!: readonly string[];
  @ShownWholes() readonly seqs!: readonly number[];
}

/** 责任追究情况月报表. */
export class AccountabilityStatementAnswer {
  @ShownText('责任追究情况月报表') readonly titleZh!: string;
  @ShownFlag() readonly demo!: boolean;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('临江镇') readonly unitZh!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownText() readonly digest!: string;
  @ShownList(() => CheckAnswer) readonly checks!: readonly CheckAnswer[];
  @ShownList(() => StatementRowAnswer) readonly rows!: readonly StatementRowAnswer[];
  @ShownGroup(() => StatementFigures) readonly total!: StatementFigures;
}
