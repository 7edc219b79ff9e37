// Makes up the townships of the sample county: three years of levies and receipts, as the files that a township keeps.
// Everything in them is fictitious; the identity numbers lie in area 990000, which is assigned to no place.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addMonths } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import { yuanText } from '#libs/kernel/rate.js';
import { beneficiariesOf } from './generate-beneficiaries.ts';
import { FIRST_DAY, LAST_DAY, LevyMaker, type MadeLevy, type MadePayment, type Township, villagesOf, workdayFrom } from './generate-township.ts';
import { Seeded } from './seeded.ts';

const SEED = 990_000;
const TOWNSHIPS: readonly Township[] = [
  { code: 'QS', nameZh: '青山镇', firstReceipt: 1_000 },
  { code: 'BH', nameZh: '白河乡', firstReceipt: 3_000 },
  { code: 'YL', nameZh: '云岭乡', firstReceipt: 5_000 },
];
/** Half a year's use (财政票据管理办法: limited issue). */
const SHEETS_OF_A_BOOK = 60;

/** Every file of the made-up townships, by its path inside the sample's folder. */
export function madeFiles(seed = SEED): ReadonlyMap<string, string> {
  const random = new Seeded(seed);
  const files = new Map<string, string>();
  for (const township of TOWNSHIPS) {
    const villages = villagesOf(township, random);
    const maker = new LevyMaker(township, villages, random);
    const [openings, decisions] = [maker.opening(), maker.decisions()];
    const add = (name: string, titles: string, rows: readonly (readonly (string | number)[])[]) =>
      files.set(`${township.code}/${name}.csv`, [titles, ...rows.map((row) => row.join(','))].map((line) => `${line}\n`).join(''));
    add('units', '单位编号,名称,级别,启用日期', [[township.code, township.nameZh, '乡镇', FIRST_DAY], ...villages.map(({ unitId, nameZh }) => [unitId, nameZh, '村', FIRST_DAY])]);
    add(
      'opening-levies',
      '编号,决定书文号,村(居),被征收人,公民身份号码,决定日期,送达日期,应征金额,征收标准,累计已缴,累计减免,累计已缴滞纳金,欠缴金额,缴款期限',
      openings.map(openingRow),
    );
    add(
      'decisions',
      '编号,决定书文号,村(居),被征收人,公民身份号码,决定日期,送达日期,应征金额,征收标准,标准文号',
      decisions.map((levy) => [...levyCells(levy), '安和价〔2011〕5号']),
    );
    const sheets = ledger(
      township,
      [...openings, ...decisions].flatMap(({ payments }) => payments),
      random,
    );
    add('receipt-books', '册号,票据种类,起号,止号,保管人,发放日期', bookRows(township));
    // Drawn last and from a source of its own, so that what was made up before stays as it is.
    const people = beneficiariesOf(township, villages, new Seeded(seed + township.firstReceipt));
    add(
      'beneficiaries',
      '村(居),姓名,公民身份号码,账号',
      people.map(({ villageZh, name, idNo, accountNo }) => [villageZh, name, idNo, accountNo]),
    );
    add('fee-ledger', '日期,决定书文号,村(居),票据号码,本金,滞纳金,缴款方式,期数,备注', sheets);
  }
  return files;
}

function levyCells({ id, docNo, villageZh, payer, idNo, decidedOn, servedOn, assessedFen }: MadeLevy): readonly string[] {
  return [id, docNo, villageZh, payer, idNo, decidedOn, servedOn, yuanText(assessedFen), yuanText(assessedFen)];
}

function openingRow(levy: MadeLevy): readonly string[] {
  const { paidBeforeFen, dueLines } = levy;
  const balanceFen = dueLines.reduce((all, { principalFen }) => all + principalFen, 0) as Fen;
  const due = dueLines.map(({ n, dueOn, principalFen }) => `${n}:${dueOn}:${yuanText(principalFen)}`).join(';');
  return [...levyCells(levy), yuanText(paidBeforeFen), '0.00', '0.00', yuanText(balanceFen), due];
}

/** A book each half-year, on its first working day. */
function bookStarts(): readonly string[] {
  return Array.from({ length: 7 }, (_, half) => workdayFrom(addMonths(FIRST_DAY, 6 * half))).filter((day) => day < LAST_DAY);
}

function bookRows({ code, firstReceipt }: Township): readonly (readonly (string | number)[])[] {
  return bookStarts().map((on, half) => {
    const from = firstReceipt + half * SHEETS_OF_A_BOOK + 1;
    return [`${code}-PJ-${half + 1}`, 'GF', from, from + SHEETS_OF_A_BOOK - 1, `${code}-08`, on];
  });
}

/** The payments in the order of their days, each on the next sheet of its half-year's book; now and then a sheet is spoiled first. */
function ledger({ firstReceipt }: Township, payments: readonly MadePayment[], random: Seeded): readonly (readonly (string | number)[])[] {
  const starts = bookStarts();
  const used = starts.map(() => 0);
  const nextSheet = (on: string) => {
    const half = starts.findLastIndex((start) => start <= on);
    used[half] = (used[half] ?? 0) + 1;
    if ((used[half] ?? 0) > SHEETS_OF_A_BOOK) throw new Error(`the book of half-year ${half + 1} is too thin`);
    return firstReceipt + half * SHEETS_OF_A_BOOK + (used[half] ?? 0);
  };
  return payments
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap(({ on, docNo, villageZh, principalFen, lateFeeFen, channel }) => {
      const spoiled = random.chance(3) ? [[on, '', '', nextSheet(on), '0.00', '0.00', '', '', '作废']] : [];
      return [...spoiled, [on, docNo, villageZh, nextSheet(on), yuanText(principalFen), yuanText(lateFeeFen), channel, '', '']];
    });
}

if (process.argv[1]?.endsWith('generate.ts')) {
  const folder = join('scripts', 'sample', 'anhe');
  for (const [path, text] of madeFiles()) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
