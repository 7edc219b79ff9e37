import type { BatchId } from '#libs/kernel/ids.js';
import { readBankResults } from './bank-results.js';
import { csvLines } from './file-lines.js';
import { FileRefused } from './file-refused.js';

const read = (...rows: readonly string[]) => readBankResults(csvLines(['批次号,行号,金额,结果,退回原因,银行流水号', ...rows].join('\n')), 'batch-1' as BatchId);

function faultsOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof FileRefused) return error.faults.map(({ line, column }) => [line, column]);
    throw error;
  }
  return [];
}

it('reads what the bank paid and what came back', () =>
  expect(read('batch-1,1,480.00,成功,,LS001', 'batch-1,2,480,退回,户名不符,LS002')).toEqual([
    { no: 1, fen: 480_00, bankRef: 'LS001', outcome: 'PAID' },
    { no: 2, fen: 480_00, bankRef: 'LS002', outcome: 'NAME_MISMATCH' },
  ]));

it('tells every fault by line and column', () =>
  expect(faultsOf(() => read('batch-2,1,480.00,成功,,LS001', 'batch-1,x,480.001,不详,,', 'batch-1,3,480.00,退回,别的,LS003'))).toEqual([
    [2, '批次号'],
    [3, '结果'],
    [3, '行号'],
    [3, '金额'],
    [3, '银行流水号'],
    [4, '退回原因'],
  ]));
