import type { EventOf } from '#libs/book/events.js';
import { fromStored } from '#libs/book/stored-document.js';
import { READ_LIMIT_EVENTS } from '#libs/event-log/port.js';
import type { Month } from '#libs/kernel/dates.js';
import type { LevyId, UnitId } from '#libs/kernel/ids.js';
import { feeReports } from '#libs/reports/fee-reports.js';
import { balances } from '#libs/views/balances.js';
import { journalLines, type LineFilter } from '#libs/views/journal-lines.js';
import { levyAsOf } from '#libs/views/levy-as-of.js';
import { CODE } from './history.js';
import { type Contestant, timesOf } from './rounds.js';
import type { ViewedBook } from './viewed-book.js';

/** What happened in the middle of the book is asked for as of this part of it. */
const AS_OF_PART = 0.7;

/** What is asked about the past, each against reading the journal lines that it is about. */
export interface AskedAsOf {
  readonly title: string;
  readonly contestants: readonly Contestant[];
}

/** The balance of a township's receivable, a levy, and F4 of a month (with the three reports it is checked against), as the book knew them at a past seq. */
export async function askedAsOf(book: ViewedBook): Promise<readonly AskedAsOf[]> {
  const asOfSeq = Math.floor(book.size * AS_OF_PART);
  const { unitId, periodId, levyId, occurredOn } = await paymentInTheMiddle(book);
  const [ofAccount, ofMonth] = [{ unitId, account: '1212', asOfSeq } as const, { unitId, periodId, asOfSeq }];
  const asked = (title: string, lines: () => Promise<unknown>, answer: () => Promise<unknown>): AskedAsOf => ({
    title: `${title} as of seq ${asOfSeq}, in ${book.name}`,
    contestants: [
      { name: 'reading its journal lines', measure: () => timesOf(lines) },
      { name: 'the answer', measure: () => timesOf(answer) },
    ],
  });
  return [
    asked('The balance of one account', linesOf(book, ofAccount), () => balances(book.views, CODE, ofAccount)),
    asked('One levy', linesOf(book, { levyId, asOfSeq }), () => levyAsOf(book, CODE, levyId, { asOfSeq, onDate: occurredOn })),
    asked('F4 of a month', linesOf(book, { unitId, asOfSeq }, periodId), () => feeReports(book, CODE, ofMonth)),
  ];
}

function linesOf({ views }: ViewedBook, filter: LineFilter, periodId?: Month): () => Promise<unknown> {
  return async () => {
    const { lines } = await journalLines(views, CODE, filter);
    return (periodId === undefined ? lines : lines.where('period_id', '=', periodId)).selectAll().execute();
  };
}

async function paymentInTheMiddle({ log, size }: ViewedBook) {
  const seqs = Array.from({ length: READ_LIMIT_EVENTS }, (_, n) => Math.floor(size / 2) + n);
  const payment = (await log.readAt(CODE, seqs)).map(fromStored).find(({ type }) => type === 'LevyPaymentCollected');
  if (payment === undefined) throw new Error('nothing was paid in the middle of the book');
  const { unitId, periodId, occurredOn, data } = payment as EventOf<'LevyPaymentCollected'>;
  return { unitId: unitId as UnitId, periodId: periodId as Month, occurredOn, levyId: data.levyId as LevyId };
}
