import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, DocNo, LevyId, PartyId, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { sumWithinLimit } from './amount-limit.js';
import { chargeKey } from './levy.js';

interface NewLevy {
  /** The one that it will have: the township's own, or the book's. */
  readonly levyId: LevyId;
  readonly docNo: DocNo;
  readonly decisionGroupId?: Code;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly unitId: UnitId;
  readonly villageId: UnitId;
  readonly payerId: PartyId;
}

/**
 * What holds for every levy that enters the books: a sum that a levy can have (1); decided, then served, not in the future (5);
 * its village belongs to the unit; its payer is in the vault; its id is new; it is charged once (9).
 */
export function checkNewLevy(book: Book, levy: NewLevy, { today, knowsParty }: Context): void {
  const { levyId, decidedOn, servedOn, unitId, villageId, payerId } = levy;
  sumWithinLimit(levy.assessedFen);
  sumWithinLimit(levy.standardFen);
  if (servedOn < decidedOn || servedOn > today) refuse('DATE_INVALID', { decidedOn, servedOn, today });
  const village = unitOf(book.registry, villageId);
  if (village.parentId !== unitId) stateInvalid('unit', villageId, `parent ${village.parentId ?? 'none'}`, [`parent ${unitId}`]);
  if (!knowsParty(payerId)) unknown('party', payerId);
  if (book.levies.levies.has(levyId)) refuse('ALREADY_EXISTS', { kind: 'levy', id: levyId });
  checkChargedOnce(book, levy);
}

/** A decision number is the county's only one, but for the other payers of the same decision group (R27); no payer twice in a group. */
function checkChargedOnce(book: Book, { docNo, decisionGroupId, payerId }: NewLevy): void {
  const { byDocNo, groups, charges } = book.levies;
  if (byDocNo.has(docNo) && (decisionGroupId === undefined || groups.get(docNo) !== decisionGroupId)) refuse('DUPLICATE_CHARGE', { docNo, levyId: byDocNo.known(docNo) });
  if (decisionGroupId !== undefined && charges.has(chargeKey(payerId, decisionGroupId))) refuse('DUPLICATE_CHARGE', { docNo, decisionGroupId });
}
