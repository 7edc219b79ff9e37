import { type IsoDate, isoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { fenFromYuan } from '#libs/kernel/rate.js';
import type { DueLine } from '#libs/levy/due-line.js';
import { isResidentId } from '#libs/vault/resident-id.js';
import { codeIn, dayIn, docNoIn, fenIn, nameIn, refuseCell, wholeNumber } from './cells.js';
import type { FileLine } from './file-line.js';
import { type CellReader, type FileRow, readTable } from './table-file.js';

/** The payer as the township's list names him; goes to the vault, never into the book. */
export interface ListedPayer {
  readonly name: string;
  /** Resident identity number: under it the vault finds one person again, however often he is listed. */
  readonly idNo: string;
}

interface ListedLevy {
  readonly levyId: LevyId;
  readonly docNo: DocNo;
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

/** A row of a list: what goes into the book, and beside it whose it is and where. */
export interface Listed<Levy> {
  readonly line: number;
  readonly levy: Levy;
  readonly villageZh: string;
  readonly payer: ListedPayer;
}

const LEVY_COLUMNS = ['编号', '决定书文号', '村(居)', '被征收人', '公民身份号码', '决定日期', '送达日期', '应征金额', '征收标准'] as const;
export const DECISION_COLUMNS = [...LEVY_COLUMNS, '标准文号'] as const;
export const OPENING_COLUMNS = [...LEVY_COLUMNS, '累计已缴', '累计减免', '累计已缴滞纳金', '欠缴金额', '缴款期限'] as const;

/** Reads a list of new decisions. Throws FileRefused with every fault found. */
export function readDecisions(lines: readonly FileLine[]): readonly Listed<ListedDecision>[] {
  return readTable(lines, DECISION_COLUMNS, (cell, row) => listed(cell, row, { ...readLevy(cell), standardDocNo: docNoIn(cell, '标准文号') }));
}

/** Reads the list of levies that the old books still show. Throws FileRefused with every fault found. */
export function readOpeningLevies(lines: readonly FileLine[]): readonly Listed<ListedOpening>[] {
  return readTable(lines, OPENING_COLUMNS, (cell, row) => {
    const figures = {
      paidBeforeFen: fenIn(cell, '累计已缴'),
      reducedBeforeFen: fenIn(cell, '累计减免'),
      lateFeePaidBeforeFen: fenIn(cell, '累计已缴滞纳金'),
      balanceFen: fenIn(cell, '欠缴金额'),
      dueLines: cell.as('缴款期限', '应为 期数:日期:金额，多期以分号隔开', dueLines),
    };
    return listed(cell, row, { ...readLevy(cell), ...figures });
  });
}

function listed<Levy>(cell: CellReader, { line }: FileRow, levy: Levy): Listed<Levy> {
  const idNo = cell.as('公民身份号码', '号码无效', (text) => (isResidentId(text) ? text : refuseCell()));
  return { line, levy, villageZh: nameIn(cell, '村(居)'), payer: { name: nameIn(cell, '被征收人'), idNo } };
}

function readLevy(cell: CellReader): ListedLevy {
  return {
    levyId: codeIn(cell, '编号') as string as LevyId,
    docNo: docNoIn(cell, '决定书文号'),
    decidedOn: dayIn(cell, '决定日期'),
    servedOn: dayIn(cell, '送达日期'),
    assessedFen: fenIn(cell, '应征金额'),
    standardFen: fenIn(cell, '征收标准'),
  };
}

/** A levy of which nothing is owed any more has no due days. */
function dueLines(text: string): readonly DueLine[] {
  if (text === '') return [];
  return text.split(';').map((part) => {
    const [n = '', dueOn = '', yuan = ''] = part.split(':');
    return { n: wholeNumber(n), dueOn: isoDate(dueOn), principalFen: fenFromYuan(yuan) };
  });
}
