import type { NoticeId, ObjectionId, UnitId } from '#libs/kernel/ids.js';
import { IsCode, IsId, IsOneOf, IsQueryWhole, Optional } from '../requests/fields.js';

const ON = ['1'];

export class PageQuery {
  /** Where the house keeps several. */
  @Optional() @IsCode() readonly book?: string;
  @Optional() @IsOneOf(ON) readonly screen?: string;
  @Optional() @IsOneOf(ON) readonly poster?: string;
}

export class ArchiveQuery {
  @Optional() @IsCode() readonly book?: string;
  @Optional() @IsQueryWhole({ from: 1, to: 999 }) readonly page?: number;
}

export class UnitPagePath {
  @IsCode() readonly unitId!: UnitId;
}

export class NoticePagePath {
  @IsId() readonly noticeId!: NoticeId;
}

export class NumberQuery {
  @Optional() @IsCode() readonly book?: string;
  @Optional() @IsId() readonly number?: string;
}

export class NewObjectionQuery {
  @Optional() @IsCode() readonly book?: string;
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsId() readonly noticeId?: NoticeId;
}

export class ObjectionPagePath {
  @IsId() readonly objectionId!: ObjectionId;
}
