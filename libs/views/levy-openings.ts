import type { EventOf } from '#libs/book/events.js';
import type { BookCode, DocNo, LevyId, PartyId, UnitId } from '#libs/kernel/ids.js';
import { eventsAt, type Sources } from './events-of.js';

/** What a report says of a levy, as it stood when the levy entered the books. */
export interface LevyOpening {
  readonly villageId: UnitId;
  readonly payerId: PartyId;
  readonly docNo: DocNo;
}

const OPENING_TYPES = ['LevyDecisionImported', 'OpeningLevyTaken'] as const;
/** Levies of one statement. */
const LEVIES_AT_ONCE = 500;

/** How these levies entered the books, by levy. */
export async function levyOpenings(sources: Sources, book: BookCode, levyIds: readonly LevyId[], asOfSeq: number): Promise<ReadonlyMap<LevyId, LevyOpening>> {
  const wanted = [...new Set(levyIds)];
  const openings = new Map<LevyId, LevyOpening>();
  for (let start = 0; start < wanted.length; start += LEVIES_AT_ONCE) {
    const seqs = await openingSeqs(sources, book, wanted.slice(start, start + LEVIES_AT_ONCE), asOfSeq);
    for (const { data } of (await eventsAt(sources, book, seqs)) as EventOf<(typeof OPENING_TYPES)[number]>[]) {
      const { levyId, villageId, payerId, docNo } = data;
      openings.set(levyId, { villageId, payerId, docNo });
    }
  }
  return openings;
}

async function openingSeqs({ views }: Sources, book: BookCode, levyIds: readonly LevyId[], asOfSeq: number): Promise<number[]> {
  const entered = views.reader.selectFrom('entity_event').select('seq').where('book', '=', book).where('kind', '=', 'levy').where('id', 'in', levyIds);
  const rows = await entered.where('event_type', 'in', OPENING_TYPES).where('seq', '<=', asOfSeq).orderBy('seq').execute();
  return rows.map(({ seq }) => seq);
}
