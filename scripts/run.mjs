// Runs a task of the project on a machine that has npm and any Node from 18 on: installs what the lock file pins where it is
// missing, builds what changed, and goes on under Node 24. Plain syntax that Node 18 reads; no package may be imported here.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

const TASKS = {
  start: (args) => become('node', [join('dist', 'apps', 'server', 'src', 'main.js'), ...args]),
  mingzhang: (args) => become('node', [join('dist', 'apps', 'cli', 'src', 'main.js'), ...args]),
  openapi: () => run('node', [join('dist', 'apps', 'server', 'src', 'write-openapi.js')], { build: true }),
  bench: (args) => run('node', [join('dist', 'apps', 'bench', 'src', 'main.js'), ...args], { build: true }),
  sample: () => run('node', [join('scripts', 'sample', 'generate.ts')], { build: true }),
  check,
  test: (args) => {
    check();
    jest(args);
  },
  'test:eventstore': (args) => {
    if (!process.env.EVENTSTORE_URL) fail('EVENTSTORE_URL must name an EventStoreDB that may be filled with test streams, such as esdb://127.0.0.1:2113?tls=false');
    jest(['libs/event-log/eventstoredb/eventstoredb-log', ...args]);
  },
  'test:deep': (args) => jest(args, { TEST_SCALE: process.env.TEST_SCALE || '20' }),
};

const [task = 'start', ...args] = process.argv.slice(2);
if (!(task in TASKS)) fail(`unknown task: ${task}; known are ${Object.keys(TASKS).join(', ')}`);
install();
TASKS[task](args);

/** Types, lint and folder boundaries. */
function check() {
  run('tsc', ['--noEmit', '-p', '.']);
  run('biome', ['check', '--error-on-warnings', '.']);
  run('depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'libs']);
}

function jest(args, env = {}) {
  run('node', ['--experimental-vm-modules', '--no-warnings', join('node_modules', 'jest', 'bin', 'jest.js'), ...args], { build: true, env });
}

/** npm ci, unless node_modules already is what the lock file says. Install scripts are not needed and not run. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.mingzhang-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing what package-lock.json pins (npm ci) ...');
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(command[0], [...command.slice(1), 'ci', '--ignore-scripts', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail('npm ci failed');
  writeFileSync(stamp, wanted);
}

/** Builds apps and libs into dist, unless nothing changed since. */
function build(env) {
  const stamp = join(root, 'dist', '.built');
  const inputs = ['apps', 'libs', 'nest-cli.json', '.swcrc', 'package-lock.json'];
  const newest = Math.max(...inputs.map((input) => newestUnder(join(root, input))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { status } = spawnSync('nest', ['build'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) fail('the build failed');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
}

function newestUnder(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

/** Builds and goes on as that program: signals reach it, and its exit is ours. */
function become(command, args) {
  const env = environment();
  build(env);
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  child.on('error', (error) => fail(`${command}: ${error.message}`));
  // A terminal sends SIGINT to the whole group by itself; either way the child decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

function environment() {
  return { ...process.env, PATH: `${node24()}${delimiter}${bin}${delimiter}${process.env.PATH}` };
}

function run(command, args, options = {}) {
  const env = { ...environment(), ...options.env };
  if (options.build) build(env);
  const { status, signal, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (error) fail(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
}

/** The folder of a Node 24: the one that the lock file pins, else the system's own if it is new enough. */
function node24() {
  for (const arch of ['x64', 'arm64']) {
    const folder = join(root, 'node_modules', `node-linux-${arch}`, 'bin');
    if (process.platform === 'linux' && process.arch === arch && existsSync(join(folder, 'node'))) return folder;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return dirname(process.execPath);
  return fail('Mingzhang needs Node 24 or later; it is installed by npm on Linux (x64, arm64). Elsewhere install Node 24 first.');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
