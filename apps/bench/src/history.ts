import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, type EventType, event } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { openBook } from '#libs/book/open-book.js';
import { record } from '#libs/book/recorder.js';
import { APPEND_LIMIT_EVENTS, type EventLog, type StoredDocument } from '#libs/event-log/port.js';
import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import type { BookCode, CommandId, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { derivedUuid, digestOf } from '#libs/trust/digest.js';

/** A made-up county that has posted for years: levies are imported a thousand at a time and paid in three parts, one sheet a payment. */
export const CODE = '990001' as BookCode;
const NOW = '2015-03-02T01:00:00.000Z' as Instant;
const DAY = '2015-03-02' as IsoDate;
const LEVIES_AT_A_TIME = 1_000;
const PARTS = 3;
const PART_FEN = 1_000_00;
const SHEETS = 10_000;

/** Writes a book of `size` events into an empty log, the same for everybody who calls it with the same size. */
export async function writeHistory(log: EventLog, size: number): Promise<void> {
  const appointer = { officerId: 'O-00' as OfficerId, docNo: '安和人〔2015〕1号' as DocNo };
  await openBook(log, { code: CODE, nameZh: '安和县' as TitleZh, demo: true, openedPeriod: '2015-03' as Month, logKey: 'AAAA' as PublicKey, appointer }, NOW);
  const book = await foldLog(log, CODE);
  let documents: StoredDocument[] = [];
  let sent = book.nextSeq;
  for (const one of eventsFor(size - 1)) {
    documents.push(...tell(book, one));
    if (documents.length < APPEND_LIMIT_EVENTS) continue;
    await log.append(CODE, sent, documents);
    sent += documents.length;
    documents = [];
  }
  if (documents.length > 0) await log.append(CODE, sent, documents);
}

function tell(book: Book, one: DecidedEvent): readonly StoredDocument[] {
  const commandId = derivedUuid('bench', book.nextSeq) as CommandId;
  const origin = { actor: { officerId: 'O-03' as OfficerId, role: 'COLLECTOR' }, evidence: [], commandId, requestHash: digestOf(commandId) } as const;
  return book.undo.withoutNotes(() => record(book, [one], origin, NOW).documents);
}

function* eventsFor(count: number): Generator<DecidedEvent> {
  let made = 0;
  for (const one of history()) {
    if (made === count) return;
    yield one;
    made += 1;
  }
}

function* history(): Generator<DecidedEvent, never> {
  yield told('OrgUnitRegistered', { unitId: 'LJ', level: 'TOWNSHIP', nameZh: '临江镇', parentId: CODE, validFrom: DAY });
  for (let first = 0, sheet = 0; ; first += LEVIES_AT_A_TIME) {
    const levies = Array.from({ length: LEVIES_AT_A_TIME }, (_, n) => first + n);
    for (const levy of levies) yield imported(levy);
    for (let part = 0; part < PARTS; part++) {
      for (const levy of levies) {
        if (sheet % SHEETS === 0) yield told('ReceiptBookIssued', { bookId: bookOf(sheet), type: 'GF', from: sheet, to: sheet + SHEETS - 1, keeperId: 'O-08' }, 'LJ');
        yield paid(levy, sheet++);
      }
    }
  }
}

function imported(levy: number): DecidedEvent {
  return told(
    'LevyDecisionImported',
    {
      ...{ levyId: levyOf(levy), policyId: 'SMF', docNo: `安社征决字〔2015〕${levy}号`, decidedOn: '2015-02-27', servedOn: DAY, standardDocNo: '安和价〔2014〕8号' },
      ...{ assessedFen: 27_600_00, standardFen: 27_600_00, villageId: 'LJ-DH', payerId: derivedUuid('payer', levy), deciderUnitId: CODE },
      ...{ entrusted: false, dueOn: '2015-04-01', dueProvisional: false },
    },
    'LJ',
  );
}

function paid(levy: number, sheet: number): DecidedEvent {
  const receipt = { bookId: bookOf(sheet), no: sheet, fen: PART_FEN };
  return told(
    'LevyPaymentCollected',
    {
      ...{ paymentId: derivedUuid('payment', sheet), levyId: levyOf(levy), principalFen: PART_FEN, lateFeeFen: 0, excessFen: 0 },
      ...{ channel: 'TRANSIT_TRANSFER', firstPlace: '1002.01', accountId: 'ACC-TRANSIT', receipt, afterCutoff: false },
    },
    'LJ',
  );
}

function levyOf(levy: number): string {
  return derivedUuid('levy', levy);
}

function bookOf(sheet: number): string {
  return `PJ-${Math.floor(sheet / SHEETS)}`;
}

function told(type: EventType, data: object, unitId: string = CODE): DecidedEvent {
  return event(type, data as never, DAY, { unitId } as never);
}
