import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateMasterKey } from './master-key.js';

describe('the master key file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'master-key-'));
    path = join(folder, 'master.key');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, with 32 random bytes that only its owner may read', () => {
    const key = loadOrCreateMasterKey(path);
    expect(key).toHaveLength(32);
    expect(new Set(key).size).toBeGreaterThan(8);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadOrCreateMasterKey(path)).toEqual(key);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it.each([0, 31, 33, 64])('is refused with %i bytes', (size) => {
    writeFileSync(path, Buffer.alloc(size, 1), { mode: 0o600 });
    expect(() => loadOrCreateMasterKey(path)).toThrow(`it holds ${size}`);
    expect(statSync(path).size).toBe(size);
  });

  it.each([0o640, 0o604])('is refused with mode %i, open to others', (mode) => {
    loadOrCreateMasterKey(path);
    chmodSync(path, mode);
    expect(() => loadOrCreateMasterKey(path)).toThrow('mode 0600');
  });
});
