import { LEDGER_COLUMNS } from '#libs/importing/fee-ledger.js';
import { DECISION_COLUMNS } from '#libs/importing/levy-lists.js';
import { checkCharacter } from '#libs/vault/resident-id.js';

/** The identity number of nobody: area 990000 belongs to no place. */
export function idNoOf(n: number): string {
  const digits = `99000019700101${String(n).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

/** A line of a list of decisions: levy L<n> of 100 yuan against somebody of 东湖村, served on the day on which the county opens its book. */
export function decisionLine(n: number, more: { readonly docNo?: string; readonly villageZh?: string; readonly yuan?: string; readonly name?: string } = {}): string {
  const { docNo = `安社征决字〔2015〕${n}号`, villageZh = '东湖村', yuan = '100.00', name = `测试${n}` } = more;
  return [`L${n}`, docNo, villageZh, name, idNoOf(n), '2015-02-27', '2015-03-02', yuan, yuan, '安统〔2015〕1号'].join();
}

export function decisionsCsv(...lines: readonly string[]): Buffer {
  return Buffer.from([DECISION_COLUMNS.join(), ...lines, ''].join('\n'));
}

/** A line of a fee ledger: levy L<n> pays so many yuan in cash on a sheet. */
export function ledgerLine(n: number, no: number, yuan = '10.00', on = '2015-03-02'): string {
  return [on, `安社征决字〔2015〕${n}号`, '东湖村', no, yuan, '0.00', '现金', '', ''].join();
}

export function ledgerCsv(...lines: readonly string[]): Buffer {
  return Buffer.from([LEDGER_COLUMNS.join(), ...lines, ''].join('\n'));
}
