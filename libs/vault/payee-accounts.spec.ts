import type { AccountToken, PartyId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { Vault } from './vault.js';
import { ANHE, ENQUIRY, LINSHAN, ORDER, personNo, VaultFolder } from './vault.testing.js';

const { reasonCode: _, ...BY } = ENQUIRY;
const CARD = { accountNo: '6299000010000001', holderName: '测试甲1' };
const NO_TOKEN = '00000000-0000-4000-8000-000000000000' as AccountToken;

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

const keep = (more: object = {}, book = ANHE) => vault.payeeAccounts.keep(book, { ...CARD, ...more }, BY);

describe('an account to which a subsidy goes', () => {
  it('has one random token in a book, however its number is written', () => {
    const token = keep();
    expect([keep(), keep({ accountNo: '6299 0000 1000 0001' }), keep({ accountNo: '6299-0000-1000-0001' })].every((again) => again === token)).toBe(true);
    expect(keep({ accountNo: '6299000010000002' })).not.toBe(token);
    expect(keep({}, LINSHAN)).not.toBe(token);
  });

  it('is told by no byte of the files', () => {
    keep();
    for (const secret of Object.values(CARD)) expect(folder.bytes().includes(secret)).toBe(false);
  });

  it('stays in the name in which it is known', () => {
    keep();
    expect(() => keep({ holderName: '测试乙' })).toThrow(refusal('PARTY_MISMATCH'));
  });

  it.each([
    ['accountNo', { accountNo: '1234567' }],
    ['holderName', { holderName: ' ' }],
  ])('needs a %s', (field, more) => expect(() => keep(more)).toThrow(expect.objectContaining({ code: 'MALFORMED', facts: { field } })));

  it('is never found by the identity number with the same digits', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    expect(keep({ accountNo: personNo(1).idNo.replace('X', '0') })).not.toBe(partyId);
  });

  it('is somebody’s by name, and nobody’s where nobody brought it', () => {
    const [one, other] = [1, 2].map((n) => vault.register(ANHE, personNo(n)).partyId) as [PartyId, PartyId];
    const token = keep();
    expect([one, other].map((partyId) => vault.payeeAccounts.isHolder(ANHE, token, partyId))).toEqual([true, false]);
    expect(vault.payeeAccounts.isHolder(ANHE, NO_TOKEN, one)).toBeUndefined();
    expect(vault.payeeAccounts.isHolder(LINSHAN, token, one)).toBeUndefined();
    expect(() => vault.payeeAccounts.isHolder(ANHE, token, NO_TOKEN as string as PartyId)).toThrow(refusal('UNKNOWN'));
  });

  it('is read for a reason, which is kept, as coming upon it is', () => {
    const token = keep();
    expect(vault.payeeAccounts.accessesOf(ANHE, token)).toEqual([]);
    keep();
    expect(vault.payeeAccounts.read(ANHE, token, ENQUIRY)).toEqual(CARD);
    expect(vault.payeeAccounts.accessesOf(ANHE, token).map(({ reasonCode }) => reasonCode)).toEqual(['PAYER_ENQUIRY', 'REGISTRATION']);
    expect(() => vault.payeeAccounts.read(ANHE, NO_TOKEN, ENQUIRY)).toThrow(refusal('UNKNOWN'));
    expect(() => vault.payeeAccounts.accessesOf(ANHE, NO_TOKEN)).toThrow(refusal('UNKNOWN'));
  });

  it('is erased for good, and gets another token when it is brought again', () => {
    const { partyId } = vault.register(ANHE, personNo(1));
    const token = keep();
    vault.eraseAccount(ANHE, token, ORDER);
    expect(() => vault.payeeAccounts.read(ANHE, token, ENQUIRY)).toThrow(refusal('PARTY_ERASED'));
    expect(vault.payeeAccounts.isHolder(ANHE, token, partyId)).toBeUndefined();
    expect(keep()).not.toBe(token);
  });

  it('outlives the process', () => {
    const token = keep();
    vault.close();
    vault = folder.open();
    expect(vault.payeeAccounts.read(ANHE, token, ENQUIRY)).toEqual(CARD);
    expect(keep()).toBe(token);
  });
});
