import type { EventLog } from '#libs/event-log/port.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { readSettings, type Settings } from '../../server/src/settings.js';

/** What every command says of its `--data`. */
export const DATA_OPTION = ['--data <dir>', 'data folder, in place of DATA_DIR; EVENT_LOG and VIEWS hold as they do for the server'] as const;

/** Where the stores lie: as the server reads it from the environment, with `--data` in place of DATA_DIR. Throws SettingsInvalid. */
export function settingsFor(data: string | undefined): Settings {
  return readSettings(data === undefined ? process.env : { ...process.env, DATA_DIR: data });
}

/** The embedded log, for reading beside a running server. */
export function openLogForReading({ logPath }: Settings): Promise<EventLog> {
  return openSqliteLog(logPath, { readOnly: true });
}

/** The embedded log, for writing; LOG_LOCKED while a server holds it. */
export function openLogForWriting({ logPath }: Settings): Promise<EventLog> {
  return openSqliteLog(logPath);
}
