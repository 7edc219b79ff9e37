import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, PaymentId, RefundId } from '#libs/kernel/ids.js';
import { REFUND_GROUNDS, REFUND_ROUTES, REFUND_TICKETS, type RefundGround, type RefundRoute, type RefundTicket } from '#libs/refunds/refunds.js';
import { CommandBody } from './command.request.js';
import { IsDay, IsDocNo, IsFen, IsId, IsOneOf, Optional } from './fields.js';

export class ApproveRefundRequest extends CommandBody {
  @IsId() readonly sourceId!: PaymentId;
  @IsFen() readonly fen!: Fen;
  @IsOneOf(REFUND_GROUNDS) readonly ground!: RefundGround;
  @IsOneOf(REFUND_ROUTES) readonly route!: RefundRoute;
  @Optional() @IsOneOf(REFUND_TICKETS) readonly ticket?: RefundTicket;
  @IsDay() readonly on!: IsoDate;
}

export class PayRefundRequest extends CommandBody {
  @IsId() readonly refundId!: RefundId;
  @IsDocNo() readonly bankRef!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
