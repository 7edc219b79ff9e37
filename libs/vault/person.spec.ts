import { Refusal } from '#libs/kernel/refusal.js';
import { checkedPerson, type PersonGiven } from './person.js';
import { personNo, residentId } from './vault.testing.js';

function refusalOf(given: PersonGiven): Refusal {
  try {
    checkedPerson(given, { line: 3 });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a person from outside', () => {
  it('is taken as it is when well formed', () => expect(checkedPerson(personNo(1))).toEqual(personNo(1)));

  it('needs a name only', () => expect(checkedPerson({ name: '临江粮站', idNo: undefined })).toStrictEqual({ name: '临江粮站' }));

  it('has one spelling of each number', () =>
    expect(checkedPerson({ name: ' 甲乙 ', idNo: '９９0000 1900 0000 006x', phone: '0990-100 0001', accountNo: '6299 0001 0000 001' })).toStrictEqual({
      name: '甲乙',
      idNo: '99000019000000006X',
      phone: '09901000001',
      accountNo: '629900010000001',
    }));

  it('has its name in NFC', () => expect(checkedPerson({ name: 'Jose\u0301 A' }).name).toBe('Jos\u00e9 A'));

  it.each(['字', '字'.repeat(40), '𠮷'.repeat(40)])('may be called %s', (name) => expect(checkedPerson({ name }).name).toBe(name));

  it.each([
    ['name', { name: '' }],
    ['name', { name: '   ' }],
    ['name', { name: '字'.repeat(41) }],
    ['name', { name: '甲\u0000乙' }],
    ['name', { name: '甲\n乙' }],
    ['name', { name: '甲\u202e乙' }],
    ['name', { name: '甲\u200b乙' }],
    ['name', { name: '甲\ud800' }],
    ['name', { name: undefined as unknown as string }],
    ['idNo', { name: '甲', idNo: '' }],
    ['idNo', { name: '甲', idNo: '990000190000001' }],
    ['idNo', { name: '甲', idNo: '990000190000000069' }],
    ['phone', { name: '甲', phone: 1234567 as unknown as string }],
    ['phone', { name: '甲', phone: '123456' }],
    ['phone', { name: '甲', phone: '1234567890123456' }],
    ['phone', { name: '甲', phone: '1234567a' }],
    ['accountNo', { name: '甲', accountNo: '1234567' }],
    ['accountNo', { name: '甲', accountNo: '1'.repeat(31) }],
    ['accountNo', { name: '甲', accountNo: '12345678X' }],
  ] as [string, PersonGiven][])('is malformed in %s: %j', (field, given) => {
    const refusal = refusalOf(given);
    expect(refusal.code).toBe('MALFORMED');
    expect(refusal.facts).toStrictEqual({ field, line: 3 });
  });

  it.each(['1234567', '123456789012345'])('may have the phone %s', (phone) => expect(checkedPerson({ name: '甲', phone }).phone).toBe(phone));

  it.each(['12345678', '1'.repeat(30)])('may have the account %s', (accountNo) => expect(checkedPerson({ name: '甲', accountNo }).accountNo).toBe(accountNo));

  it('is not told in the refusal', () => {
    const wrong = `${residentId(1).slice(0, 17)}${residentId(1).endsWith('1') ? '2' : '1'}`;
    const refusal = refusalOf({ name: '甲', idNo: wrong });
    expect(`${refusal.message} ${refusal.stack} ${JSON.stringify(refusal)}`).not.toContain(wrong);
  });
});
