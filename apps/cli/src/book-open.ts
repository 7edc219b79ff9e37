import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '#libs/book/clock.js';
import { openBook } from '#libs/book/open-book.js';
import { openIdentity } from '#libs/identity/identity.js';
import { isMonth, type Month } from '#libs/kernel/dates.js';
import { type BookCode, type DocNo, isCode, isDocNo, isTitle, type OfficerId, type TitleZh } from '#libs/kernel/ids.js';
import { createLogKey } from '#libs/trust/log-key.js';
import { dataDir, openLogForWriting } from './data-dir.js';

interface Options {
  readonly code: BookCode;
  readonly name: TitleZh;
  readonly period: Month;
  readonly officer: OfficerId;
  readonly doc: DocNo;
  readonly login: string;
  readonly demo: boolean;
  readonly data: string;
}

/** `mingzhang book open`: the first event of a county's book, its signing key, and a one-time token for its appointer. */
export function bookOpenCommand(): Command {
  return new Command('open')
    .description('开立账册 open the book of a county')
    .requiredOption('--code <code>', 'area code of the county', checked(isCode, 'a short code'))
    .requiredOption('--name <name>', 'official name', checked(isTitle, 'an official title'))
    .requiredOption('--period <month>', 'first month of the books, YYYY-MM', checked(isMonth, 'YYYY-MM'))
    .requiredOption('--officer <id>', 'the appointer named by the county document', checked(isCode, 'a short code'))
    .requiredOption('--doc <no>', 'number of that document', checked(isDocNo, 'a document number'))
    .requiredOption('--login <login>', "the appointer's login")
    .option('--demo', 'a demo book, whose clock is moved by hand', false)
    .option('--data <dir>', 'data folder', dataDir())
    .action(open);
}

async function open({ code, name, period, officer, doc, login, demo, data }: Options): Promise<void> {
  mkdirSync(data, { recursive: true });
  const log = await openLogForWriting(data);
  const identity = openIdentity(join(data, 'identity.db'));
  try {
    const now = systemClock.now();
    const logKey = createLogKey(join(data, 'keys'), code);
    await openBook(log, { code, nameZh: name, demo, openedPeriod: period, logKey, appointer: { officerId: officer, docNo: doc } }, now);
    const { enrolToken } = identity.createAccount(code, { officerId: officer, login, displayName: login, kind: 'PERSON' }, now);
    console.log(`已开立 ${code} ${name}，首月 ${period}。\n任命人 ${officer} 的一次性口令（7 日内有效），用于 POST /api/enrolments：\n${enrolToken}`);
  } finally {
    identity.close();
    await log.close();
  }
}

/** An argument that must pass one of the kernel's tests. */
function checked<T extends string>(test: (text: unknown) => text is T, what: string) {
  return (text: string): T => {
    if (!test(text)) throw new InvalidArgumentError(`must be ${what}`);
    return text;
  };
}
