import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '#libs/book/clock.js';
import { openBook } from '#libs/book/open-book.js';
import { fromStored } from '#libs/book/stored-document.js';
import type { EventLog } from '#libs/event-log/port.js';
import { isLogin } from '#libs/identity/accounts.js';
import { type Identity, openIdentity } from '#libs/identity/identity.js';
import { type Instant, isMonth, type Month } from '#libs/kernel/dates.js';
import { type BookCode, type DocNo, isCode, isDocNo, isTitle, type OfficerId, type TitleZh } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { loadOrCreateLogKey } from '#libs/trust/log-key.js';
import { DATA_OPTION, openLogForWriting, settingsFor } from './data-dir.js';

interface Options {
  readonly code: BookCode;
  readonly name: TitleZh;
  readonly period: Month;
  readonly officer: OfficerId;
  readonly doc: DocNo;
  readonly login: string;
  readonly demo: boolean;
  readonly data?: string;
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
    .requiredOption('--login <login>', "the appointer's login", checked(isLogin, '3–64 of a–z, 0–9 and . _ @ -'))
    .option('--demo', 'a demo book, whose clock is moved by hand', false)
    .option(...DATA_OPTION)
    .action(open);
}

async function open(options: Options): Promise<void> {
  const { code, name, period, officer: officerId, login } = options;
  const settings = settingsFor(options.data);
  mkdirSync(settings.dataDir, { recursive: true });
  const log = await openLogForWriting(settings);
  const identity = openIdentity(join(settings.dataDir, 'identity.db'));
  try {
    const now = systemClock.now();
    const isNew = (await log.head(code)) === 0;
    if (isNew) await openNew(log, join(settings.dataDir, 'keys'), { ...options, now });
    else if (!(await wasCutOff(log, identity, options))) refuse('ALREADY_EXISTS', { kind: 'book', id: code });
    const { enrolToken } = identity.createAccount(code, { officerId, login, displayName: login, kind: 'PERSON' }, now);
    console.log(
      isNew ? `已开立 ${code} ${name}，首月 ${period}。` : `账册 ${code} 先前已开立，现补开任命人账号。 The book was there; its appointer gets the account that he lacked.`,
    );
    console.log(`任命人 ${officerId} 的一次性口令（7 日内有效），用于 POST /api/enrolments：\n${enrolToken}`);
  } finally {
    identity.close();
    await log.close();
  }
}

async function openNew(log: EventLog, keys: string, { code, name, period, officer, doc, demo, now }: Options & { readonly now: Instant }): Promise<void> {
  const logKey = loadOrCreateLogKey(keys, code);
  await openBook(log, { code, nameZh: name, demo, openedPeriod: period, logKey, appointer: { officerId: officer, docNo: doc } }, now);
}

/** Whether an earlier opening ended between the book and its appointer's account. */
async function wasCutOff(log: EventLog, identity: Identity, { code, officer }: Options): Promise<boolean> {
  const [opened] = (await log.readAt(code, [0])).map(fromStored);
  return opened?.type === 'BookOpened' && opened.data.appointer.officerId === officer && identity.displayName(code, officer) === undefined;
}

/** An argument that must pass one of the kernel's tests. */
function checked<T extends string>(test: (text: unknown) => text is T, what: string) {
  return (text: string): T => {
    if (!test(text)) throw new InvalidArgumentError(`must be ${what}`);
    return text;
  };
}
