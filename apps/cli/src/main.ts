import { Command } from 'commander';
import { Refusal } from '#libs/kernel/refusal.js';
import { wordRefusal } from '#libs/kernel/wording.js';
import { bookOpenCommand } from './book-open.js';
import { rebuildCommand } from './rebuild.js';
import { verifyCommand } from './verify.js';

const program = new Command('mingzhang').description('明账 Mingzhang: accounts in the open');
const book = program.command('book').description('账册 books');
book.addCommand(bookOpenCommand());
program.addCommand(verifyCommand());
program.addCommand(rebuildCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(
    error instanceof Refusal ? `${error.code}: ${wordRefusal(error.code, error.facts, 'zh')} / ${wordRefusal(error.code, error.facts, 'en')}` : (error as Error).message,
  );
  process.exitCode = 1;
}
