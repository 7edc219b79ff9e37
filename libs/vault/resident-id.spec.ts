import { checkCharacter, isResidentId } from './resident-id.js';

describe('a resident identity number', () => {
  // By hand: 9·7 + 9·9 = 144 ≡ 1 (mod 11) gives 0; with 1·2 at the last digit 146 ≡ 3 gives 9.
  it.each([
    ['99000000000000000', '0'],
    ['99000000000000001', '9'],
    ['99000019000000006', 'X'],
  ])('%s ends in %s', (digits, check) => {
    expect(checkCharacter(digits)).toBe(check);
    expect(isResidentId(digits + check)).toBe(true);
  });

  it('is refused when any one digit is changed', () => {
    const right = `99000000000000001${checkCharacter('99000000000000001')}`;
    expect(isResidentId(right)).toBe(true);
    for (let i = 0; i < 17; i++) {
      const other = String((Number(right[i]) + 1) % 10);
      expect(isResidentId(right.slice(0, i) + other + right.slice(i + 1))).toBe(false);
    }
  });

  it.each(['', '990000000000000', '9900000000000000019', '99000000000000001x', 'X9000000000000000X'])('has 17 digits and a check character: not %j', (text) =>
    expect(isResidentId(text)).toBe(false),
  );
});
