import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkSchemeOpen, levyOn } from './levy-on.js';
import { checkStatus } from './levy-status.js';

/** The payer is asked in writing for what is overdue (催告), as he must be before a court is. 行政强制法 art. 54. */
export interface DemandPayment {
  readonly levyId: LevyId;
  readonly docNo: DocNo;
  /** The day on which the demand was served. */
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID unless the levy was overdue that day, ALREADY_EXISTS for the same paper, LEVY_SCHEME_CLOSED, DATE_INVALID. */
export function demandPayment(book: Book, { levyId, docNo, on }: DemandPayment): readonly DecidedEvent[] {
  const levy = levyOn(book, levyId, on);
  checkSchemeOpen(book, levy, on);
  if (levy.demands.some((demand) => demand.docNo === docNo)) refuse('ALREADY_EXISTS', { kind: 'demand', id: docNo });
  checkStatus(levy, on, ['OVERDUE']);
  return [event('PaymentDemanded', { levyId, docNo }, on)];
}
