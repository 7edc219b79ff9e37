import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { DocNo, UnitId } from '#libs/kernel/ids.js';
import { type Finding, firstOf, groupedBy } from './finding.js';

/** An act that rests on a numbered paper. */
interface OnPaper {
  /** What kind of paper: numbers of different kinds may coincide. */
  readonly paper: 'SLIP' | 'STATEMENT' | 'COUNTY_DOCUMENT';
  readonly no: DocNo;
  readonly act: EntityRef;
  readonly unitId: UnitId;
  readonly on: IsoDate;
  readonly fen: Fen;
  readonly seq: number;
}

/** One slip, one line of the bank's statement or one document of the county behind two different acts. */
export function* paperUsedTwice(book: Book): Generator<Finding> {
  for (const acts of groupedBy(actsOnPaper(book), ({ paper, no }) => `${paper} ${no}`).values()) {
    const [first] = acts;
    const different = new Set(acts.map(({ act }) => act.id));
    if (first === undefined || different.size < 2) continue;
    yield {
      ...{ unitId: first.unitId, on: firstOf(acts.map(({ on }) => on)), fen: sum(...acts.map(({ fen }) => fen)), officerIds: [] },
      ...{ evidence: acts.map(({ act }) => act), seqs: acts.map(({ seq }) => seq) },
    };
  }
}

function* actsOnPaper({ custody, reductions, levies }: Book): Generator<OnPaper> {
  for (const { remittanceId, state, slipNo, sentOn, creditRefs, unitId, totalFen: fen, seq } of custody.remittances.values()) {
    if (sentOn === undefined || state === 'BOUNCED') continue;
    const sent = { act: { kind: 'remittance', id: remittanceId }, unitId, on: sentOn, fen, seq } as const;
    if (slipNo !== undefined) yield { paper: 'SLIP', no: slipNo, ...sent };
    for (const no of new Set(creditRefs)) yield { paper: 'STATEMENT', no, ...sent };
  }
  for (const { obligationId, slips, unitId, openedOn: on, totalFen: fen, seq } of custody.claims.values()) {
    for (const no of slips) yield { paper: 'SLIP', no, act: { kind: 'obligation', id: obligationId }, unitId, on, fen, seq };
  }
  for (const reduction of reductions.cases.values()) {
    const { authority, caseId, levyId, unitId, request, seq } = reduction;
    if (authority === undefined) continue;
    const on = request?.on ?? levies.levies.known(levyId).servedOn;
    yield { paper: 'COUNTY_DOCUMENT', no: authority.docNo, act: { kind: 'reduction case', id: caseId }, unitId, on, fen: fenOf(reduction), seq };
  }
}
