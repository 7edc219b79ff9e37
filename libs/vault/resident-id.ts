/** GB 11643: the weight of each of the first 17 digits, and the check character for each remainder of 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const FORM = /^\d{17}[\dX]$/;

/** The 18th character of a resident identity number, from its first 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** True for 18 characters whose last one fits the others. */
export function isResidentId(text: string): boolean {
  return FORM.test(text) && text.endsWith(checkCharacter(text));
}
