import { Command, CommanderError } from 'commander';
import { LogBroken, LogTruncated } from '#libs/event-log/port.js';
import { BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { wordRefusal } from '#libs/kernel/wording.js';
import { accountRenewCommand } from './account-renew.js';
import { bookOpenCommand } from './book-open.js';
import { exportCommand } from './export.js';
import { importCommand } from './import/import.js';
import { logCopyCommand } from './log-copy.js';
import { rebuildCommand } from './rebuild.js';
import { verifyCommand } from './verify.js';

/** What the command was asked for did not work out: a refusal, a missing file, a wrong argument. */
const FAILED = 1;
/** The log, or the book in it, is not what was written. */
const BROKEN = 2;

/** Runs `mingzhang` with the arguments that a person typed; its exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    console.error(worded(error as Error));
    return [BrokenInvariant, LogBroken, LogTruncated].some((broken) => error instanceof broken) ? BROKEN : FAILED;
  }
}

function program(): Command {
  const root = new Command('mingzhang').description('明账 Mingzhang: accounts in the open');
  root.command('book').description('账册 books').addCommand(bookOpenCommand());
  root.command('account').description('账号 accounts').addCommand(accountRenewCommand());
  root.command('log').description('账册存储 logs').addCommand(logCopyCommand());
  root.addCommand(verifyCommand());
  root.addCommand(rebuildCommand());
  root.addCommand(exportCommand());
  root.addCommand(importCommand());
  return throwing(root);
}

/** Commander ends the process where it is not told to throw; a subcommand has to be told by itself. */
function throwing(command: Command): Command {
  command.exitOverride();
  for (const subcommand of command.commands) throwing(subcommand);
  return command;
}

function worded(error: Error): string {
  if (error instanceof Refusal) return `${error.code}: ${wordRefusal(error.code, error.facts, 'zh')} / ${wordRefusal(error.code, error.facts, 'en')}`;
  if (error instanceof BrokenInvariant) return `BROKEN ${error.code} ${JSON.stringify(error.evidence)}`;
  return error instanceof LogBroken ? `BROKEN LOG_BROKEN ${error.message}` : error.message;
}
