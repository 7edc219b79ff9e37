import { PAYEE_GROUNDS, type PayeeGround, STOP_CAUSES, type StopCause } from '#libs/benefits/benefits.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountToken, DocNo, EnrolId, MeetingId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFlag, IsId, IsOneOf, IsWhole } from './fields.js';

export class ApplyForBenefitRequest extends CommandBody {
  @IsCode() readonly policyId!: PolicyId;
  @IsId() readonly beneficiaryId!: PartyId;
  @IsCode() readonly villageId!: UnitId;
  @IsDay() readonly on!: IsoDate;
}

/** About one enrolment, on a day. */
class EnrolmentRequest extends CommandBody {
  @IsId() readonly enrolId!: EnrolId;
  @IsDay() readonly on!: IsoDate;
}

export class ReviewInVillageRequest extends EnrolmentRequest {
  @IsId() readonly meetingId!: MeetingId;
  @IsWhole({ from: 1, to: 100 }) readonly motionNo!: number;
}

export class ReviewInTownshipRequest extends EnrolmentRequest {
  @IsFlag() readonly pass!: boolean;
}

export class ConfirmEntitlementRequest extends EnrolmentRequest {
  @IsDay() readonly eligibleFrom!: IsoDate;
  @IsDocNo() readonly certDocNo!: DocNo;
}

export class RefuseEntitlementRequest extends EnrolmentRequest {
  @IsDocNo() readonly docNo!: DocNo;
}

export class StopBenefitRequest extends EnrolmentRequest {
  @IsOneOf(STOP_CAUSES) readonly cause!: StopCause;
  @IsDay() readonly effectiveOn!: IsoDate;
  @IsDocNo() readonly docNo!: DocNo;
}

export class RegisterPayeeRequest extends EnrolmentRequest {
  @IsId() readonly payeeId!: PartyId;
  @IsOneOf(PAYEE_GROUNDS) readonly ground!: PayeeGround;
  @IsDocNo() readonly docNo!: DocNo;
}

export class ChangePayeeAccountRequest extends EnrolmentRequest {
  @IsId() readonly accountToken!: AccountToken;
}
