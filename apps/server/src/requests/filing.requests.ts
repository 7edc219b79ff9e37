import { AMENDMENT_REASONS, type AmendmentReason, FILING_CHANNELS, type FilingChannel, RETURN_REASONS, type ReturnReason } from '#libs/filing/filing.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { DocNo, OfficerId, PackId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsId, IsOneOf, IsPeriod, IsSha256, IsWhole } from './fields.js';

export class PrepareReportRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly periodId!: Month;
  @IsWhole({ from: 0, to: Number.MAX_SAFE_INTEGER, description: '所据事件止于 / as of this seq' }) readonly asOfSeq!: number;
  @IsSha256() readonly sha256!: Sha256Hex;
}

export class AmendReportRequest extends PrepareReportRequest {
  @IsOneOf(AMENDMENT_REASONS) readonly reasonCode!: AmendmentReason;
}

class PackStepRequest extends CommandBody {
  @IsId() readonly packId!: PackId;
  @IsSha256() readonly sha256!: Sha256Hex;
}

export class ReviewReportRequest extends PackStepRequest {}

export class SignReportRequest extends PackStepRequest {
  @IsCode() readonly accountantId!: OfficerId;
  @IsDocNo() readonly sealRef!: DocNo;
}

export class FileReportRequest extends PackStepRequest {
  @IsOneOf(FILING_CHANNELS) readonly channel!: FilingChannel;
  @IsDay() readonly on!: IsoDate;
}

export class AcceptReportRequest extends PackStepRequest {}

export class ReturnReportRequest extends PackStepRequest {
  @IsOneOf(RETURN_REASONS) readonly reasonCode!: ReturnReason;
}
