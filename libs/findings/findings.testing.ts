import type { Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { type CodedFinding, type FindingCode, findingsOf } from './detectors.js';

/** What one detector finds in the county's books on a day, the story's own unless said otherwise. */
export function foundBy(code: FindingCode, { book, moment }: Scenario, { on = moment.today as string, unitId = '990000' } = {}): readonly CodedFinding[] {
  return findingsOf(book, { unitId: unitId as UnitId, codes: [code] }, on as IsoDate);
}

/** The ids of what a finding leads to. */
export const idsOf = ({ evidence }: Pick<CodedFinding, 'evidence'>) => evidence.map(({ id }) => id);
