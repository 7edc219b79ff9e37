import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test's files. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'event-log-'));
  return {
    file: (name: string) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
