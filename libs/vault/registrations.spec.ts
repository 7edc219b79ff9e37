import type { CommandId, OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { Registering } from './registrations.js';
import type { Vault } from './vault.js';
import { ANHE, ENQUIRY, LINSHAN, ORDER, personNo, VaultFolder } from './vault.testing.js';

const BY: Registering = { commandId: '00000000-0000-8000-8000-000000000001' as CommandId, officerId: 'O-03' as OfficerId, at: ENQUIRY.at };
const AGAIN_LATER: Registering = { ...BY, commandId: '00000000-0000-8000-8000-000000000002' as CommandId };
const LOOKED_UP = { officerId: 'O-03', reasonCode: 'REGISTRATION', at: ENQUIRY.at };

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

describe('a registration sent again', () => {
  it('gets the first answer, for a name alone too, after the vault was closed', () => {
    const first = vault.register(ANHE, { name: '临江粮站' }, BY);
    expect(vault.register(ANHE, { name: '临江粮站' }, BY)).toEqual(first);
    vault.close();
    vault = folder.open();
    expect(vault.register(ANHE, { name: ' 临江粮站' }, BY)).toEqual(first);
    expect(first.isNew).toBe(true);
  });

  it('changes nothing, whatever was told since', () => {
    const { name, idNo } = personNo(1);
    const { partyId } = vault.register(ANHE, { name, idNo, phone: '09901111111' }, BY);
    vault.register(ANHE, { name, idNo, phone: '09902222222' }, AGAIN_LATER);
    expect(vault.register(ANHE, { name, idNo, phone: '09901111111' }, BY)).toEqual({ partyId, isNew: true });
    expect(vault.read(ANHE, partyId, ENQUIRY).phone).toBe('09902222222');
  });

  it('with another content is a conflict', () => {
    const { partyId } = vault.register(ANHE, personNo(1), BY);
    for (const other of [personNo(2), { ...personNo(1), phone: '09902222222' }, { ...personNo(1), partyId }]) {
      expect(() => vault.register(ANHE, other, BY)).toThrow(refusal('IDEMPOTENCY_CONFLICT'));
    }
  });

  it('is no registration of what was refused', () => {
    vault.register(ANHE, personNo(1));
    expect(() => vault.register(ANHE, { ...personNo(1), name: '测试乙' }, BY)).toThrow(refusal('PARTY_MISMATCH'));
    expect(vault.register(ANHE, personNo(2), BY).isNew).toBe(true);
  });

  it('says when the party is erased since; what was told is not in the files then', () => {
    const { partyId } = vault.register(ANHE, personNo(1), BY);
    vault.erase(ANHE, partyId, ORDER);
    expect(() => vault.register(ANHE, personNo(1), BY)).toThrow(refusal('PARTY_ERASED'));
  });
});

describe('registering whom the book knows', () => {
  it('is an access to the party, as is a registration that is refused', () => {
    const { partyId } = vault.register(ANHE, personNo(1), BY);
    expect(vault.accessesOf(ANHE, partyId)).toEqual([]);
    expect(vault.register(ANHE, personNo(1), AGAIN_LATER)).toEqual({ partyId, isNew: false });
    expect(vault.accessesOf(ANHE, partyId)).toEqual([LOOKED_UP]);
    const guess = { ...personNo(1), name: '测试乙' };
    expect(() => vault.register(ANHE, guess, { ...BY, commandId: '00000000-0000-8000-8000-000000000003' as CommandId })).toThrow(refusal('PARTY_MISMATCH'));
    expect(vault.accessesOf(ANHE, partyId)).toEqual([LOOKED_UP, LOOKED_UP]);
  });

  it('in another book finds nobody', () => {
    const { partyId } = vault.register(ANHE, personNo(1), BY);
    expect(vault.register(LINSHAN, personNo(1), AGAIN_LATER).isNew).toBe(true);
    expect(vault.accessesOf(ANHE, partyId)).toEqual([]);
  });
});
