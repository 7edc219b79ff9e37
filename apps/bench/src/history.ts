import type { Book } from '#libs/book/book.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { openBook } from '#libs/book/open-book.js';
import { record } from '#libs/book/recorder.js';
import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, DOCUMENT_LIMIT_BYTES, type EventLog, type StoredDocument } from '#libs/event-log/port.js';
import { type Instant, type IsoDate, monthOf } from '#libs/kernel/dates.js';
import type { BookCode, CommandId, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { derivedUuid, digestOf } from '#libs/trust/digest.js';
import { COUNTY, countyYears, OPENED } from './county-years.js';

export const CODE = COUNTY as BookCode;

/** Writes a book of `size` events into an empty log, the same for everybody who calls it with the same size, but for the salts. */
export async function writeHistory(log: EventLog, size: number): Promise<void> {
  const appointer = { officerId: 'O-00' as OfficerId, docNo: '安和人〔2005〕1号' as DocNo };
  await openBook(log, { code: CODE, nameZh: '安和县' as TitleZh, demo: true, openedPeriod: monthOf(OPENED), logKey: 'AAAA' as PublicKey, appointer }, morningOf(OPENED));
  const book = await foldLog(log, CODE);
  const years = countyYears();
  let documents: StoredDocument[] = [];
  let bytes = 0;
  for (let sent = book.nextSeq; sent < size; ) {
    const told = tell(book, years.next().value);
    documents.push(...told);
    bytes += told.reduce((all, one) => all + one.bytes.length, 0);
    const isFull = documents.length === APPEND_LIMIT_EVENTS || bytes > APPEND_LIMIT_BYTES - DOCUMENT_LIMIT_BYTES;
    if (!isFull && sent + documents.length < size) continue;
    await log.append(CODE, sent, documents);
    sent += documents.length;
    documents = [];
    bytes = 0;
  }
}

function tell(book: Book, one: DecidedEvent): readonly StoredDocument[] {
  const commandId = derivedUuid('bench', book.nextSeq) as CommandId;
  const origin = { actor: { officerId: 'O-03' as OfficerId, role: 'COLLECTOR' }, evidence: [], commandId, requestHash: digestOf(commandId) } as const;
  return book.undo.withoutNotes(() => record(book, [one], origin, morningOf(one.occurredOn)).documents);
}

function morningOf(day: IsoDate): Instant {
  return `${day}T01:00:00.000Z` as Instant;
}
