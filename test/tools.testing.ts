import { spawnSync } from 'node:child_process';

export function hasTool(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/**
 * A describe for specs that need a program of the system. Where it is absent they are skipped by name;
 * under REQUIRE_TOOLS=1, as in CI, its absence fails them.
 */
export function describeWithTool(tool: string, name: string, specs: () => void): void {
  const isThere = hasTool(tool);
  if (isThere) describe(name, specs);
  else if (process.env.REQUIRE_TOOLS === '1') it(`${name}: needs ${tool}, which is not installed`, () => expect(isThere).toBe(true));
  else describe.skip(`${name} (needs ${tool})`, specs);
}
