import { type EventLog, WrongExpectedSeq } from '#libs/event-log/port.js';
import { businessDate, type Instant, type Month, monthOf } from '#libs/kernel/dates.js';
import type { BookCode, CommandId, DocNo, OfficerId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkIsPerson } from '#libs/registry/house-actors.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { RecordedEvent } from './events.js';
import { newSalt, toDocument } from './stored-document.js';

/** What the county's document says when it opens its book. */
export interface OpenBook {
  readonly code: BookCode;
  readonly nameZh: TitleZh;
  readonly demo: boolean;
  readonly openedPeriod: Month;
  readonly logKey: PublicKey;
  readonly appointer: { readonly officerId: OfficerId; readonly docNo: DocNo };
}

/** Writes BookOpened as the first event of an empty stream, at `now`. Refuses ALREADY_EXISTS otherwise, DATE_INVALID for a first month to come, OFFICER_RESERVED. Invariant 59. */
export async function openBook(log: EventLog, { code, ...opening }: OpenBook, now: Instant): Promise<void> {
  checkIsPerson(opening.appointer.officerId);
  const today = businessDate(now);
  if (opening.openedPeriod > monthOf(today)) refuse('DATE_INVALID', { openedPeriod: opening.openedPeriod, today });
  const opened = {
    ...{ book: code, seq: 0, type: 'BookOpened', schemaVersion: 1, unitId: code as string as UnitId },
    ...{ occurredOn: today, recordedAt: now, periodId: opening.openedPeriod },
    ...{ actor: { officerId: opening.appointer.officerId, role: 'APPOINTER' }, approvals: [], evidence: [{ kind: 'COUNTY_DOCUMENT', docNo: opening.appointer.docNo }] },
    ...{ commandId: derivedUuid('open book', code) as CommandId, salt: newSalt() },
    data: { countyCode: code, leafFormat: 1, ...opening },
  } as RecordedEvent;
  try {
    await log.append(code, 0, [toDocument(opened)]);
  } catch (error) {
    if (error instanceof WrongExpectedSeq) refuse('ALREADY_EXISTS', { kind: 'book', id: code });
    throw error;
  }
}
