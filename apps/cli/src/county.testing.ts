import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { House } from '../../server/src/house/house.js';
import { openSample } from '../../server/src/sample/open-sample.js';
import { readSettings } from '../../server/src/settings.js';
import { CapturedOutput } from '../../server/src/testing/captured-output.testing.js';
import { runProgram } from './program.js';

/** How a run ended: its exit code, and what it said. */
export interface Ran {
  readonly code: number;
  readonly said: string;
}

/** A data folder of its own for one spec. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'cli-'));

  /** With the sample county in it, as a server left it. */
  static async ofAnhe(): Promise<DataFolder> {
    const data = new DataFolder();
    const house = await House.open(readSettings({ DATA_DIR: data.path }));
    await openSample(house, join('scripts', 'sample', 'anhe'));
    await house.close();
    return data;
  }

  /** Another folder with the same in it. */
  copy(): DataFolder {
    const data = new DataFolder();
    cpSync(this.path, data.path, { recursive: true });
    return data;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Runs `mingzhang` on this folder. */
  run(...args: readonly string[]): Promise<Ran> {
    return this.runAnywhere(...args, '--data', this.path);
  }

  /** Runs `mingzhang` where no folder is asked for. */
  async runAnywhere(...args: readonly string[]): Promise<Ran> {
    const output = CapturedOutput.begin();
    try {
      return { code: await runProgram(args), said: output.text };
    } finally {
      output.end();
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
