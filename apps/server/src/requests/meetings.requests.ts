import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, Sha256Hex, TextId, UnitId } from '#libs/kernel/ids.js';
import { BODY_NAMES, type Body, VOTING_METHODS, type VotingMethod } from '#libs/meetings/meetings.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsCodes, IsDay, IsFlag, IsGroup, IsGroups, IsId, IsOneOf, IsSha256, IsWhole } from './fields.js';

/** Where the vault keeps a text. */
export class TextRefRequest {
  @IsId() readonly vaultId!: TextId;
  @IsSha256() readonly hmac!: Sha256Hex;
}

const MEMBERS = { from: 0, to: 10_000 };

class MotionRequest {
  @IsWhole({ from: 1, to: 100 }) readonly n!: number;
  @IsGroup(() => TextRefRequest) readonly textRef!: TextRefRequest;
  @IsFlag() readonly decidesMoney!: boolean;
  @IsOneOf(VOTING_METHODS) readonly method!: VotingMethod;
  @IsWhole(MEMBERS) readonly forCount!: number;
  @IsWhole(MEMBERS) readonly againstCount!: number;
  @IsWhole(MEMBERS) readonly abstainCount!: number;
  @IsCodes({ most: 100 }) readonly recused!: readonly OfficerId[];
}

export class RecordMeetingRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsOneOf(BODY_NAMES) readonly body!: Body;
  @IsDay() readonly heldOn!: IsoDate;
  @IsCode() readonly chairId!: OfficerId;
  @IsWhole(MEMBERS) readonly eligible!: number;
  @IsWhole(MEMBERS) readonly present!: number;
  @IsGroups(() => MotionRequest, { most: 100, uniqueBy: 'n' }) readonly motions!: readonly MotionRequest[];
}
