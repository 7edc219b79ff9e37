import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const DEBIAN = '/usr/lib/postgresql';

/** Where the server's programs are: as Debian puts them, newest first, else on the path. */
function programs(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(DEBIAN, version, 'bin')).find((folder) => existsSync(join(folder, 'postgres'))) ?? '';
}

/** The server's program, by which a spec asks whether it is there. */
export const POSTGRES = join(programs(), 'postgres');

/** A PostgreSQL server of a spec's own, on a free port of this machine, with as many databases as one asks for. */
export class PostgresServer {
  private databases = 0;
  private process: ReturnType<typeof spawn> | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly as: { readonly uid?: number; readonly gid?: number },
    private readonly fsync: 'on' | 'off',
  ) {}

  /** Nothing of a spec has to survive a power cut; what is measured is measured as it is installed. */
  static async start(fsync: 'on' | 'off' = 'off'): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    const as = ownerFor(folder);
    execFileSync(join(programs(), 'initdb'), ['-D', join(folder, 'data'), '-U', 'mingzhang', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], {
      ...as,
      stdio: 'ignore',
    });
    const server = new PostgresServer(folder, await freePort(), as, fsync);
    await server.run();
    return server;
  }

  /** Starts the server, again after `stop`; resolves when it answers. */
  async run(): Promise<void> {
    const settings = { fsync: this.fsync, port: this.port, listen_addresses: '127.0.0.1', unix_socket_directories: this.folder };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.process = spawn(POSTGRES, ['-D', join(this.folder, 'data'), ...options], { ...this.as, stdio: 'ignore' });
    for (;;) {
      try {
        return await this.query('postgres', 'select 1');
      } catch (error) {
        if (this.process.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Shuts the server down: fast ends its connections, immediate does not even tell them. */
  async stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    if (this.process === undefined || this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The address of a new, empty database. */
  async database(): Promise<string> {
    const name = `views_${this.databases++}`;
    await this.query('postgres', `create database ${name}`);
    return `postgres://mingzhang@127.0.0.1:${this.port}/${name}`;
  }

  async drop(address: string): Promise<void> {
    await this.query('postgres', `drop database ${new URL(address).pathname.slice(1)} with (force)`);
  }

  /** Runs a statement on a database past the views. */
  async query(database: string, statement: string): Promise<void> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port, user: 'mingzhang', database });
    client.on('error', () => {});
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
}

/** The server refuses to run as root: it then runs as the user that Debian's package made. */
function ownerFor(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const as = { uid: idOf('-u'), gid: idOf('-g') };
  chownSync(folder, as.uid, as.gid);
  chmodSync(folder, 0o700);
  return as;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
