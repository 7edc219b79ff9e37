import type { Obligation } from '#libs/accountability/reductions.js';
import type { RecordedEvent } from '#libs/book/events.js';
import type { Fen } from '#libs/kernel/fen.js';
import { add, sum } from '#libs/kernel/fen.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { eventsOf } from '#libs/views/events-of.js';
import { recordedEventAnswer } from '../commands/command-answer.js';
import type { House } from '../house/house.js';
import type { SeenQuery } from './queries.forms.js';
import type { ObligationLineAnswer, OfficerObligationAnswer, OfficerObligationsAnswer } from './reductions.answers.js';
import { entryAnswer, lineAnswer } from './shown-reductions.js';
import { waitForViews } from './wait-for-views.js';

/** What an officer owes in payers' place, and of each fen the events, receipts, documents and people behind it, in one answer. */
export async function officerObligations(house: House, code: BookCode, officerId: OfficerId, query: SeenQuery): Promise<OfficerObligationsAnswer> {
  await waitForViews(house, code, query);
  const { owed, entries } = await house.bookkeeper(code).ask((book, { today }) => ({
    owed: [...book.reductions.obligations.values()].flatMap((obligation) =>
      obligation.lines.filter((line) => line.officerId === officerId).map((line) => ({ obligation, line: lineAnswer(book, obligation, line, today) })),
    ),
    entries: [...book.accountability.entries.values()].filter((entry) => entry.officerIds.includes(officerId)).map(entryAnswer),
  }));
  const obligations = await Promise.all(owed.map(({ obligation, line }) => withItsPast(house, code, obligation, line)));
  const openPrincipalFen = sum(...owed.map(({ line }) => line.openPrincipalFen as Fen));
  const openLateFeeFen = sum(...owed.map(({ line }) => line.openLateFeeFen as Fen));
  return { officerId, openPrincipalFen, openLateFeeFen, openFen: add(openPrincipalFen, openLateFeeFen), obligations, entries };
}

async function withItsPast(house: House, code: BookCode, { obligationId, caseId, levyId, dueOn }: Obligation, line: ObligationLineAnswer): Promise<OfficerObligationAnswer> {
  const asOfSeq = await house.views.seqSeen(code, undefined);
  const events = await eventsOf(house, code, { kind: 'reduction case', id: caseId }, { asOfSeq });
  const receipts = events.flatMap((event) => (event.type === 'MakeUpPaid' && event.data.officerId === line.officerId ? [event.data.receipt] : []));
  return {
    ...{ ...line, obligationId, caseId, levyId, dueOn, events: events.map(recordedEventAnswer), receipts },
    docNos: [...new Set(events.flatMap(docNosOf))],
    officerIds: [...new Set(events.flatMap(peopleOf))],
  };
}

/** Under whatever name an event has the number of a document. */
function docNosOf({ data, evidence }: RecordedEvent): readonly string[] {
  const named = Object.entries(data).flatMap(([field, value]) => (/docNo$/i.test(field) && typeof value === 'string' ? [value] : []));
  return [...named, ...evidence.map(({ docNo }) => docNo)];
}

function peopleOf({ actor, approvals, type, data }: RecordedEvent): readonly OfficerId[] {
  const deciders = type === 'ReductionRequested' || type === 'ReductionEstablishedUnauthorised' ? data.deciders.map(({ officerId }) => officerId) : [];
  // What the book does by itself at the day's turn is nobody's act.
  const acting = actor.role === 'BOOK' ? [] : [actor.officerId];
  return [...deciders, ...acting, ...approvals.map(({ officerId }) => officerId)];
}
