import { AddressInvalid, isEventStoreAddress, readAddress } from './eventstoredb/address.js';
import type { EventLog } from './port.js';
import { openSqliteLog } from './sqlite/sqlite-log.js';

const SQLITE = 'sqlite:';

/** What is wrong with the address of a log, as an end to "must be ..."; undefined where it is one. */
export function logAddressFault(address: string): string | undefined {
  if (!isEventStoreAddress(address)) return address.startsWith(SQLITE) && address !== SQLITE ? undefined : 'sqlite:<path of a file>, esdb://... or esdb+discover://...';
  try {
    readAddress(address);
    return undefined;
  } catch (error) {
    if (error instanceof AddressInvalid) return error.message;
    throw error;
  }
}

/**
 * Opens the log at `sqlite:<path of a file>`, or at the connection string of an EventStoreDB; with `readOnly` beside whoever writes.
 * Throws as openSqliteLog and openEventStoreLog do.
 */
export async function openLog(address: string, options: { readonly readOnly?: boolean } = {}): Promise<EventLog> {
  if (!isEventStoreAddress(address)) return openSqliteLog(address.slice(SQLITE.length), options);
  // Who keeps his book in a file need not load the client.
  const { openEventStoreLog } = await import('./eventstoredb/eventstoredb-log.js');
  return openEventStoreLog(address, options);
}
