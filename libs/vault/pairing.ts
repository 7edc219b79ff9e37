import { type KeyObject, randomUUID } from 'node:crypto';
import type { PrivateDatabase } from './private-database.js';
import { deriveKey } from './seal.js';
import { VaultBroken } from './vault-faults.js';

/**
 * The vault's name, the same in both files; a new vault is given one. Throws VaultBroken if the files are of two vaults,
 * if the key file of an existing vault is missing, or if the master key is another than the vault was made with.
 */
export function pairFiles(data: PrivateDatabase, keys: PrivateDatabase, masterKey: KeyObject): string {
  return data.transaction(() => keys.transaction(() => pair(data, keys, masterKey)));
}

function pair(data: PrivateDatabase, keys: PrivateDatabase, masterKey: KeyObject): string {
  const named = data.sql.get`SELECT vault_id FROM vault`?.vault_id as string | undefined;
  const locked = keys.sql.get`SELECT vault_id, proof FROM vault` as { vault_id: string; proof: Uint8Array } | undefined;
  if (named !== undefined && named !== locked?.vault_id) throw new VaultBroken('the key file is not the one of this data file');

  const vaultId = locked?.vault_id ?? randomUUID();
  const proof = deriveKey(masterKey, vaultId, 'proof/1').export();
  if (locked !== undefined && !proof.equals(locked.proof)) throw new VaultBroken('another master key than the vault was made with');

  if (locked === undefined) keys.sql.run`INSERT INTO vault (vault_id, proof) VALUES (${vaultId}, ${proof})`;
  if (named === undefined) data.sql.run`INSERT INTO vault (vault_id) VALUES (${vaultId})`;
  return vaultId;
}
