import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { ENFORCEMENT_RESULTS, type EnforcementResult, REVOKERS, type Revoker } from '#libs/levy/proceedings.js';
import { CommandBody } from './command.request.js';
import { IsDay, IsDocNo, IsGroups, IsIdOrCode, IsOneOf } from './fields.js';
import { DueLineRequest, INSTALMENT_LIMIT } from './levy.requests.js';

export class ApproveInstalmentPlanRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsDay() readonly appliedOn!: IsoDate;
  @IsDocNo() readonly docNo!: DocNo;
  @IsGroups(() => DueLineRequest, { most: INSTALMENT_LIMIT, uniqueBy: 'n' }) readonly lines!: readonly DueLineRequest[];
}

export class DemandPaymentRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

class CourtStepRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsDocNo() readonly courtDocNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class ApplyEnforcementRequest extends CourtStepRequest {}

export class AcceptEnforcementRequest extends CourtStepRequest {}

export class EndEnforcementRequest extends CourtStepRequest {
  @IsOneOf(ENFORCEMENT_RESULTS) readonly resultCode!: EnforcementResult;
}

export class CertifySettlementRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsDocNo() readonly certNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class RevokeDecisionRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsOneOf(REVOKERS) readonly by!: Revoker;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
