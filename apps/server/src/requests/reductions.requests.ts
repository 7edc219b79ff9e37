import { REDUCTION_DECISIONS } from '#libs/accountability/decide-reduction.js';
import { AUDIT_BASES } from '#libs/accountability/establish-reduction.js';
import { REDUCTION_KINDS, REDUCTION_REASONS, REDUCTION_SOURCES, type ReductionKind, type ReductionReason, type ReductionSource } from '#libs/accountability/reductions.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, CaseId, DocNo, LevyId, MeetingId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsFlag, IsGroup, IsGroups, IsId, IsIdOrCode, IsOneOf, IsWhole, Optional } from './fields.js';
import { ReceiptUseRequest } from './levy.requests.js';

/** More than a dozen do not decide together. */
const DECIDERS_LIMIT = 20;

class DeciderRequest {
  @IsCode() readonly officerId!: OfficerId;
  @IsWhole({ from: 1, to: 10_000, description: '分担比例，万分之 / basis points' }) readonly shareBp!: number;
}

class ReductionRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsOneOf(REDUCTION_KINDS) readonly kind!: ReductionKind;
  @IsFen() readonly principalFen!: Fen;
  @IsFen() readonly lateFeeFen!: Fen;
  @IsGroups(() => DeciderRequest, { most: DECIDERS_LIMIT, uniqueBy: 'officerId' }) readonly deciders!: readonly DeciderRequest[];
}

export class RequestReductionRequest extends ReductionRequest {
  @IsOneOf(REDUCTION_REASONS) readonly reasonCode!: ReductionReason;
  @Optional() @IsDay() readonly tookEffectOn?: IsoDate;
}

export class EstablishReductionRequest extends ReductionRequest {
  @IsOneOf(REDUCTION_SOURCES) readonly source!: ReductionSource;
  @IsOneOf(AUDIT_BASES) readonly basis!: (typeof AUDIT_BASES)[number];
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly tookEffectOn!: IsoDate;
}

export class DecideReductionRequest extends CommandBody {
  @IsId() readonly caseId!: CaseId;
  @IsOneOf(REDUCTION_DECISIONS) readonly decision!: (typeof REDUCTION_DECISIONS)[number];
  @IsDocNo() readonly docNo!: DocNo;
  @Optional() @IsDocNo() readonly legalBasisDocNo?: DocNo;
  @Optional() @IsId() readonly meetingId?: MeetingId;
  @Optional() @IsWhole({ from: 1, to: 100 }) readonly motionNo?: number;
  @IsDay() readonly on!: IsoDate;
}

export class PayMakeUpRequest extends CommandBody {
  @IsId() readonly obligationId!: ObligationId;
  @IsCode() readonly officerId!: OfficerId;
  @IsFen() readonly fen!: Fen;
  @Optional() @IsFen() readonly lateFeeFen?: Fen;
  @IsCode() readonly accountId!: AccountId;
  @Optional() @IsGroup(() => ReceiptUseRequest) readonly receipt?: ReceiptUseRequest;
  @IsDay() readonly paidOn!: IsoDate;
  @IsFlag() readonly afterCutoff!: boolean;
}

export class WriteOffMakeUpRequest extends CommandBody {
  @IsId() readonly obligationId!: ObligationId;
  @IsCode() readonly officerId!: OfficerId;
  @IsFen() readonly principalFen!: Fen;
  @IsFen() readonly lateFeeFen!: Fen;
  @IsDocNo() readonly docNo!: DocNo;
  @Optional() @IsDocNo() readonly disciplineDocNo?: DocNo;
  @IsDay() readonly on!: IsoDate;
}

class ReinstatedLineRequest {
  @IsCode() readonly officerId!: OfficerId;
  @IsFen() readonly principalFen!: Fen;
}

export class ReinstatePayerRequest extends CommandBody {
  @IsId() readonly obligationId!: ObligationId;
  @IsGroups(() => ReinstatedLineRequest, { most: DECIDERS_LIMIT, uniqueBy: 'officerId' }) readonly lines!: readonly ReinstatedLineRequest[];
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
