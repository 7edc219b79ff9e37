import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import type { AccountGiven } from './accounts.js';
import { type Identity, openIdentity } from './identity.js';

export const ANHE = '990001' as BookCode;
export const LINSHAN = '990002' as BookCode;
export const O3 = 'O-03' as OfficerId;
export const O7 = 'O-07' as OfficerId;

export const PASSWORD = '临江镇的三棵老槐树 2015';
export const collector: AccountGiven = { officerId: O3, login: 'o3.linjiang', displayName: '测试员三', kind: 'PERSON' };
export const cashier: AccountGiven = { officerId: O7, login: 'o7.linjiang', displayName: '测试员七', kind: 'PERSON' };

/** A moment of the test's morning. */
export function at(hours: number, minutes = 0, seconds = 0): Instant {
  return new Date(Date.UTC(2015, 3, 1, hours, minutes, seconds)).toISOString() as Instant;
}

/** Identity's file in a directory of its own. */
export class IdentityFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'identity-'));
  readonly file = join(this.path, 'identity.db');

  open(): Identity {
    return openIdentity(this.file);
  }

  /** Every byte of every file, the write-ahead log included. */
  bytes(): Buffer {
    return Buffer.concat(readdirSync(this.path).map((name) => readFileSync(join(this.path, name))));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
