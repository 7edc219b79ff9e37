import type { ReturnCode } from '#libs/benefits/batches.js';
import type { LineResult } from '#libs/benefits/record-bank-result.js';
import type { BatchId } from '#libs/kernel/ids.js';
import { docNoIn, fenIn, numberIn } from './cells.js';
import type { FileLine } from './file-line.js';
import { type CellReader, readTable } from './table-file.js';

/** The columns of the file in which the paying bank tells what it did. */
export const RESULT_COLUMNS = ['批次号', '行号', '金额', '结果', '退回原因', '银行流水号'] as const;

const RETURN_WORDS: Readonly<Record<string, ReturnCode>> = {
  户名不符: 'NAME_MISMATCH',
  账户已销户: 'CLOSED',
  账户冻结: 'FROZEN',
  账户未激活: 'NOT_ACTIVATED',
  账号无效: 'INVALID',
};
const OUTCOME_WORDS = { 成功: true, 退回: false } as const;

/** Reads the results of a batch; a line of another batch is a fault like any other. Amounts are in yuan. Throws FileRefused with every fault found. */
export function readBankResults(lines: readonly FileLine[], batchId: BatchId): readonly LineResult[] {
  return readTable(lines, RESULT_COLUMNS, (cell) => readLine(cell, batchId));
}

function readLine(cell: CellReader, batchId: BatchId): LineResult {
  cell.as('批次号', '不是本批次的结果', (text) => {
    if (text !== batchId) throw new Error('another batch');
  });
  const isPaid = cell.oneOf('结果', OUTCOME_WORDS);
  return { no: numberIn(cell, '行号'), fen: fenIn(cell, '金额'), bankRef: docNoIn(cell, '银行流水号'), outcome: isPaid === false ? cell.oneOf('退回原因', RETURN_WORDS) : 'PAID' };
}
