import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Resident memory, in MiB, of a process of its own after it folded the book and collected its garbage. */
export async function memoryOfBook(path: string): Promise<number> {
  const script = fileURLToPath(new URL('./fold-and-weigh.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--no-warnings', script, path]);
  return Number(stdout);
}
