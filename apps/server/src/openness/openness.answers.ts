import type { IsoDate } from '#libs/kernel/dates.js';
import { COLUMNS, type Column, NOTICE_CHANNELS, NOTICE_KINDS } from '#libs/openness/disclosure.js';
import { NOTICE_STATES, WITHDRAWAL_REASONS } from '#libs/openness/notices.js';
import { INTAKE_CHANNELS, MATTERS, OBJECTION_RESULTS, OBJECTION_STATES, REJECTION_REASONS } from '#libs/openness/objections.js';
import { DUTY_STATES } from '#libs/periods/monthly-duties.js';
import { POLICY_KINDS } from '#libs/registry/registry.js';
import { DISCLOSURE_MODES, NOTICE_DAY_COUNTS } from '#libs/registry/subsidy-terms.js';
import { Maybe, ShownCode, ShownCodes, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownTexts, ShownWhole } from '../queries/shown.js';

export class TextRefAnswer {
  @ShownText() readonly vaultId!: string;
  @ShownText() readonly hmac!: string;
}

export class TextAnswer {
  @ShownText() readonly text!: string;
}

/** As of which event, and on which day of the book. */
class OfBook {
  @ShownFlag() readonly demo!: boolean;
  @ShownDay() readonly today!: IsoDate;
  @ShownWhole('账册事件数 / durable events of the book') readonly seq!: number;
}

export class BoardUnitAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('临江镇') readonly nameZh!: string;
  @ShownText('TOWNSHIP') readonly level!: string;
  @Maybe() @ShownText('990000') readonly parentId?: string;
}

export class BoardUnitsAnswer extends OfBook {
  @ShownList(() => BoardUnitAnswer) readonly units!: readonly BoardUnitAnswer[];
}

export class BoardNoticeAnswer {
  @ShownText() readonly noticeId!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(NOTICE_KINDS) readonly kind!: string;
  @ShownCode(DISCLOSURE_MODES) readonly mode!: string;
  @ShownCode(NOTICE_STATES) readonly state!: string;
  @ShownText() readonly listHash!: string;
  @ShownWhole() readonly rowCount!: number;
  @ShownDay() readonly postedOn!: string;
  @ShownWhole() readonly postedSeq!: number;
  @ShownDay() readonly lastDay!: string;
}

export class NoticesOnBoardAnswer extends OfBook {
  @ShownList(() => BoardNoticeAnswer) readonly notices!: readonly BoardNoticeAnswer[];
}

export class TableColumnAnswer {
  @ShownText('金额（元）') readonly zh!: string;
  @ShownText('amount, yuan') readonly en!: string;
}

export class TableRowAnswer {
  @ShownTexts() readonly cells!: readonly string[];
}

export class TableAnswer {
  @ShownList(() => TableColumnAnswer) readonly columns!: readonly TableColumnAnswer[];
  @ShownList(() => TableRowAnswer) readonly rows!: readonly TableRowAnswer[];
}

export class NoticeOnBoardAnswer extends OfBook {
  @ShownGroup(() => BoardNoticeAnswer) readonly notice!: BoardNoticeAnswer;
  @ShownGroup(() => TableAnswer) readonly table!: TableAnswer;
}

export class NoticeInFullAnswer extends BoardNoticeAnswer {
  @ShownWhole() readonly seq!: number;
  @ShownCodes(NOTICE_CHANNELS) readonly channels!: readonly string[];
  @ShownCodes(COLUMNS) readonly columns!: readonly string[];
  @ShownText('O-22') readonly postedBy!: string;
  @Maybe() @ShownText('O-23') readonly checkedBy?: string;
  @Maybe() @ShownDay() readonly endedOn?: string;
  @Maybe() @ShownCode(WITHDRAWAL_REASONS) readonly withdrawnFor?: string;
}

export class NoticesAnswer {
  @ShownList(() => NoticeInFullAnswer) readonly notices!: readonly NoticeInFullAnswer[];
}

export class NoticeShownAnswer {
  @ShownGroup(() => NoticeInFullAnswer) readonly notice!: NoticeInFullAnswer;
  @ShownGroup(() => TableAnswer) readonly table!: TableAnswer;
}

export class NoticeDraftAnswer {
  @ShownCode(DISCLOSURE_MODES) readonly mode!: string;
  @ShownCodes(COLUMNS) readonly columns!: readonly Column[];
  @ShownText() readonly listHash!: string;
  @ShownWhole() readonly rowCount!: number;
  @ShownWhole() readonly noticeDays!: number;
  @ShownCode(NOTICE_DAY_COUNTS) readonly noticeDayCount!: string;
  @ShownGroup(() => TableAnswer) readonly table!: TableAnswer;
}

const FEW_NOT_TOLD = '少于三件不列 / not told of fewer than three';

export class CasesAnswer {
  @Maybe() @ShownWhole(FEW_NOT_TOLD) readonly cases?: number;
  @Maybe() @ShownFen(FEW_NOT_TOLD) readonly fen?: number;
}

export class BoardReductionsAnswer {
  @ShownGroup(() => CasesAnswer) readonly authorised!: CasesAnswer;
  @ShownGroup(() => CasesAnswer) readonly unauthorised!: CasesAnswer;
  @Maybe() @ShownFen(FEW_NOT_TOLD) readonly madeUpFen?: number;
  @Maybe() @ShownFen(FEW_NOT_TOLD) readonly owedByOfficersFen?: number;
}

export class RemittanceStateAnswer {
  @ShownDay() readonly dueOn!: string;
  @ShownCode(DUTY_STATES) readonly state!: string;
}

export class MoneyOnBoardAnswer extends OfBook {
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly month!: string;
  @ShownFen('收缴 / collected in the month') readonly collectedFen!: number;
  @ShownFen('解缴县财政 / sent to the county in the month') readonly remittedFen!: number;
  @ShownFen('月末未解缴 / not sent') readonly unremittedFen!: number;
  @ShownGroup(() => RemittanceStateAnswer) readonly remittance!: RemittanceStateAnswer;
  @ShownGroup(() => BoardReductionsAnswer) readonly reductions!: BoardReductionsAnswer;
}

export class RateAnswer {
  @ShownMonth() readonly from!: string;
  @Maybe() @ShownMonth() readonly to?: string;
  @ShownFen('每人每月，分 / a person and month, fen') readonly fen!: number;
}

export class StandardAnswer {
  @ShownText('AWARD') readonly policyId!: string;
  @ShownCode(POLICY_KINDS) readonly kind!: string;
  @ShownText() readonly nameZh!: string;
  @ShownText() readonly docNo!: string;
  @ShownDay() readonly validFrom!: string;
  @Maybe() @ShownDay() readonly validTo?: string;
  @Maybe() @ShownList(() => RateAnswer) readonly rates?: readonly RateAnswer[];
}

export class StandardsAnswer extends OfBook {
  @ShownList(() => StandardAnswer) readonly standards!: readonly StandardAnswer[];
}

export class FeedbackRowAnswer {
  @ShownWhole() readonly no!: number;
  @ShownCode(INTAKE_CHANNELS) readonly channel!: string;
  @ShownCode(MATTERS) readonly matter!: string;
  @ShownDay() readonly receivedOn!: string;
  @Maybe() @ShownDay() readonly answeredOn?: string;
  @Maybe() @ShownCode([...OBJECTION_RESULTS, 'REJECTED']) readonly result?: string;
  @Maybe() @ShownFlag() readonly onTime?: boolean;
}

export class FeedbackAnswer extends OfBook {
  @ShownList(() => FeedbackRowAnswer) readonly rows!: readonly FeedbackRowAnswer[];
}

export class ObjectionTakenAnswer {
  @ShownText() readonly objectionId!: string;
  @ShownDay() readonly answerBy!: string;
}

export class PublicObjectionAnswer {
  @ShownCode(OBJECTION_STATES) readonly state!: string;
  @ShownDay() readonly receivedOn!: string;
  @ShownDay() readonly answerBy!: string;
  @Maybe() @ShownCode(OBJECTION_RESULTS) readonly result?: string;
  @Maybe() @ShownCode(REJECTION_REASONS) readonly rejectedFor?: string;
  @Maybe() @ShownText() readonly answer?: string;
}

export class ObjectionAnswer {
  @ShownText() readonly objectionId!: string;
  @ShownWhole() readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('LJ') readonly handledBy!: string;
  @Maybe() @ShownText() readonly noticeId?: string;
  @Maybe() @ShownText() readonly listId?: string;
  @Maybe() @ShownWhole() readonly no?: number;
  @ShownCode(INTAKE_CHANNELS) readonly channel!: string;
  @ShownCode(MATTERS) readonly matter!: string;
  @ShownCode(OBJECTION_STATES) readonly state!: string;
  @ShownFlag() readonly hasReporter!: boolean;
  @ShownDay() readonly receivedOn!: string;
  @ShownDay() readonly acceptBy!: string;
  @ShownDay() readonly answerBy!: string;
  @ShownFlag() readonly overdue!: boolean;
  @ShownCodes(OBJECTION_RESULTS) readonly results!: readonly string[];
}

export class ObjectionPage {
  @ShownList(() => ObjectionAnswer) readonly objections!: readonly ObjectionAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}
