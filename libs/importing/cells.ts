import { type IsoDate, isoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import { type Code, type DocNo, isCode, isDocNo } from '#libs/kernel/ids.js';
import { fenFromYuan } from '#libs/kernel/rate.js';
import type { CellReader } from './table-file.js';

/** A day as the files write it. */
export function dayIn(cell: CellReader, column: string): IsoDate {
  return cell.as(column, '应为 YYYY-MM-DD 的日期', isoDate);
}

/** An amount in yuan with at most two decimals, as fen. */
export function fenIn(cell: CellReader, column: string): Fen {
  return cell.as(column, '应为至多两位小数的金额（元）', fenFromYuan);
}

/** A whole number, leading zeros allowed. */
export function numberIn(cell: CellReader, column: string): number {
  return cell.as(column, '应为数字', wholeNumber);
}

export function docNoIn(cell: CellReader, column: string): DocNo {
  return cell.as(column, '文号无效', (text) => (isDocNo(text) ? text : refuseCell()));
}

/** A short code such as a register number. */
export function codeIn(cell: CellReader, column: string): Code {
  return cell.as(column, '编号无效', (text) => (isCode(text) ? text : refuseCell()));
}

/** A name that may not be missing; whose it is is checked elsewhere. */
export function nameIn(cell: CellReader, column: string): string {
  return cell.as(column, '不得为空', (text) => (text === '' ? refuseCell() : text));
}

/** A whole number as it stands in a cell. Throws for anything else. */
export function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : refuseCell();
}

/** Refuses a cell without quoting it: it may name a person. */
export function refuseCell(): never {
  throw new Error('the cell is not as it should be');
}
