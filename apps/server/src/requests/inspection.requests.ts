import { AUDIT_PURPOSES, type AuditPurpose, CLUE_WAYS, type ClueWay, DELIVERED_TO, type DeliveredTo, ORDER_KINDS, type OrderKind } from '#libs/inspection/inspection.js';
import { AUDIT_HOURS_LIMIT } from '#libs/inspection/open-audit.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, ClueId, DocNo, EntryId, LevyId, ObligationId, OfficerId, OrderId, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsFlag, IsGroup, IsId, IsIdOrCode, IsIds, IsOneOf, IsPeriod, IsWhole, Optional } from './fields.js';
import { ReceiptUseRequest } from './levy.requests.js';

const CLUE_LIMIT_ENTRIES = 100;

export class ReferClueRequest extends CommandBody {
  @IsIds({ most: CLUE_LIMIT_ENTRIES }) readonly entryIds!: readonly EntryId[];
  @IsDay() readonly on!: IsoDate;
}

export class DisposeClueRequest extends CommandBody {
  @IsId() readonly clueId!: ClueId;
  @IsOneOf(CLUE_WAYS) readonly way!: ClueWay;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class IssueRecoveryOrderRequest extends CommandBody {
  @IsId() readonly clueId!: ClueId;
  @IsCode() readonly officerId!: OfficerId;
  @IsFen() readonly fen!: Fen;
  @IsOneOf(ORDER_KINDS) readonly kind!: OrderKind;
  @IsDocNo() readonly docNo!: DocNo;
  @Optional() @IsId() readonly obligationId?: ObligationId;
  @IsDay() readonly on!: IsoDate;
}

class RecoveryMoneyRequest extends CommandBody {
  @IsId() readonly orderId!: OrderId;
  @IsFen() readonly fen!: Fen;
  @IsCode() readonly accountId!: AccountId;
  @IsDocNo() readonly slipNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class ReceiveRecoveryRequest extends RecoveryMoneyRequest {
  @Optional() @IsGroup(() => ReceiptUseRequest) readonly receipt?: ReceiptUseRequest;
  @Optional() @IsFlag() readonly afterCutoff?: boolean;
}

export class DeliverRecoveryRequest extends RecoveryMoneyRequest {
  @IsOneOf(DELIVERED_TO) readonly to!: DeliveredTo;
}

class AuditScopeRequest {
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsCode() readonly officerId?: OfficerId;
  @Optional() @IsIdOrCode() readonly levyId?: LevyId;
  @Optional() @IsPeriod() readonly periodId?: Month;
}

export class OpenAuditRequest extends CommandBody {
  @IsOneOf(AUDIT_PURPOSES) readonly purposeCode!: AuditPurpose;
  @IsGroup(() => AuditScopeRequest) readonly scope!: AuditScopeRequest;
  @Optional() @IsId() readonly clueId?: ClueId;
  @Optional() @IsDocNo() readonly docNo?: DocNo;
  @IsWhole({ from: 1, to: AUDIT_HOURS_LIMIT }) readonly hours!: number;
}
