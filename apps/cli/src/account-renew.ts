import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '#libs/book/clock.js';
import { openIdentity } from '#libs/identity/identity.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { DATA_OPTION, settingsFor } from './data-dir.js';

interface Options {
  readonly book: BookCode;
  readonly officer: OfficerId;
  readonly data?: string;
}

/** `mingzhang account renew`: a new one-time token for an officer, by the operator, where the book cannot issue one. Works beside a running server. */
export function accountRenewCommand(): Command {
  return new Command('renew')
    .description('应急重置口令 void an officer’s password and give a new one-time token, where the book cannot issue one')
    .requiredOption('--book <code>', 'the book')
    .requiredOption('--officer <id>', 'the officer')
    .option(...DATA_OPTION)
    .action(renew);
}

function renew({ book, officer, data }: Options): void {
  const path = join(settingsFor(data).dataDir, 'identity.db');
  if (!existsSync(path)) unknown('officer', officer);
  const identity = openIdentity(path);
  try {
    const { enrolToken } = identity.renewByOperator(book, officer, systemClock.now());
    console.log(`${officer} 的旧口令和会话已失效。一次性口令（7 日内有效），用于 POST /api/enrolments：\n${enrolToken}`);
  } finally {
    identity.close();
  }
}
