import type { RecordedEvent, StreamSubscription } from '@eventstore/db-client';
import { READ_LIMIT_EVENTS } from '../port.js';

/**
 * What a subscription brings, in chunks of what has arrived meanwhile. Throws what ended the subscription, which tells of its end
 * by one `error` and no `close`; returns when the signal aborts. Whoever takes no chunk makes the server wait.
 */
export async function* chunksOf(subscription: StreamSubscription, signal: AbortSignal): AsyncGenerator<readonly RecordedEvent[]> {
  let failure: Error | undefined;
  let wake = () => {};
  const end = (error = new Error('the subscription ended')) => {
    failure ??= error;
    wake();
  };
  const onAbort = () => wake();
  // The listener stays: an error that nobody listens to would end the process.
  subscription
    .on('error', end)
    .on('end', end)
    .on('readable', () => wake());
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const chunk = arrived(subscription);
      if (chunk.length > 0) {
        yield chunk;
      } else {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    subscription.unsubscribe().catch(() => {});
  }
}

function arrived(subscription: StreamSubscription): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  while (events.length < READ_LIMIT_EVENTS) {
    const resolved = subscription.read() as { readonly event?: RecordedEvent } | null;
    if (resolved === null) break;
    if (resolved.event !== undefined) events.push(resolved.event);
  }
  return events;
}
