import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, RemittanceId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { dayIn, docNoIn, fenIn, refuseCell } from './cells.js';
import type { FileLine } from './file-line.js';
import { type CellReader, readTable } from './table-file.js';

/** The columns of the county's 专户到账明细: what of a township's remittances its bank statement shows as arrived. */
export const CREDIT_COLUMNS = ['解缴凭单号', '代收日期', '到账金额', '到账日期', '银行流水号'] as const;

/** One credit: of the remittance sent under a slip, or of what the bank itself took in on a day. */
export interface ListedCredit {
  readonly line: number;
  readonly slipNo?: DocNo;
  readonly takenInOn?: IsoDate;
  readonly fen: Fen;
  readonly creditedOn: IsoDate;
  readonly stmtRef: DocNo;
}

/** Reads a 专户到账明细. Throws FileRefused with every fault found; a row names a slip or a day, not both. */
export function readCountyCredits(lines: readonly FileLine[]): readonly ListedCredit[] {
  return readTable(lines, CREDIT_COLUMNS, (cell, { line }) => ({
    ...{ line, ...remittanceIn(cell) },
    ...{ fen: fenIn(cell, '到账金额'), creditedOn: dayIn(cell, '到账日期'), stmtRef: docNoIn(cell, '银行流水号') },
  }));
}

function remittanceIn(cell: CellReader): Pick<ListedCredit, 'slipNo' | 'takenInOn'> {
  const [hasSlip, hasDay] = [cell.text('解缴凭单号') !== '', cell.text('代收日期') !== ''];
  if (hasSlip !== hasDay) return hasSlip ? { slipNo: docNoIn(cell, '解缴凭单号') } : { takenInOn: dayIn(cell, '代收日期') };
  return cell.as('解缴凭单号', '解缴凭单号与代收日期须填且只填一项', refuseCell);
}

/** The remittance of a unit that a credit belongs to, one that is still on the way if there is one. Refuses UNKNOWN. */
export function remittanceFor(book: Book, unitId: UnitId, { slipNo, takenInOn }: ListedCredit): RemittanceId {
  const meant = [...book.custody.remittances.values()].filter(
    (one) => one.unitId === unitId && (slipNo === undefined ? one.kind === 'DIRECT' && one.sentOn === takenInOn : one.slipNo === slipNo),
  );
  const onTheWay = meant.find(({ state }) => state === 'SENT') ?? meant[0];
  return onTheWay?.remittanceId ?? unknown('remittance', slipNo ?? String(takenInOn));
}
