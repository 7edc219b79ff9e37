import { Command } from 'commander';
import { ACCOUNT_CODES, CHART } from '#libs/journal/chart.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { type Verified, verifyBook } from '#libs/verify/verify-book.js';
import { DATA_OPTION, openLogForReading, settingsFor } from './data-dir.js';

/** `mingzhang verify [book]`: folds from the first event and checks leaves, journal and identities. Works while the server writes. Stops with BrokenInvariant at the first that is not as it must be. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('从第一条记录起核验账册 fold a book from its first event and check everything')
    .argument('[book]', 'the book; all of the log by default')
    .option(...DATA_OPTION)
    .action(verify);
}

async function verify(only: string | undefined, { data }: { data?: string }): Promise<void> {
  const log = await openLogForReading(settingsFor(data));
  try {
    const codes = only === undefined ? await log.books() : [only as BookCode];
    for (const code of codes) {
      report(code, await verifyBook(log, code));
    }
  } finally {
    await log.close();
  }
}

function report(code: BookCode, { book, trial, events, rootHex, reports }: Verified): void {
  console.log(`${code} ${book.genesis.nameZh}${book.genesis.demo ? '（演示）' : ''}: ${events} events, Merkle root ${rootHex}`);
  for (const unitId of trial.units()) {
    for (const account of ACCOUNT_CODES) {
      const fen = trial.balance(unitId, account);
      if (fen !== 0) console.log(`  ${unitId}  ${account.padEnd(8)} ${yuanText(fen).padStart(18)}  ${CHART[account].zh}`);
    }
  }
  console.log(`  trial balance ${yuanText(trial.total())}, identities hold${reports === 0 ? '' : `, ${reports} reported versions computed again`}`);
}
