import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Code, NoticeId, ObjectionId, OfficerId, PayListId, PolicyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { COLUMNS, type Column, NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from '#libs/openness/disclosure.js';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '#libs/openness/notices.js';
import {
  DISCLOSURE_REASONS,
  type DisclosureReason,
  INTAKE_CHANNELS,
  type IntakeChannel,
  MATTERS,
  type Matter,
  OBJECTION_RESULTS,
  type ObjectionResult,
  REJECTION_REASONS,
  type RejectionReason,
} from '#libs/openness/objections.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsCodes, IsDay, IsGroup, IsId, IsOneOf, IsPeriod, IsSha256, IsSomeOf, IsWhole, Optional } from './fields.js';
import { TextRefRequest } from './meetings.requests.js';

/** The number of a line of a list. */
const LINE_NOS = { from: 1, to: 1_000_000 };
/** More officers are named in no opinion. */
const NAMED_LIMIT = 20;

export class PostNoticeRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsOneOf(NOTICE_KINDS) readonly kind!: NoticeKind;
  @Optional() @IsId() readonly listId?: PayListId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
  @Optional() @IsPeriod() readonly from?: Month;
  @Optional() @IsPeriod() readonly to?: Month;
  @Optional() @IsPeriod() readonly month?: Month;
  @IsSomeOf(NOTICE_CHANNELS) readonly channels!: readonly NoticeChannel[];
  @IsSomeOf(COLUMNS) readonly columns!: readonly Column[];
  @IsSha256() readonly listHash!: Sha256Hex;
  @Optional() @IsCode() readonly placeCode?: Code;
  @Optional() @IsSha256() readonly photoSha256?: Sha256Hex;
}

export class CloseNoticeRequest extends CommandBody {
  @IsId() readonly noticeId!: NoticeId;
  @IsDay() readonly on!: IsoDate;
}

export class WithdrawNoticeRequest extends CloseNoticeRequest {
  @IsOneOf(WITHDRAWAL_REASONS) readonly reasonCode!: WithdrawalReason;
}

export class SubmitObjectionRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsId() readonly noticeId?: NoticeId;
  @Optional() @IsWhole(LINE_NOS) readonly no?: number;
  @IsOneOf(INTAKE_CHANNELS) readonly channel!: IntakeChannel;
  @IsOneOf(MATTERS) readonly matter!: Matter;
  @IsGroup(() => TextRefRequest) readonly textRef!: TextRefRequest;
  @Optional() @IsGroup(() => TextRefRequest) readonly reporterRef?: TextRefRequest;
  @IsCodes({ most: NAMED_LIMIT }) readonly namedOfficerIds!: readonly OfficerId[];
  @IsDay() readonly on!: IsoDate;
}

class ObjectionStepRequest extends CommandBody {
  @IsId() readonly objectionId!: ObjectionId;
  @IsDay() readonly on!: IsoDate;
}

export class AcceptObjectionRequest extends ObjectionStepRequest {
  @IsCodes({ most: NAMED_LIMIT }) readonly namedOfficerIds!: readonly OfficerId[];
}

export class RejectObjectionRequest extends ObjectionStepRequest {
  @IsOneOf(REJECTION_REASONS) readonly reasonCode!: RejectionReason;
}

export class AnswerObjectionRequest extends ObjectionStepRequest {
  @IsOneOf(OBJECTION_RESULTS) readonly result!: ObjectionResult;
  @IsGroup(() => TextRefRequest) readonly answerRef!: TextRefRequest;
}

export class EscalateObjectionRequest extends ObjectionStepRequest {}

export class CloseObjectionRequest extends ObjectionStepRequest {}

export class DiscloseReporterRequest extends CommandBody {
  @IsId() readonly objectionId!: ObjectionId;
  @IsOneOf(DISCLOSURE_REASONS) readonly reasonCode!: DisclosureReason;
}
