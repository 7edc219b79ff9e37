import type { Month } from '#libs/kernel/dates.js';
import type { BookCode, NoticeId, ObjectionId, PayListId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type NoticeKind } from '#libs/openness/disclosure.js';
import { MATTERS, type Matter, OBJECTION_STATES } from '#libs/openness/objections.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { IsCode, IsId, IsOneOf, IsPeriod, IsQueryWhole, IsText, IsWhole, Optional } from '../requests/fields.js';

/** What somebody writes is no longer than this. */
export const TEXT_LIMIT_CHARACTERS = 2_000;
/** A name, and how to reach its bearer. */
export const REPORTER_LIMIT_CHARACTERS = 200;

export class PublicPath {
  @IsCode() readonly book!: BookCode;
}

export class PublicNoticePath extends PublicPath {
  @IsId() readonly noticeId!: NoticeId;
}

export class PublicObjectionPath extends PublicPath {
  @IsId() readonly objectionId!: ObjectionId;
}

export class NoticePath {
  @IsId() readonly noticeId!: NoticeId;
}

export class ObjectionPath {
  @IsId() readonly objectionId!: ObjectionId;
}

export class OfUnitQuery {
  @IsCode() readonly unitId!: UnitId;
}

export class OfMonthQuery extends OfUnitQuery {
  /** This month where it is left out. */
  @Optional() @IsPeriod() readonly month?: Month;
}

export class ChannelQuery {
  @Optional() @IsOneOf(NOTICE_CHANNELS) readonly channel?: NoticeChannel;
}

export class DraftQuery extends ChannelQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsOneOf(NOTICE_KINDS) readonly kind!: NoticeKind;
  @Optional() @IsId() readonly listId?: PayListId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
  @Optional() @IsPeriod() readonly from?: Month;
  @Optional() @IsPeriod() readonly to?: Month;
  @Optional() @IsPeriod() readonly month?: Month;
}

export class PublicObjectionRequest {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsId() readonly noticeId?: NoticeId;
  @Optional() @IsWhole({ from: 1, to: 1_000_000 }) readonly no?: number;
  @IsOneOf(MATTERS) readonly matter!: Matter;
  @IsText({ most: TEXT_LIMIT_CHARACTERS }) readonly text!: string;
  @Optional() @IsText({ most: REPORTER_LIMIT_CHARACTERS }) readonly reporter?: string;
}

export class TextRequest {
  @IsText({ most: 10_000 }) readonly text!: string;
}

export class ObjectionsQuery extends OfUnitQuery {
  @Optional() @IsOneOf(OBJECTION_STATES) readonly state?: (typeof OBJECTION_STATES)[number];
  @Optional() @IsId() readonly after?: ObjectionId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}
