import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engine.js';

const PAUSE_MS = 20;
/** As long as another process may take to index its tables. */
const PATIENCE_MS = 60_000;

/**
 * Does a step as soon as nobody is in its way: while another connection is, the step is begun again from its start, for a
 * minute, or until the signal aborts. A step is one transaction, so that what was begun leaves nothing.
 */
export async function whenFree<T>(step: () => Promise<T>, { engine, signal }: { readonly engine: Pick<Engine, 'isInTheWay'>; readonly signal: AbortSignal }): Promise<T> {
  for (const givesUpAt = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await step();
    } catch (error) {
      if (!engine.isInTheWay(error) || Date.now() > givesUpAt) throw error;
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}
