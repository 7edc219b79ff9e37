import type { Obligation } from '#libs/accountability/reductions.js';
import type { Fen } from '#libs/kernel/fen.js';
import { add, sum } from '#libs/kernel/fen.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { debtTrail } from '#libs/reports/debt-trail.js';
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
  const { events, docNos, officerIds } = await debtTrail(house, code, obligationId);
  const receipts = events.flatMap((event) => (event.type === 'MakeUpPaid' && event.data.officerId === line.officerId ? [event.data.receipt] : []));
  return { ...line, obligationId, caseId, levyId, dueOn, events: events.map(recordedEventAnswer), receipts, docNos, officerIds };
}
