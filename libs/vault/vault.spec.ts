import type { Instant } from '#libs/kernel/dates.js';
import { type DocNo, isUuid, type OfficerId, type PartyId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { ReadReason } from './access-log.js';
import type { Vault } from './vault.js';
import { ANHE, ENQUIRY, LINSHAN, ORDER, personNo, residentId, VaultFolder } from './vault.testing.js';

const refusalWith = (code: string, facts: object): Error => expect.objectContaining({ name: 'Refusal', code, facts });

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

const nobody = '00000000-0000-4000-8000-000000000000' as PartyId;

describe('knowing a party', () => {
  it('is a matter of its book, until it is erased', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect([vault.knows(ANHE, partyId), vault.knows(LINSHAN, partyId), vault.knows(ANHE, nobody)]).toEqual([true, false, false]);
    vault.erase(ANHE, partyId, ORDER);
    expect(vault.knows(ANHE, partyId)).toBe(false);
  });
});

describe('reading many parties at once', () => {
  it('keeps an access to each of them; who is erased is left out, who is not known is refused and opens nobody', () => {
    const [one, other] = [1, 2].map((n) => vault.register(ANHE, personNo(n)).partyId) as [PartyId, PartyId];
    expect(() => vault.readMany(ANHE, [one, nobody], ENQUIRY)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.readMany(LINSHAN, [one], ENQUIRY)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.readMany(ANHE, [one], { ...ENQUIRY, reasonCode: 'CURIOSITY' as ReadReason })).toThrow(refusal('MALFORMED'));
    expect(vault.accessesOf(ANHE, one)).toEqual([]);
    vault.erase(ANHE, other, ORDER);
    expect(vault.readMany(ANHE, [one, other], ENQUIRY)).toEqual(new Map([[one, personNo(1)]]));
    expect(vault.accessesOf(ANHE, one)).toEqual([ENQUIRY]);
    expect(vault.accessesOf(ANHE, other)).toEqual([]);
  });
});

describe('registering a party', () => {
  it('gives it a random id', () => {
    const { partyId, isNew } = vault.register(ANHE, personNo(1));
    expect(isNew).toBe(true);
    expect(isUuid(partyId)).toBe(true);
    expect(vault.register(ANHE, personNo(2)).partyId).not.toBe(partyId);
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
  });

  it('finds it again by its identity number, however that is written', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const spaced = personNo(1).idNo.replace(/(.{6})/, '$1 ');
    expect(vault.register(ANHE, { ...personNo(1), idNo: spaced })).toEqual({ partyId, isNew: false });
  });

  it('finds it again after the vault was closed', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.close();
    vault = folder.open();
    expect(vault.register(ANHE, personNo(1))).toEqual({ partyId, isNew: false });
  });

  it('takes over a new phone, and an account where none was known; keeps what is not told again', () => {
    const { name, idNo, phone, accountNo } = personNo(1);
    const { partyId } = vault.register(ANHE, { name, idNo, phone });
    vault.register(ANHE, { name, idNo, accountNo });
    vault.register(ANHE, { name, idNo, phone: '09907777777' });
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual({ name, idNo, phone: '09907777777', accountNo });
  });

  it('refuses another account for a known party, by number or by its id, and changes nothing (3.8: two hands)', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const redirected = { ...personNo(1), phone: '09907777777', accountNo: '6299000199999999' };
    const mismatch = refusalWith('PARTY_MISMATCH', { field: 'accountNo' });
    expect(() => vault.register(ANHE, redirected)).toThrow(mismatch);
    expect(() => vault.register(ANHE, { ...redirected, partyId })).toThrow(mismatch);
    expect(() => vault.registerMany(ANHE, [personNo(2), redirected])).toThrow(refusalWith('PARTY_MISMATCH', { field: 'accountNo', line: 2 }));
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
  });

  it('refuses another name for the same identity number, and changes nothing', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect(() => vault.register(ANHE, { ...personNo(1), name: '测试乙', phone: '09907777777' })).toThrow(refusalWith('PARTY_MISMATCH', {}));
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
  });

  it('makes a new party each time for a name alone', () => {
    const first = vault.register(ANHE, { name: '临江粮站' });
    const second = vault.register(ANHE, { name: '临江粮站' });
    expect(second.isNew).toBe(true);
    expect(second.partyId).not.toBe(first.partyId);
  });

  it('completes the party that the caller names', () => {
    const { partyId } = vault.register(ANHE, { name: '测试甲1' });
    expect(vault.register(ANHE, { partyId, ...personNo(1) })).toEqual({ partyId, isNew: false });
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
    expect(vault.register(ANHE, personNo(1))).toEqual({ partyId, isNew: false });
  });

  it('refuses the named party another name, another number, or the number of another party', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.register(ANHE, { ...personNo(2), name: personNo(1).name });
    const { name } = personNo(1);
    expect(() => vault.register(ANHE, { partyId, name: '测试乙' })).toThrow(refusalWith('PARTY_MISMATCH', {}));
    expect(() => vault.register(ANHE, { partyId, name, idNo: residentId(3) })).toThrow(refusalWith('PARTY_MISMATCH', {}));
    expect(() => vault.register(ANHE, { partyId, name, idNo: residentId(2) })).toThrow(refusalWith('PARTY_MISMATCH', {}));
    const { partyId: byName } = vault.register(ANHE, { name });
    expect(() => vault.register(ANHE, { partyId: byName, name, idNo: residentId(2) })).toThrow(refusalWith('PARTY_MISMATCH', {}));
  });

  it('refuses a named party that the book does not have', () => {
    const { partyId } = vault.register(LINSHAN, { name: '临江粮站' });
    expect(() => vault.register(ANHE, { partyId, name: '临江粮站' })).toThrow(refusalWith('UNKNOWN', { kind: 'party', id: partyId }));
  });

  it('refuses malformed fields by name only', () =>
    expect(() => vault.register(ANHE, { name: '测试甲', idNo: '990000190000000069' })).toThrow(refusalWith('MALFORMED', { field: 'idNo' })));

  it('keeps the books apart', () => {
    const here = vault.register(ANHE, personNo(1));
    const there = vault.register(LINSHAN, { ...personNo(1), name: '测试乙' });
    expect(there).toEqual({ partyId: expect.not.stringMatching(here.partyId), isNew: true });
    expect(() => vault.masked(LINSHAN, here.partyId, 'WEB')).toThrow(refusal('UNKNOWN'));
    expect(() => vault.read(LINSHAN, here.partyId, ENQUIRY)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.accessesOf(LINSHAN, here.partyId)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.erase(LINSHAN, here.partyId, ORDER)).toThrow(refusal('UNKNOWN'));
    expect(vault.masked(ANHE, here.partyId, 'VILLAGE_BOARD')).toEqual({ name: '测试甲1' });
  });
});

describe('registering a list', () => {
  it('answers in its order, and one party for one identity number', () => {
    const known = vault.register(ANHE, personNo(2));
    const [first, second, third] = vault.registerMany(ANHE, [personNo(1), personNo(2), personNo(1)]);
    expect(first).toMatchObject({ isNew: true });
    expect(second).toEqual({ partyId: known.partyId, isNew: false });
    expect(third).toEqual({ partyId: first?.partyId, isNew: false });
  });

  it('registers nobody if one line is refused', () => {
    expect(() => vault.registerMany(ANHE, [personNo(1), personNo(2), { ...personNo(1), name: '测试乙' }])).toThrow(refusalWith('PARTY_MISMATCH', { line: 3 }));
    expect(() => vault.registerMany(ANHE, [personNo(1), { name: '' }])).toThrow(refusalWith('MALFORMED', { field: 'name', line: 2 }));
    expect(vault.register(ANHE, personNo(1)).isNew).toBe(true);
  });

  it('takes at most 5,000 people', () => expect(() => vault.registerMany(ANHE, new Array(5_001).fill(personNo(1)))).toThrow(refusalWith('TOO_LARGE', { limit: 5_000 })));
});

describe('showing and reading a party', () => {
  it('shows it by the channel, unlogged', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect(vault.masked(ANHE, partyId, 'WEB')).toStrictEqual({ name: '测*' });
    expect(vault.masked(ANHE, partyId, 'OWN_QUERY')).toStrictEqual({ accountNo: '****0001' });
    expect(vault.accessesOf(ANHE, partyId)).toEqual([]);
  });

  it('notes who read it in clear, why and when', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.register(ANHE, personNo(2));
    const inspection = { officerId: 'O-21' as OfficerId, reasonCode: 'INSPECTION', at: '2015-04-02T02:00:00.000Z' as Instant } as const;
    vault.read(ANHE, partyId, ENQUIRY);
    vault.read(ANHE, partyId, inspection);
    expect(vault.accessesOf(ANHE, partyId)).toEqual([inspection, ENQUIRY]);
  });

  it('lists the latest 500 accesses', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    for (let n = 0; n < 501; n++) vault.read(ANHE, partyId, { ...ENQUIRY, at: `2015-04-01T02:00:00.${String(n).padStart(3, '0')}Z` as Instant });
    const accesses = vault.accessesOf(ANHE, partyId);
    expect(accesses).toHaveLength(500);
    expect(accesses[0]?.at).toBe('2015-04-01T02:00:00.500Z');
  });

  it('is refused without a reason of the list or an officer', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect(() => vault.read(ANHE, partyId, { ...ENQUIRY, reasonCode: 'CURIOSITY' as ReadReason })).toThrow(refusalWith('MALFORMED', { field: 'reasonCode' }));
    expect(() => vault.read(ANHE, partyId, { ...ENQUIRY, officerId: '' as OfficerId })).toThrow(refusalWith('MALFORMED', { field: 'officerId' }));
    expect(vault.accessesOf(ANHE, partyId)).toEqual([]);
  });

  it('refuses an unknown party', () => {
    expect(() => vault.masked(ANHE, nobody, 'WEB')).toThrow(refusalWith('UNKNOWN', { kind: 'party', id: nobody }));
    expect(() => vault.read(ANHE, nobody, ENQUIRY)).toThrow(refusalWith('UNKNOWN', { kind: 'party', id: nobody }));
    expect(() => vault.accessesOf(ANHE, nobody)).toThrow(refusalWith('UNKNOWN', { kind: 'party', id: nobody }));
  });
});

describe('erasing a party', () => {
  it('leaves a fixed word in every channel and refuses everything else', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.read(ANHE, partyId, ENQUIRY);
    vault.erase(ANHE, partyId, ORDER);
    for (const channel of ['WEB', 'VILLAGE_BOARD', 'VILLAGE_BOARD_WITH_ID', 'OWN_QUERY', 'REPORT'] as const) {
      expect(vault.masked(ANHE, partyId, channel)).toStrictEqual({ name: '（已删除）' });
    }
    const erased = refusalWith('PARTY_ERASED', { kind: 'party', id: partyId });
    expect(() => vault.read(ANHE, partyId, ENQUIRY)).toThrow(erased);
    expect(() => vault.erase(ANHE, partyId, ORDER)).toThrow(erased);
    expect(() => vault.register(ANHE, { partyId, name: '测试甲1' })).toThrow(erased);
    expect(vault.accessesOf(ANHE, partyId)).toEqual([ENQUIRY]);
  });

  it('lets the same person come again as another party', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    vault.erase(ANHE, partyId, ORDER);
    const again = vault.register(ANHE, personNo(1));
    expect(again.isNew).toBe(true);
    expect(again.partyId).not.toBe(partyId);
  });

  it('leaves the others alone', () => {
    const [one, two] = vault.registerMany(ANHE, [personNo(1), personNo(2)]);
    vault.erase(ANHE, one?.partyId as PartyId, ORDER);
    expect(vault.read(ANHE, two?.partyId as PartyId, ENQUIRY)).toEqual(personNo(2));
  });

  it('needs an officer and the number of a document', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect(() => vault.erase(ANHE, partyId, { ...ORDER, docNo: '' as DocNo })).toThrow(refusalWith('MALFORMED', { field: 'docNo' }));
    expect(() => vault.erase(ANHE, partyId, { ...ORDER, officerId: '' as OfficerId })).toThrow(refusalWith('MALFORMED', { field: 'officerId' }));
    expect(() => vault.erase(ANHE, nobody, ORDER)).toThrow(refusalWith('UNKNOWN', { kind: 'party', id: nobody }));
    expect(vault.read(ANHE, partyId, ENQUIRY)).toEqual(personNo(1));
  });
});
