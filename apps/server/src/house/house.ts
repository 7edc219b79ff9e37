import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Bookkeeper } from '#libs/book/bookkeeper.js';
import { BookClock, type Clock, systemClock } from '#libs/book/clock.js';
import { type OpenBook, openBook } from '#libs/book/open-book.js';
import { fromStored } from '#libs/book/stored-document.js';
import { openLog } from '#libs/event-log/open-log.js';
import type { EventLog } from '#libs/event-log/port.js';
import { type Identity, openIdentity } from '#libs/identity/identity.js';
import { HeldFiles } from '#libs/importing/held-files.js';
import { ImportClerk } from '#libs/importing/import-clerk.js';
import { businessDate, type Instant, type IsoDate } from '#libs/kernel/dates.js';
import { type BookCode, isCode } from '#libs/kernel/ids.js';
import { assertHolds, refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { loadOrCreateLogKey } from '#libs/trust/log-key.js';
import { loadOrCreateMasterKey } from '#libs/vault/master-key.js';
import { openReadLog, type ReadLog } from '#libs/vault/read-log.js';
import { openVault, type Vault } from '#libs/vault/vault.js';
import { openViews } from '#libs/views/open-views.js';
import type { Views } from '#libs/views/views.js';
import type { Settings } from '../settings.js';
import { faultText } from './fault-text.js';

/** A book in the hands of its keeper, with the clock that it goes by and the clerk who takes files in for it. */
interface KeptBook {
  readonly bookkeeper: Bookkeeper;
  readonly clock: Clock;
  readonly imports: ImportClerk;
}

export type HouseSettings = Pick<Settings, 'dataDir' | 'eventLog' | 'views' | 'confirmedDay'>;

/**
 * Everything that a process needs to keep books, put together without a framework: the log, the vault, the officers' accounts,
 * the views, and a keeper for every book. The server, the command line and the specs live in it.
 */
export class House {
  private readonly books = new Map<BookCode, KeptBook>();
  private readonly closing = new AbortController();

  private constructor(
    readonly settings: HouseSettings,
    readonly log: EventLog,
    readonly vault: Vault,
    readonly identity: Identity,
    readonly views: Views,
    /** What inspectors and auditors read. */
    readonly readLog: ReadLog,
  ) {}

  /**
   * Opens the stores of a data folder, or makes them, and takes every book of the log into its hands. Throws LogLocked, LogBroken,
   * LogUnreachable, LogTruncated, VaultBroken. Whoever measures opens another log at that address.
   */
  static async open(settings: HouseSettings, open: (address: string) => Promise<EventLog> = openLog): Promise<House> {
    const { dataDir, eventLog } = settings;
    mkdirSync(keysOf(dataDir), { recursive: true, mode: 0o700 });
    const log = await open(eventLog);
    const views = await openViews(settings.views, { onFault: (error, code) => console.error(`views of ${code}: ${faultText(error)}`) });
    const house = new House(settings, log, openVaultIn(dataDir), openIdentity(join(dataDir, 'identity.db')), views, openReadLog(join(dataDir, 'reads.db')));
    for (const code of await log.books()) await house.keep(code);
    return house;
  }

  /** The codes of the books that are kept here. */
  codes(): readonly BookCode[] {
    return [...this.books.keys()];
  }

  /** The keeper of a book. Refuses UNKNOWN. */
  bookkeeper(code: BookCode): Bookkeeper {
    return this.kept(code).bookkeeper;
  }

  /** The clock of a book: a BookClock for a demo book, else the system's. Refuses UNKNOWN. */
  clockOf(code: BookCode): Clock {
    return this.kept(code).clock;
  }

  /** Who takes files of rows in for a book. Refuses UNKNOWN. */
  imports(code: BookCode): ImportClerk {
    return this.kept(code).imports;
  }

  /** Real time: sessions and the vault's access log go by it in a demo book too. */
  now(): Instant {
    return systemClock.now();
  }

  /**
   * Opens a county's book at `now`, with a signing key of its own under keys/, and keeps it from then on. A demo book goes by
   * its own clock, from the day of `now`. Refuses ALREADY_EXISTS, MALFORMED for a code that names no file.
   */
  async openBook(opening: Omit<OpenBook, 'logKey'>, now: Instant = this.now()): Promise<Bookkeeper> {
    if (!isCode(opening.code)) refuse('MALFORMED', { fields: [{ path: 'code', rule: 'isCode' }] });
    if ((await this.log.head(opening.code)) !== 0) refuse('ALREADY_EXISTS', { kind: 'book', id: opening.code });
    const logKey = loadOrCreateLogKey(keysOf(this.settings.dataDir), opening.code);
    await openBook(this.log, { ...opening, logKey }, now);
    return this.keep(opening.code);
  }

  /** Moves a demo book's clock to a later day and turns the days up to it. Refuses STATE_INVALID for a real book, DATE_INVALID. */
  async turnTo(code: BookCode, day: IsoDate): Promise<void> {
    const { bookkeeper, clock } = this.kept(code);
    if (!(clock instanceof BookClock)) stateInvalid('book', code, 'REAL', ['DEMO']);
    clock.moveTo(day);
    await bookkeeper.turnDays();
  }

  /** Lets what is in line become durable, then frees every file. What is asked for after that is refused. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.books.values()].map(({ imports }) => imports.stop()));
    await Promise.allSettled([...this.books.values()].map(({ bookkeeper }) => bookkeeper.ask(() => undefined)));
    this.closing.abort();
    await this.views.close();
    await this.log.close();
    this.identity.close();
    this.vault.close();
    this.readLog.close();
  }

  private kept(code: BookCode): KeptBook {
    return this.books.get(code) ?? unknown('book', code);
  }

  private async keep(code: BookCode): Promise<Bookkeeper> {
    const { log, vault } = this;
    const files = new HeldFiles(this.settings.dataDir, code, vault);
    const clock = await this.clockFor(code);
    const bookkeeper = await Bookkeeper.open({
      log,
      code,
      clock,
      knowsParty: (partyId) => vault.knows(code, partyId),
      isHolder: (accountToken, partyId) => vault.payeeAccounts.isHolder(code, accountToken, partyId),
      heldFile: (fileSha256) => files.summaryOf(fileSha256),
      confirmedDay: this.settings.confirmedDay,
      readLogHead: () => this.readLog.headOf(code),
    });
    this.books.set(code, { bookkeeper, clock, imports: new ImportClerk({ code, keeper: bookkeeper, vault, files }) });
    // What ends it is told to onFault, and shows in health/ready as views that stay behind.
    this.views.follow(log, code, this.closing.signal).catch(() => {});
    return bookkeeper;
  }

  /** A demo book's clock stands where the book's last event left it. */
  private async clockFor(code: BookCode): Promise<Clock> {
    const head = await this.log.head(code);
    const [first, last] = (await this.log.readAt(code, [0, head - 1])).map(fromStored);
    assertHolds(first?.type === 'BookOpened' && last !== undefined, 'LOG_BROKEN', () => ({ book: code, opens: first?.type ?? 'nothing' }));
    return first.data.demo ? new BookClock(businessDate(last.recordedAt)) : systemClock;
  }
}

function keysOf(dataDir: string): string {
  return join(dataDir, 'keys');
}

/** The keys lie apart from what they open, so that a backup can keep them apart too. */
function openVaultIn(dataDir: string): Vault {
  const keys = keysOf(dataDir);
  return openVault({
    dataPath: join(dataDir, 'vault.db'),
    keysPath: join(keys, 'vault-keys.db'),
    masterKey: loadOrCreateMasterKey(join(keys, 'master.key')),
  });
}
