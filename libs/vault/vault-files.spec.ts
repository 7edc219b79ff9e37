import { copyFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PartyId } from '#libs/kernel/ids.js';
import { openVault, type Vault } from './vault.js';
import { ANHE, ENQUIRY, LINSHAN, ORDER, personNo, VaultFolder } from './vault.testing.js';
import { VaultBroken, VaultBusy } from './vault-faults.js';

let folder: VaultFolder;
let vault: Vault;
beforeEach(() => {
  folder = new VaultFolder();
  vault = folder.open();
});
afterEach(() => {
  vault.close();
  folder.remove();
});

/** Runs statements on one of the files, past the vault. */
function behindItsBack<T>(path: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

interface Secrets {
  readonly wrapped: Buffer;
  readonly blind: Buffer;
}

function secretsOf(partyId: PartyId): Secrets {
  const row = behindItsBack(folder.keysPath, (keys) => keys.prepare('SELECT wrapped, blind FROM record_key WHERE id = ?').get(partyId));
  return { wrapped: Buffer.from(row?.wrapped as Uint8Array), blind: Buffer.from(row?.blind as Uint8Array) };
}

/** A copy of both files as a crash at this moment would leave them. */
function crashed(): VaultFolder {
  const image = new VaultFolder();
  for (const name of readdirSync(folder.path)) copyFileSync(join(folder.path, name), join(image.path, name));
  return image;
}

/** Opens the image of a crash with one file of it taken from another moment. */
function mixed(from: VaultFolder, path: 'dataPath' | 'keysPath', work: (opened: Vault, image: VaultFolder) => void): void {
  const image = crashed();
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(image[path] + suffix, { force: true });
    const source = from[path] + suffix;
    if (statSync(source, { throwIfNoEntry: false })) copyFileSync(source, image[path] + suffix);
  }
  const opened = image.open();
  try {
    work(opened, image);
  } finally {
    opened.close();
    image.remove();
    from.remove();
  }
}

describe('the files of the vault', () => {
  it('hold no personal data in clear, before or after the log is folded in', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.register(ANHE, { ...personNo(1), phone: '09907777777' });
    vault.read(ANHE, partyId, ENQUIRY);
    const planted = [personNo(1).name, personNo(1).idNo, personNo(1).phone, personNo(1).accountNo, '09907777777'] as string[];
    const stored = () => planted.filter((text) => folder.bytes().includes(text));
    expect(folder.bytes().includes(partyId)).toBe(true);
    expect(readdirSync(folder.path)).toContain('vault.db-wal');
    expect(stored()).toEqual([]);
    vault.close();
    expect(readdirSync(folder.path).toSorted()).toEqual(['vault-keys.db', 'vault.db']);
    expect(folder.bytes().includes(partyId)).toBe(true);
    expect(stored()).toEqual([]);
    vault = folder.open();
  });

  it('are readable by their owner only', () => {
    vault.register(ANHE, personNo(1));
    for (const name of readdirSync(folder.path)) expect(statSync(join(folder.path, name)).mode & 0o077).toBe(0);
  });

  it('hold another key and, in another book, another blind index for the same person', () => {
    const here = secretsOf(vault.register(ANHE, personNo(1)).partyId);
    const there = secretsOf(vault.register(LINSHAN, personNo(1)).partyId);
    expect(there.blind).toHaveLength(32);
    expect(there.blind).not.toEqual(here.blind);
    expect(there.wrapped).not.toEqual(here.wrapped);
  });

  it('do not open with another master key', () => {
    vault.register(ANHE, personNo(1));
    expect(() => folder.open(Buffer.alloc(32, 8))).toThrow(VaultBroken);
    expect(() => folder.open(Buffer.alloc(31, 7))).toThrow(VaultBroken);
  });

  it('do not open beside the key file of another vault, or without theirs', () => {
    const other = new VaultFolder();
    other.open().close();
    expect(() => openVault({ ...folder, keysPath: other.keysPath })).toThrow(VaultBroken);
    rmSync(other.keysPath);
    expect(() => openVault({ ...folder, keysPath: other.keysPath })).toThrow(VaultBroken);
    other.remove();
  });
});

describe('tampering', () => {
  it.each([
    ['a changed byte', 'UPDATE record SET sealed = CAST(substr(sealed, 1, 30) || zeroblob(1) || substr(sealed, 32) AS BLOB)'],
    ['another version', 'UPDATE record SET version = 2'],
    ['another book', `UPDATE record SET book = '${LINSHAN}'`],
    ['a cut', 'UPDATE record SET sealed = substr(sealed, 1, 20)'],
  ])('by %s is an error, and the attempt to read is noted', (_, statement) => {
    const { partyId } = vault.register(ANHE, personNo(1));
    behindItsBack(folder.dataPath, (data) => data.exec(statement));
    const book = statement.includes('SET book') ? LINSHAN : ANHE;
    expect(() => vault.masked(book, partyId, 'WEB')).toThrow(VaultBroken);
    expect(() => vault.read(book, partyId, ENQUIRY)).toThrow(VaultBroken);
    expect(vault.accessesOf(book, partyId)).toEqual([ENQUIRY]);
  });

  it('by the content of another party is an error', () => {
    const [one, two] = vault.registerMany(ANHE, [personNo(1), personNo(2)]).map(({ partyId }) => partyId) as [PartyId, PartyId];
    behindItsBack(folder.dataPath, (data) => data.prepare('UPDATE record SET sealed = (SELECT sealed FROM record WHERE id = ?) WHERE id = ?').run(two, one));
    expect(() => vault.masked(ANHE, one, 'WEB')).toThrow(VaultBroken);
  });

  it('by the key of another party is an error', () => {
    const [one, two] = vault.registerMany(ANHE, [personNo(1), personNo(2)]).map(({ partyId }) => partyId) as [PartyId, PartyId];
    behindItsBack(folder.keysPath, (keys) => keys.prepare('UPDATE record_key SET wrapped = (SELECT wrapped FROM record_key WHERE id = ?) WHERE id = ?').run(two, one));
    expect(() => vault.masked(ANHE, one, 'WEB')).toThrow(`does not open: mingzhang vault key/1 ${one}`);
  });

  it('by removing a key is an error, not an erasure', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    behindItsBack(folder.keysPath, (keys) => keys.exec('DELETE FROM record_key'));
    expect(() => vault.masked(ANHE, partyId, 'WEB')).toThrow(VaultBroken);
  });
});

describe('erasing', () => {
  it('leaves no copy of the key, the blind index or the content in any file', () => {
    const everybody = vault.registerMany(
      ANHE,
      Array.from({ length: 2_000 }, (_, n) => personNo(n)),
    );
    const gone = everybody.filter((_, n) => n % 50 === 0).map(({ partyId }) => partyId);
    const secrets = gone.map(secretsOf);
    const left = () => secrets.flatMap(({ wrapped, blind }) => [wrapped, blind]).filter((bytes) => folder.bytes().includes(bytes)).length;
    expect(left()).toBe(80);
    for (const partyId of gone) vault.erase(ANHE, partyId, ORDER);
    expect(left()).toBe(0);
    expect(vault.read(ANHE, everybody[1]?.partyId as PartyId, ENQUIRY)).toEqual(personNo(1));
  });

  it('says so when another reader keeps the old key in the write-ahead log; it goes when the vault is opened without him', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const { wrapped } = secretsOf(partyId);
    behindItsBack(folder.keysPath, (reader) => {
      reader.exec('BEGIN; SELECT * FROM record_key');
      expect(() => vault.erase(ANHE, partyId, ORDER)).toThrow(VaultBusy);
    });
    expect(vault.masked(ANHE, partyId, 'WEB')).toEqual({ name: '（已删除）' });
    vault.close();
    vault = folder.open();
    expect(folder.bytes().includes(wrapped)).toBe(false);
  });

  it('is finished on opening when a crash came after the key', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const before = crashed();
    vault.erase(ANHE, partyId, ORDER);
    mixed(before, 'dataPath', (opened, image) => {
      expect(opened.masked(ANHE, partyId, 'WEB')).toEqual({ name: '（已删除）' });
      const records = behindItsBack(image.dataPath, (data) => data.prepare('SELECT count(*) AS n FROM record').get()?.n);
      expect(records).toBe(0);
    });
  });

  it('holds when an old copy of the key file is restored', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const { wrapped } = secretsOf(partyId);
    const before = crashed();
    vault.erase(ANHE, partyId, ORDER);
    mixed(before, 'keysPath', (opened, image) => {
      expect(opened.masked(ANHE, partyId, 'WEB')).toEqual({ name: '（已删除）' });
      expect(opened.register(ANHE, personNo(1)).isNew).toBe(true);
      expect(image.bytes().includes(wrapped)).toBe(false);
    });
  });
});

describe('a crash', () => {
  it('loses nothing that was answered', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.read(ANHE, partyId, ENQUIRY);
    const image = crashed();
    const opened = image.open();
    expect(opened.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
    expect(opened.accessesOf(ANHE, partyId)).toHaveLength(2);
    opened.close();
    image.remove();
  });

  it('between key and record is made good by registering again', () => {
    const before = crashed();
    const { partyId } = vault.register(ANHE, personNo(1));
    mixed(before, 'dataPath', (opened) => {
      expect(opened.register(ANHE, personNo(1))).toEqual({ partyId, isNew: true });
      expect(opened.register(ANHE, personNo(1))).toEqual({ partyId, isNew: false });
      expect(opened.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
    });
  });
});
