import { CASH_PLACES, type CashPlace, OFF_BOOK_BASES, type OffBookBasis } from '#libs/custody/claims.js';
import type { CashLine } from '#libs/custody/lots.js';
import { BOUNCE_REASONS, LINES_LIMIT } from '#libs/custody/remittances.js';
import type { RemittanceLine } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, LevyId, ObligationId, OfficerId, PaymentId, PolicyId, RemittanceId, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsGroups, IsId, IsIdOrCode, IsOneOf, Optional } from './fields.js';

export class CashLineRequest implements CashLine {
  @IsId() readonly paymentId!: PaymentId;
  @IsFen() readonly fen!: Fen;
}

export class HandOverCashRequest extends CommandBody {
  @IsCode() readonly cashierId!: OfficerId;
  @IsGroups(() => CashLineRequest, { most: LINES_LIMIT, uniqueBy: 'paymentId' }) readonly lines!: readonly CashLineRequest[];
  @IsDay() readonly on!: IsoDate;
}

export class BankCashRequest extends CommandBody {
  @IsGroups(() => CashLineRequest, { most: LINES_LIMIT, uniqueBy: 'paymentId' }) readonly lines!: readonly CashLineRequest[];
  @IsCode() readonly accountId!: AccountId;
  @IsDocNo() readonly slipNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class RemittanceLineRequest implements RemittanceLine {
  @IsId() readonly sourceId!: PaymentId;
  @IsFen() readonly principalFen!: Fen;
  @IsFen() readonly lateFeeFen!: Fen;
}

export class DraftRemittanceRequest extends CommandBody {
  /** A source that stands twice is no malformed list: it is REMIT_DOUBLE, and recorded. */
  @IsGroups(() => RemittanceLineRequest, { most: LINES_LIMIT }) readonly lines!: readonly RemittanceLineRequest[];
  @IsDay() readonly on!: IsoDate;
}

export class SendRemittanceRequest extends CommandBody {
  @IsId() readonly remittanceId!: RemittanceId;
  @IsCode() readonly fromAccountId!: AccountId;
  @IsCode() readonly toAccountId!: AccountId;
  @IsDocNo() readonly slipNo!: DocNo;
  @IsDay() readonly sentOn!: IsoDate;
}

export class CancelRemittanceRequest extends CommandBody {
  @IsId() readonly remittanceId!: RemittanceId;
}

export class BounceRemittanceRequest extends CommandBody {
  @IsId() readonly remittanceId!: RemittanceId;
  @IsOneOf(BOUNCE_REASONS) readonly reasonCode!: (typeof BOUNCE_REASONS)[number];
  @IsDay() readonly on!: IsoDate;
}

export class ConfirmCountyCreditRequest extends CommandBody {
  @IsId() readonly remittanceId!: RemittanceId;
  @IsFen() readonly fen!: Fen;
  @IsDay() readonly creditedOn!: IsoDate;
  @IsDocNo() readonly stmtRef!: DocNo;
}

export class PayOverToTreasuryRequest extends CommandBody {
  @IsFen() readonly fen!: Fen;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class RecordUnidentifiedRequest extends CommandBody {
  @IsDocNo() readonly bankRef!: DocNo;
  @IsCode() readonly accountId!: AccountId;
  @IsFen() readonly fen!: Fen;
  @IsDay() readonly creditedOn!: IsoDate;
}

export class ConfirmShortageRequest extends CommandBody {
  @IsCode() readonly officerId!: OfficerId;
  @IsOneOf(CASH_PLACES) readonly place!: CashPlace;
  @IsGroups(() => CashLineRequest, { most: LINES_LIMIT, uniqueBy: 'paymentId' }) readonly lines!: readonly CashLineRequest[];
  @IsDay() readonly on!: IsoDate;
}

export class EstablishOffBookCollectionRequest extends CommandBody {
  @IsCode() readonly officerId!: OfficerId;
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsIdOrCode() readonly levyId?: LevyId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
  @IsFen() readonly fen!: Fen;
  @IsDay() readonly takenOn!: IsoDate;
  @Optional() @IsDocNo() readonly claimedReceiptNo?: DocNo;
  @IsOneOf(OFF_BOOK_BASES) readonly basis!: OffBookBasis;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class RecoverShortageRequest extends CommandBody {
  @IsId() readonly obligationId!: ObligationId;
  @IsFen() readonly fen!: Fen;
  @IsCode() readonly accountId!: AccountId;
  @IsDocNo() readonly slipNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
