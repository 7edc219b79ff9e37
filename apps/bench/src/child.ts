import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The next message of a child process. Throws where it ends before. */
export async function heard<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const died = () => ended.abort(new Error(`${child.spawnargs.join(' ')} ended`));
  child.once('exit', died);
  try {
    const [message] = await once(child, 'message', { signal: ended.signal });
    return message as T;
  } finally {
    child.off('exit', died);
  }
}

/** Ends a child process that ends with its channel; resolves when it has. */
export async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}
