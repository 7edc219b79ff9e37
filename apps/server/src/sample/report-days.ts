import { latestOf, packOf } from '#libs/filing/filing.js';
import type { Month } from '#libs/kernel/dates.js';
import { monthInTheLedger } from '#libs/verification/month-in-the-ledger.js';
import { officerFor } from './anhe-county.js';
import { confirmCredits } from './custody-days.js';
import type { OfficeDay } from './office-day.js';

/** The county's verifier holds the month's receipts against ledger and bank (D2). */
export async function verifyTickets(day: OfficeDay, periodId: Month): Promise<void> {
  await confirmCredits(day);
  const { on, township } = day;
  const { unitId } = township;
  const counted = await day.ask((book) => {
    const { payments, receiptsFen, remittedFen } = monthInTheLedger(book, { unitId, periodId }, on);
    const sheets = payments.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt]));
    const receiptRanges = [...Map.groupBy(sheets, ({ bookId }) => bookId)].map(([bookId, used]) => {
      const numbers = used.map(({ no }) => no);
      return { bookId, from: Math.min(...numbers), to: Math.max(...numbers) };
    });
    return { receiptRanges, receiptsFen, remittedFen };
  });
  await day.filed('VerifyTickets', officerFor('COUNTY_VERIFIER'), { unitId, periodId, ...counted, result: 'MATCH', on });
}

/** F1 to F4 are prepared, reviewed, signed, filed by both channels and accepted (D3); then the month is closed. */
export async function reportAndClose(day: OfficeDay, periodId: Month): Promise<void> {
  const { on, township } = day;
  const { unitId } = township;
  const [accountant, reviewer, head] = [township.officer('ACCOUNTANT'), township.officer('REVIEWER'), township.officer('UNIT_HEAD')];
  const verifier = officerFor('COUNTY_VERIFIER');
  await day.filed('PrepareReport', accountant, await day.house.figuresOf(unitId, periodId));
  const pack = await day.ask((book) => packOf(book, unitId, periodId));
  if (pack === undefined) throw new Error('reports were not prepared');
  const step = { packId: pack.packId, sha256: latestOf(pack).sha256 };
  await day.filed('ReviewReport', reviewer, step);
  await day.approved('SignReport', [head, accountant], { ...step, accountantId: accountant, sealRef: `用印${day.stamp}` });
  for (const channel of ['EMAIL', 'PAPER'] as const) await day.filed('FileReport', accountant, { ...step, channel, on }, channel);
  await day.filed('AcceptReport', verifier, step);
  await day.filed('ClosePeriod', reviewer, { unitId, periodId });
}
