import pg from 'pg';
import { ViewsUnreachable } from '../views-unreachable.js';

const CONNECT_WITHIN_MS = 5_000;
const INT8 = 20;

/** Numbers come as numbers: sums of fen and seqs are safe integers, and one that is not must not be read as another. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? safeInteger : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond the safe ones');
  return value;
}

/** So many connections at most to a database. Where it does not answer, whoever asks for one gets ViewsUnreachable; the next one tries again. */
export class Pool {
  private readonly pool: pg.Pool;

  constructor(
    private readonly address: string,
    max: number,
  ) {
    this.pool = new pg.Pool({ connectionString: address, max, types, application_name: 'mingzhang', connectionTimeoutMillis: CONNECT_WITHIN_MS, keepAlive: true });
    // A connection that breaks tells its query; without a listener it would end the process as well.
    this.pool.on('error', () => {});
    this.pool.on('connect', (client) => client.on('error', () => {}));
  }

  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw new ViewsUnreachable(`${withoutPassword(this.address)}: ${reasonOf(error)}`, { cause: error });
    }
  }

  async end(): Promise<void> {
    await this.pool.end();
  }
}

/** Several attempts at one name come as one error without a text of its own. */
function reasonOf(error: unknown): string {
  const { message, errors = [] } = error as { readonly message: string; readonly errors?: readonly Error[] };
  return message === '' ? errors.map((one) => one.message).join(', ') : message;
}

/** Who, where and which database: what an operator may see in a log. */
export function withoutPassword(address: string): string {
  const { username, host, pathname } = new URL(address);
  return `postgres://${username}@${host}${pathname}`;
}

const IN_THE_WAY = new Set(['40001', '40P01', '55P03']);
/** Whether another transaction was in the way: serialization failure, deadlock, lock not available. */
export function isInTheWay(error: unknown): boolean {
  return IN_THE_WAY.has(String((error as { code?: unknown }).code));
}
