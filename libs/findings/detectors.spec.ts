import { openingLevy } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { DETECTORS, FINDING_CODES, findingsOf } from './detectors.js';

describe('the table of detectors', () => {
  it('has words for each, in both languages, all different', () => {
    for (const words of [FINDING_CODES.map((code) => DETECTORS[code].zh), FINDING_CODES.map((code) => DETECTORS[code].en)]) {
      expect(new Set(words).size).toBe(FINDING_CODES.length);
      expect(words.every((word) => word.length > 3)).toBe(true);
    }
  });

  it('finds nothing in a county where nothing happened', () => {
    const { book, moment } = given(openingLevy('L1', 100));
    expect(findingsOf(book, { unitId: '990000' as UnitId, codes: FINDING_CODES }, moment.today)).toEqual([]);
  });
});
