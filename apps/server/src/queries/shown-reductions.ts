import type { Entry } from '#libs/accountability/accountability.js';
import { caseState, lineState, makeUpDue } from '#libs/accountability/obligations.js';
import { type Obligation, type ObligationLine, openOf, type ReductionCase } from '#libs/accountability/reductions.js';
import { VIOLATIONS } from '#libs/accountability/violations.js';
import type { Book } from '#libs/book/book.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { EntryAnswer, ObligationAnswer, ObligationLineAnswer, ReductionAnswer } from './reductions.answers.js';

export function reductionAnswer({ reductions }: Book, reduction: ReductionCase): ReductionAnswer {
  const { decision, obligationId, ...shown } = reduction;
  const obligation = obligationId === undefined ? undefined : reductions.obligations.get(obligationId);
  return { ...shown, state: caseState(reduction, obligation) };
}

export function obligationAnswer(book: Book, obligation: Obligation, today: IsoDate): ObligationAnswer {
  const { obligationId, seq, rule, openedOn, lines } = obligation;
  const due = makeUpDue(obligation, book.calendarOf);
  return { obligationId, seq, rule, openedOn, dueOn: due.on, dueProvisional: due.provisional, lines: lines.map((line) => lineAnswer(book, obligation, line, today)) };
}

export function lineAnswer({ calendarOf }: Book, obligation: Obligation, line: ObligationLine, today: IsoDate): ObligationLineAnswer {
  const { officerId, shareBp, principalFen, lateFeeFen, paid, writtenOff, reinstated, released } = line;
  const open = openOf(line);
  return {
    ...{ officerId, shareBp, principalFen, lateFeeFen, state: lineState(line, makeUpDue(obligation, calendarOf), today) },
    ...{ paidFen: fenOf(paid), writtenOffFen: fenOf(writtenOff), reinstatedFen: fenOf(reinstated), releasedFen: fenOf(released) },
    ...{ openPrincipalFen: open.principalFen, openLateFeeFen: open.lateFeeFen },
  };
}

export function entryAnswer({ statements, ...entry }: Entry): EntryAnswer {
  const { zh, articles } = VIOLATIONS[entry.violationCode];
  return { ...entry, titleZh: zh, articles, statements: statements.map(({ officerId, on, textRef }) => ({ officerId, on, vaultId: textRef.vaultId })) };
}
