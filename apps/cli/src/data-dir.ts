import { openLog } from '#libs/event-log/open-log.js';
import type { EventLog } from '#libs/event-log/port.js';
import { readSettings, type Settings } from '../../server/src/settings.js';

/** What every command says of its `--data`. */
export const DATA_OPTION = ['--data <dir>', 'data folder, in place of DATA_DIR; EVENT_LOG and VIEWS hold as they do for the server'] as const;

/** Where the stores lie: as the server reads it from the environment, with `--data` in place of DATA_DIR. Throws SettingsInvalid. */
export function settingsFor(data: string | undefined): Settings {
  return readSettings(data === undefined ? process.env : { ...process.env, DATA_DIR: data });
}

/** The log, for reading beside a running server. */
export function openLogForReading({ eventLog }: Settings): Promise<EventLog> {
  return openLog(eventLog, { readOnly: true });
}

/** The log, for writing; an embedded one is LOG_LOCKED while a server holds it. */
export function openLogForWriting({ eventLog }: Settings): Promise<EventLog> {
  return openLog(eventLog);
}
