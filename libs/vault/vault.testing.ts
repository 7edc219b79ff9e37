import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId } from '#libs/kernel/ids.js';
import type { Access } from './access-log.js';
import { checkCharacter } from './resident-id.js';
import type { PartyGiven } from './vault.js';
import { openVault, type Vault } from './vault.js';

export const ANHE = '990001' as BookCode;
export const LINSHAN = '990002' as BookCode;

export const ENQUIRY: Access = { officerId: 'O-03' as OfficerId, reasonCode: 'PAYER_ENQUIRY', at: '2015-04-01T02:00:00.000Z' as Instant };
export const ORDER = { officerId: 'O-09' as OfficerId, docNo: '安档销字〔2045〕1号' as DocNo, at: '2045-06-01T02:00:00.000Z' as Instant };

/** The nth identity number of the unassigned area 990000. */
export function residentId(n: number): string {
  const digits = `990000${String(19_000_000_000 + n).padStart(11, '0')}`;
  return digits + checkCharacter(digits);
}

/** The nth person. */
export function personNo(n: number): PartyGiven & { readonly idNo: string } {
  return { name: `测试甲${n}`, idNo: residentId(n), phone: `0990${String(1_000_000 + n)}`, accountNo: `6299000${String(10_000_000 + n)}` };
}

/** A vault's files in a directory of their own. */
export class VaultFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'vault-'));
  readonly dataPath = join(this.path, 'vault.db');
  readonly keysPath = join(this.path, 'vault-keys.db');

  constructor(readonly masterKey: Buffer = Buffer.alloc(32, 7)) {}

  open(masterKey: Buffer = this.masterKey): Vault {
    return openVault({ dataPath: this.dataPath, keysPath: this.keysPath, masterKey });
  }

  /** Every byte of every file, the write-ahead logs included. */
  bytes(): Buffer {
    return Buffer.concat(readdirSync(this.path).map((name) => readFileSync(join(this.path, name))));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
