import { join } from 'node:path';
import { logAddressFault } from '#libs/event-log/open-log.js';
import { type IsoDate, isIsoDate } from '#libs/kernel/dates.js';
import { viewsAddressFault } from '#libs/views/open-views.js';

/** What an operator decides about a server: read once, from the environment. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Holds the vault, the accounts of officers and the keys, and by default the log and the views. */
  readonly dataDir: string;
  /** Where the log is: `sqlite:<path of a file>`, or the connection string of an EventStoreDB. */
  readonly eventLog: string;
  /** Where the views are: `sqlite:<path of a file>`, or the address of a PostgreSQL database. */
  readonly views: string;
  /** A day far ahead of a book's last one that the operator vouches for (CLOCK_SUSPECT). */
  readonly confirmedDay?: IsoDate;
  /** Requests that one session may make in a minute; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Which sample county fills an empty log; on an address of this machine only. */
  readonly sample: (typeof SAMPLES)[number];
}

const SAMPLES = ['none', 'anhe'] as const;

/** Under which Nest hands the settings out. */
export const SETTINGS = Symbol('settings');

/** The environment does not say how to run: one line for everything that is wrong with it. */
export class SettingsInvalid extends Error {
  override name = 'SettingsInvalid';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_REQUESTS_PER_MINUTE = 600;

/** Settings from PORT, HOST, DATA_DIR, EVENT_LOG, VIEWS, CONFIRM_DAY, REQUESTS_PER_MINUTE, SAMPLE. Throws SettingsInvalid. */
export function readSettings(environment: Environment): Settings {
  const read = new Reader(environment);
  const dataDir = read.text('DATA_DIR', './data');
  const confirmedDay = read.day('CONFIRM_DAY');
  const host = read.text('HOST', '127.0.0.1');
  const settings: Settings = {
    port: read.whole('PORT', { fallback: 3000, most: 65_535 }),
    host,
    dataDir,
    eventLog: read.address('EVENT_LOG', `sqlite:${join(dataDir, 'book.db')}`, logAddressFault),
    views: read.address('VIEWS', `sqlite:${join(dataDir, 'views.db')}`, viewsAddressFault),
    ...(confirmedDay === undefined ? {} : { confirmedDay }),
    requestsPerMinute: read.whole('REQUESTS_PER_MINUTE', { fallback: DEFAULT_REQUESTS_PER_MINUTE, most: 1_000_000 }),
    sample: read.oneOf('SAMPLE', SAMPLES, isLoopback(host) ? 'anhe' : 'none'),
  };
  if (settings.sample !== 'none' && !isLoopback(host)) read.faults.push('SAMPLE must be none where HOST is no address of this machine: everybody knows its logins');
  if (read.faults.length > 0) throw new SettingsInvalid(read.faults);
  return settings;
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

class Reader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string, fallback: string): string {
    return this.given(name) ?? fallback;
  }

  whole(name: string, { fallback, most }: { fallback: number; most: number }): number {
    const text = this.given(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value <= most) return value;
    this.faults.push(`${name} must be a whole number from 0 to ${most}`);
    return fallback;
  }

  address(name: string, fallback: string, faultOf: (address: string) => string | undefined): string {
    const address = this.text(name, fallback);
    const fault = faultOf(address);
    if (fault !== undefined) this.faults.push(`${name} must be ${fault}`);
    return address;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.given(name) ?? fallback;
    const choice = choices.find((one) => one === text);
    if (choice === undefined) this.faults.push(`${name} must be one of ${choices.join(', ')}`);
    return choice ?? fallback;
  }

  day(name: string): IsoDate | undefined {
    const text = this.given(name);
    if (text === undefined || isIsoDate(text)) return text;
    this.faults.push(`${name} must be a date, YYYY-MM-DD`);
    return undefined;
  }

  /** Set and not blank. */
  private given(name: string): string | undefined {
    const text = this.environment[name]?.trim();
    return text === '' ? undefined : text;
  }
}
