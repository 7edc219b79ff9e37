import type { PartyId, Sha256Hex, TextRef } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { Vault } from './vault.js';
import { ANHE, ENQUIRY, LINSHAN, ORDER, VaultFolder } from './vault.testing.js';
import { VaultBroken } from './vault-faults.js';

const TEXT = '本人因故未能按期缴纳，\n特此说明。';

describe('a text in the vault', () => {
  let folder: VaultFolder;
  let vault: Vault;
  let ref: TextRef;
  beforeEach(() => {
    folder = new VaultFolder();
    vault = folder.open();
    ref = vault.keepText(ANHE, TEXT);
  });
  afterEach(() => {
    vault.close();
    folder.remove();
  });

  it('is read by its reference, with a reason that is noted', () => {
    expect(ref.hmac).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.readText(ANHE, ref, ENQUIRY)).toBe(TEXT);
    expect(vault.accessesOfText(ANHE, ref.vaultId)).toEqual([ENQUIRY]);
  });

  it('has another reference each time: the same text cannot be recognised', () => {
    const again = vault.keepText(ANHE, TEXT);
    expect(again.vaultId).not.toBe(ref.vaultId);
    expect(again.hmac).not.toBe(ref.hmac);
  });

  it('is not passed off as another', () => {
    const other = vault.keepText(ANHE, '另一份说明');
    expect(() => vault.readText(ANHE, { ...ref, hmac: other.hmac }, ENQUIRY)).toThrow(VaultBroken);
    expect(() => vault.readText(ANHE, { ...ref, hmac: '' as Sha256Hex }, ENQUIRY)).toThrow(VaultBroken);
  });

  it('belongs to its book, and is no party', () => {
    expect(() => vault.readText(LINSHAN, ref, ENQUIRY)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.read(ANHE, ref.vaultId as string as PartyId, ENQUIRY)).toThrow(refusal('UNKNOWN'));
    const { partyId } = vault.register(ANHE, { name: '临江粮站' });
    expect(() => vault.readText(ANHE, { ...ref, vaultId: partyId as string as TextRef['vaultId'] }, ENQUIRY)).toThrow(refusal('UNKNOWN'));
  });

  it('is not in the files in clear', () => expect(folder.bytes().includes(TEXT)).toBe(false));

  it('is erased as a party is', () => {
    vault.eraseText(ANHE, ref.vaultId, ORDER);
    expect(() => vault.readText(ANHE, ref, ENQUIRY)).toThrow(refusal('PARTY_ERASED'));
  });

  it.each(['', ' \n', '\ud800'])('is not kept when empty or broken: %j', (text) => expect(() => vault.keepText(ANHE, text)).toThrow(refusal('MALFORMED')));

  it('has at most 10,000 characters', () => {
    expect(vault.readText(ANHE, vault.keepText(ANHE, '字'.repeat(10_000)), ENQUIRY)).toHaveLength(10_000);
    expect(() => vault.keepText(ANHE, '字'.repeat(10_001))).toThrow(refusal('TOO_LARGE'));
  });
});
