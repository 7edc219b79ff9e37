import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse } from '#libs/kernel/refusal.js';
import { isCommonPassword } from './common-passwords.js';

const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 200;
/** Each computation takes 19 MiB and a thread of the pool while it runs: more than these would only wait. */
const MOST_UNDER_WAY = 32;

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const EFFORT = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

interface Effort {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const argon2Async = promisify(argon2);

/** Compared with where there is no password: it matches none, and the answer takes as long as any other. */
const NOBODYS_PASSWORD = phc(EFFORT, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));

/** Hashes and compares passwords by argon2id; a bounded number at a time. */
export class Passwords {
  private underWay = 0;

  /** Refuses TOO_MANY_REQUESTS while as many computations are under way as may be. */
  requireRoom(): void {
    if (this.underWay >= MOST_UNDER_WAY) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: 1 });
  }

  /** The form in which a password is kept: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. Refuses PASSWORD_WEAK{least, most}. */
  async hash(given: string): Promise<string> {
    const password = spelled(given);
    const length = [...password].length;
    const isWeak = length < LEAST_CHARACTERS || length > MOST_CHARACTERS || isCommonPassword(password);
    if (isWeak) refuse('PASSWORD_WEAK', { least: LEAST_CHARACTERS, most: MOST_CHARACTERS });
    const salt = randomBytes(SALT_BYTES);
    return phc(EFFORT, salt, await this.tag(password, EFFORT, salt));
  }

  /** Whether a password is the one kept; false after the same effort where none is kept. */
  async matches(given: string, kept: string | undefined): Promise<boolean> {
    const parts = PHC.exec(kept ?? NOBODYS_PASSWORD);
    if (parts === null) throw new Error('A kept password is not in its form');
    const [, memory, passes, parallelism, salt, tag] = parts;
    const effort = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    const found = await this.tag(spelled(given), effort, Buffer.from(salt as string, 'base64'));
    return timingSafeEqual(found, Buffer.from(tag as string, 'base64'));
  }

  private async tag(message: string, effort: Effort, nonce: Buffer): Promise<Buffer> {
    this.underWay += 1;
    try {
      return await argon2Async('argon2id', { ...effort, message, nonce, tagLength: TAG_BYTES });
    } finally {
      this.underWay -= 1;
    }
  }
}

/** One password however it is typed: full-width letters are the same as others. */
function spelled(password: string): string {
  return password.normalize('NFKC');
}

function phc({ memory, passes, parallelism }: Effort, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
