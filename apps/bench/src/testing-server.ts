import { type ChildProcess, fork } from 'node:child_process';
import { ended, heard } from './child.js';

/** The build leaves testing files out: Node runs them from the sources. */
const FROM_SOURCES = ['--no-warnings', '--experimental-transform-types', '--import', './libs/event-log/sqlite/typescript-sources.testing.ts'];

/** A server that the specs use, as a process of its own. */
export class TestingServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
  ) {}

  /** Starts what the testing file serves, from the root of the project. */
  static async start(file: string): Promise<TestingServer> {
    const child = fork(file, { execArgv: FROM_SOURCES });
    return new TestingServer(child, await heard(child));
  }

  stop(): Promise<void> {
    return ended(this.child);
  }
}
