import { type IsoDate, isoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import { type DocNo, isCode, isDocNo, type LevyId } from '#libs/kernel/ids.js';
import { fenFromYuan } from '#libs/kernel/rate.js';
import type { DueLine } from '#libs/levy/levy.js';
import { wholeNumber } from './fee-ledger.js';
import { CellReader, readRows, readTable } from './table-file.js';

/** The payer as the township's list names him; goes to the vault, never into the book. */
export interface ListedPayer {
  readonly name: string;
  readonly idNo: string;
}

interface ListedLevy {
  readonly levyId: LevyId;
  readonly docNo: DocNo;
  readonly villageZh: string;
  readonly payer: ListedPayer;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
}

export interface ListedDecision extends ListedLevy {
  readonly standardDocNo: DocNo;
}

export interface ListedOpening extends ListedLevy {
  readonly paidBeforeFen: Fen;
  readonly reducedBeforeFen: Fen;
  readonly lateFeePaidBeforeFen: Fen;
  readonly balanceFen: Fen;
  readonly dueLines: readonly DueLine[];
}

const LEVY_COLUMNS = ['编号', '决定书文号', '村(居)', '被征收人', '公民身份号码', '决定日期', '送达日期', '应征金额', '征收标准'] as const;
export const DECISION_COLUMNS = [...LEVY_COLUMNS, '标准文号'] as const;
export const OPENING_COLUMNS = [...LEVY_COLUMNS, '累计已缴', '累计减免', '累计已缴滞纳金', '欠缴金额', '缴款期限'] as const;

const YUAN = '应为至多两位小数的金额（元）';

/** Reads a list of new decisions. Throws FileRefused with every fault found. */
export function readDecisions(csv: string): readonly ListedDecision[] {
  return readRows(readTable(csv, DECISION_COLUMNS), (cell) => ({ ...readLevy(cell), standardDocNo: cell.as('标准文号', '文号无效', docNo) }));
}

/** Reads the list of levies that the old books still show. Throws FileRefused with every fault found. */
export function readOpeningLevies(csv: string): readonly ListedOpening[] {
  return readRows(readTable(csv, OPENING_COLUMNS), (cell) => ({
    ...readLevy(cell),
    paidBeforeFen: cell.as('累计已缴', YUAN, fenFromYuan),
    reducedBeforeFen: cell.as('累计减免', YUAN, fenFromYuan),
    lateFeePaidBeforeFen: cell.as('累计已缴滞纳金', YUAN, fenFromYuan),
    balanceFen: cell.as('欠缴金额', YUAN, fenFromYuan),
    dueLines: cell.as('缴款期限', '应为 期数:日期:金额，多期以分号隔开', dueLines),
  }));
}

function readLevy(cell: CellReader): ListedLevy {
  return {
    levyId: cell.as('编号', '编号无效', levyId),
    docNo: cell.as('决定书文号', '文号无效', docNo),
    villageZh: cell.text('村(居)'),
    payer: { name: cell.text('被征收人'), idNo: cell.text('公民身份号码') },
    decidedOn: cell.as('决定日期', '应为 YYYY-MM-DD 的日期', isoDate),
    servedOn: cell.as('送达日期', '应为 YYYY-MM-DD 的日期', isoDate),
    assessedFen: cell.as('应征金额', YUAN, fenFromYuan),
    standardFen: cell.as('征收标准', YUAN, fenFromYuan),
  };
}

function docNo(text: string): DocNo {
  if (!isDocNo(text)) throw new Error(text);
  return text;
}

function levyId(text: string): LevyId {
  if (!isCode(text)) throw new Error(text);
  return text as string as LevyId;
}

function dueLines(text: string): readonly DueLine[] {
  return text.split(';').map((part) => {
    const [n = '', dueOn = '', yuan = ''] = part.split(':');
    return { n: wholeNumber(n), dueOn: isoDate(dueOn), principalFen: fenFromYuan(yuan) };
  });
}
