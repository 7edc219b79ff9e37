import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 20;
/** As long as another process may take to index its tables. */
const PATIENCE_MS = 60_000;
const SQLITE_BUSY = 5;

/**
 * Does a step as soon as the file is free: while another connection writes to it, the step is begun again from its start, for a
 * minute, or until the signal aborts. A step is one transaction, so that what was begun leaves nothing.
 */
export async function whenFree<T>(step: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const givesUpAt = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await step();
    } catch (error) {
      if (!isBusy(error) || Date.now() > givesUpAt) throw error;
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}

/** Whether another connection stood in the way: SQLite's primary code, whatever more it says of it. */
function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY;
}
