import { openingLevy, told } from '#libs/book/anhe.testing.js';
import type { Book } from '#libs/book/book.js';
import type { DecidedEvent, EventOf, RecordedEvent } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { ANHE, openAnhe, sheetsOfO03 } from '#libs/book/office.testing.js';
import { dayOrigin, record } from '#libs/book/recorder.js';
import { fromStored } from '#libs/book/stored-document.js';
import { APPEND_LIMIT_EVENTS, type EventLog, type StoredEvent } from '#libs/event-log/port.js';
import { type IsoDate, type Month, startOfDay } from '#libs/kernel/dates.js';
import type { BookCode, LevyId } from '#libs/kernel/ids.js';
import { leastBalanceFrom } from '#libs/levy/month-ends.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { rowsOf } from './project.js';
import type { Views } from './views.js';

/** Levies of 安和县 as they were opened, in yuan. */
export const LEVIES = { L17: 20_000, L22: 24_000, L31: 18_000 } as const;
export type LevyName = keyof typeof LEVIES;
export const LEVY_NAMES = Object.keys(LEVIES) as LevyName[];

/** Money as a spec tells of it: in fen, in cash with O-03 on the day of recording unless said otherwise. */
export interface Paid {
  readonly levy: LevyName;
  readonly principalFen: number;
  readonly lateFeeFen?: number;
  readonly excessFen?: number;
  readonly on?: string;
  readonly inCash?: boolean;
}

/** 安和县's book in a log, written by a spec without asking whether it was allowed. */
export class Ledger {
  private day = '2015-03-02' as IsoDate;
  private sheets = 0;

  private constructor(
    readonly log: EventLog,
    private readonly book: Book,
  ) {}

  /** The county, its levies and a receipt book of 9,000 sheets, opened on 2015-03-01. */
  static async open(log: EventLog): Promise<Ledger> {
    await openAnhe(log, [...sheetsOfO03, ...LEVY_NAMES.map((name) => openingLevy(name, LEVIES[name], { docNo: `安社征决字〔2014〕${name}号` }))]);
    return new Ledger(log, await foldLog(log, ANHE));
  }

  get nextSeq(): number {
    return this.book.nextSeq;
  }

  /** What a payer can still pay into a month, so that no later month-end owes less than nothing (R31); fen. */
  owed(levy: LevyName, from: Month): number {
    return leastBalanceFrom(this.book.levies.levies.known(levy as string as LevyId), from);
  }

  /** From now on things are recorded on this day. */
  on(day: string): this {
    this.day = day as IsoDate;
    return this;
  }

  /** Records and appends. */
  async tell(...decided: readonly DecidedEvent[]): Promise<readonly RecordedEvent[]> {
    const seq = this.book.nextSeq;
    const { events, documents } = record(this.book, decided, dayOrigin(this.book, this.day), startOfDay(this.day));
    await this.log.append(ANHE, seq, documents);
    return events;
  }

  pay(paid: Paid): Promise<readonly RecordedEvent[]> {
    return this.tell(this.payment(paid));
  }

  /** The payment event of what somebody paid, on the next sheet. */
  payment({ levy, principalFen, lateFeeFen = 0, excessFen = 0, on = this.day, inCash = true }: Paid): DecidedEvent {
    this.sheets += 1;
    const place = inCash ? { channel: 'CASH', firstPlace: '1001.01', holderOfficerId: 'O-03' } : { channel: 'TRANSIT_TRANSFER', firstPlace: '1002.01', accountId: 'ACC-TRANSIT' };
    const receipt = { bookId: 'PJ-1', no: this.sheets, fen: principalFen + lateFeeFen + excessFen };
    const payment = { paymentId: derivedUuid('paid on', this.sheets), levyId: levy, principalFen, lateFeeFen, excessFen, ...place, receipt, afterCutoff: false };
    return told('LevyPaymentCollected', payment, on, { unitId: 'LJ' });
  }

  /** Takes a payment back whose sheet came back with all copies. */
  reverse({ seq, data, occurredOn }: RecordedEvent): Promise<readonly RecordedEvent[]> {
    const { afterCutoff, ...payment } = data as typeof data & { afterCutoff: boolean };
    const reversed = { ...payment, collectedOn: occurredOn, reasonCode: 'RETURNED_AT_ONCE', copiesKept: true };
    return this.tell(told('PaymentReversed', reversed, this.day, { unitId: 'LJ', reversalOf: seq }));
  }

  /** Sends what these payments brought into the transit account to the county; the remittance, none for no payments. */
  async send(payments: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (payments.length === 0) return [];
    const lines = payments.map(({ data }) => {
      const { paymentId, principalFen, lateFeeFen } = data as EventOf<'LevyPaymentCollected'>['data'];
      return { sourceId: paymentId, principalFen, lateFeeFen };
    });
    const totalFen = lines.reduce((all, { principalFen, lateFeeFen }) => all + principalFen + lateFeeFen, 0);
    const drafted = { remittanceId: derivedUuid('remittance', this.nextSeq), lines, totalFen };
    const way = { kind: 'TRANSFER', fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', toKind: 'COUNTY_SPECIAL', slipNo: `缴${this.nextSeq}` };
    const [, sent] = await this.tell(told('RemittanceDrafted', drafted, this.day, { unitId: 'LJ' }), told('RemittanceSent', { ...drafted, ...way }, this.day, { unitId: 'LJ' }));
    return [sent as RecordedEvent];
  }

  /** The bank sends a remittance back. */
  bounce({ data }: RecordedEvent): Promise<readonly RecordedEvent[]> {
    const { remittanceId, lines, totalFen } = data as EventOf<'RemittanceSent'>['data'];
    return this.tell(told('RemittanceBounced', { remittanceId, lines, totalFen, fromAccountId: 'ACC-TRANSIT', reasonCode: 'NAME_MISMATCH' }, this.day, { unitId: 'LJ' }));
  }

  /** Spoils the next sheet. */
  spoil(): Promise<readonly RecordedEvent[]> {
    this.sheets += 1;
    return this.tell(told('ReceiptVoided', { bookId: 'PJ-1', no: this.sheets, reasonCode: 'SPOILED', copiesKept: true }, this.day, { unitId: 'LJ' }));
  }

  /** As many events as days. */
  async letDaysPass(days: number): Promise<void> {
    for (let left = days; left > 0; left -= APPEND_LIMIT_EVENTS) {
      await this.tell(...Array(Math.min(left, APPEND_LIMIT_EVENTS)).fill(told('DayTurned', { date: this.day }, this.day)));
    }
  }

  /** Its documents, as they lie in the log. */
  async stored(from = 0): Promise<readonly StoredEvent[]> {
    const stored: StoredEvent[] = [];
    for await (const chunk of this.log.read(ANHE, from)) stored.push(...chunk);
    return stored;
  }

  async events(): Promise<readonly RecordedEvent[]> {
    return (await this.stored()).map(fromStored);
  }

  /** Projects what the views do not hold yet. */
  async projectInto(views: Views): Promise<void> {
    const chunk = await this.stored(await views.projectedThrough(ANHE));
    if (chunk.length > 0) await views.project(ANHE, chunk);
  }
}

/** Every row of a book, in order. */
export async function rowsIn({ reader }: Views, book: BookCode = ANHE): Promise<{ readonly lines: readonly object[]; readonly entities: readonly object[] }> {
  const lines = reader.selectFrom('journal_line').selectAll().where('book', '=', book).orderBy('seq').orderBy('line');
  const entities = reader.selectFrom('entity_event').selectAll().where('book', '=', book).orderBy('seq').orderBy('kind').orderBy('id');
  return { lines: await lines.execute(), entities: await entities.execute() };
}

/** The rows that a ledger's events come to, in the order of `rowsIn`. */
export async function rowsFor(ledger: Ledger): Promise<{ readonly lines: readonly object[]; readonly entities: readonly object[] }> {
  const { journal, entities } = rowsOf(ANHE, await ledger.stored());
  const inOrder = entities.toSorted((a, b) => a.seq - b.seq || byCode(a.kind, b.kind) || byCode(a.id, b.id));
  return { lines: journal, entities: inOrder };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
