import { setTimeout as delay } from 'node:timers/promises';
import { LogUnreachable } from '../port.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Waits before the next attempt: twice as long after each, with some chance so that many do not come back at once; shorter where the signal aborts. */
export async function pauseAfter(attempts: number, signal: AbortSignal): Promise<void> {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts) * (0.75 + Math.random() / 2);
  await delay(pauseMs, undefined, { signal }).catch(() => {});
}

/** Asks again while the log cannot be reached, for as long as somebody who waits for an answer has patience. Asking must change nothing. */
export async function askAgain<T>(ask: () => Promise<T>, patienceMs: number, signal: AbortSignal): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let attempts = 0; ; attempts++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LogUnreachable) || signal.aborted || Date.now() > until) throw error;
    }
    await pauseAfter(attempts, signal);
  }
}
