import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, PartyId, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { sumWithinLimit } from './amount-limit.js';

interface NewLevy {
  readonly levyId?: LevyId;
  readonly docNo: DocNo;
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
 * its village belongs to the unit; its payer is in the vault; its number is the county's only one (9).
 */
export function checkNewLevy(book: Book, levy: NewLevy, { today, knowsParty }: Context): void {
  const { levyId, docNo, decidedOn, servedOn, unitId, villageId, payerId } = levy;
  sumWithinLimit(levy.assessedFen);
  sumWithinLimit(levy.standardFen);
  if (servedOn < decidedOn || servedOn > today) refuse('DATE_INVALID', { decidedOn, servedOn, today });
  const village = unitOf(book.registry, villageId);
  if (village.parentId !== unitId) stateInvalid('unit', villageId, `parent ${village.parentId ?? 'none'}`, [`parent ${unitId}`]);
  if (!knowsParty(payerId)) unknown('party', payerId);
  if (levyId !== undefined && book.levies.levies.has(levyId)) refuse('ALREADY_EXISTS', { kind: 'levy', id: levyId });
  if (book.levies.byDocNo.has(docNo)) refuse('DUPLICATE_CHARGE', { docNo, levyId: book.levies.byDocNo.known(docNo) });
}
