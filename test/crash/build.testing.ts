import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The program as it runs in production, compiled into a folder of its own. */
export interface Build {
  /** The compiled file of a source, such as 'test/crash/paying-process.ts'. */
  script(source: string): string;
  remove(): void;
}

/** Compiles libs, and the processes of the crash specs beside them, as the build does: one that is older than the sources proves nothing. */
export function build(): Build {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  const swc = join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const { status, stderr } = spawnSync(process.execPath, [swc, 'libs', 'test/crash', '--out-dir', folder, '--quiet'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', imports: { '#libs/*.js': './libs/*.js' } }));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    script: (source) => join(folder, source.replace(/\.ts$/, '.js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
