import { entitiesOf } from '#libs/book/entities.js';
import type { EventType, RecordedEvent } from '#libs/book/events.js';
import { journalOf, type PostedLine } from '#libs/journal/posting-rules.js';
import { addDays, businessDate } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { eventsAt } from '#libs/views/events-of.js';
import { historyOf } from '#libs/views/history-of.js';
import { actsEntity } from '#libs/views/projections.js';
import { lastSeqBy } from '#libs/views/recorded-by.js';
import type { ViewedEntity } from '#libs/views/tables.js';
import type { House } from '../house/house.js';
import { checkReach, type Reach } from './reach.js';

/** An event with all that stands around it. */
export interface WalkedEvent {
  readonly event: RecordedEvent;
  readonly lines: readonly PostedLine[];
  readonly entities: readonly ViewedEntity[];
  /** What the same command brought besides. */
  readonly together: readonly RecordedEvent[];
  /** What was refused about the same things, and to the same officers on that day. */
  readonly refusals: readonly RecordedEvent[];
  /** The events before and after it that lie within reach. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A command brings at most as many events as an append holds; those around this one are looked through. */
const AROUND = 100;
const REFUSALS_SHOWN = 20;

/** The event at a seq. Refuses UNKNOWN, NOT_AUTHORISED beyond reach. */
export async function walkedEvent(house: House, reach: Reach, seq: number): Promise<WalkedEvent> {
  const { book } = reach;
  const bookEvents = await house.log.head(book);
  if (seq >= bookEvents) unknown('event', String(seq));
  const from = Math.max(0, seq - AROUND);
  const around = await eventsAt(
    house,
    book,
    Array.from({ length: Math.min(bookEvents, seq + AROUND + 1) - from }, (_, i) => from + i),
  );
  const event = around[seq - from] ?? unknown('event', String(seq));
  if (!isWithinReach(reach, event)) checkReach(reach, event.unitId);
  const together = around.filter((one) => one.commandId === event.commandId && one.seq !== seq && isWithinReach(reach, one));
  const entities = entitiesOf(event);
  const about = await Promise.all(entities.map((entity) => refusalsAbout(house, book, entity)));
  const refusals = [...about.flat(), ...(await refusalsOfDay(house, book, event))].toSorted((a, b) => a.seq - b.seq);
  const others = [...new Map(refusals.map((one) => [one.seq, one])).values()].filter((one) => one.seq !== seq && reach.reaches(one.unitId));
  return { event, lines: journalOf(event), entities, together, refusals: others.slice(0, REFUSALS_SHOWN), ...besideIn(around, reach, seq) };
}

function besideIn(around: readonly RecordedEvent[], reach: Reach, seq: number): Pick<WalkedEvent, 'before' | 'after'> {
  const seqs = around.filter((one) => isWithinReach(reach, one)).map((one) => one.seq);
  return { before: seqs.findLast((one) => one < seq), after: seqs.find((one) => one > seq) };
}

/** What the registrar keeps is for everybody who holds a post, as it is in the API. */
const OF_THE_REGISTRY: ReadonlySet<EventType> = new Set<EventType>(['OrgUnitRegistered', 'RoleAssigned', 'RoleRevoked', 'BankAccountRegistered', 'PolicyPublished']);

function isWithinReach(reach: Reach, { type, unitId }: RecordedEvent): boolean {
  return OF_THE_REGISTRY.has(type) || reach.reaches(unitId);
}

async function refusalsAbout(house: House, book: BookCode, entity: ViewedEntity): Promise<readonly RecordedEvent[]> {
  return eventsAt(house, book, await historyOf(house.views, book, entity, { types: ['CommandRefused'], limit: REFUSALS_SHOWN }));
}

/** What was refused, on the day on which an event was recorded, to those whose act it is. */
async function refusalsOfDay(house: House, book: BookCode, { recordedAt, actor, approvals }: RecordedEvent): Promise<readonly RecordedEvent[]> {
  const day = businessDate(recordedAt);
  const [afterSeq, asOfSeq] = await Promise.all([lastSeqBy(house, book, addDays(day, -1)), lastSeqBy(house, book, day)]);
  const page = { types: ['CommandRefused'], afterSeq, asOfSeq, limit: REFUSALS_SHOWN } as const;
  const officers = new Set([actor, ...approvals].map(({ officerId }) => officerId));
  const seqs = await Promise.all([...officers].map((officerId) => historyOf(house.views, book, actsEntity(officerId), page)));
  return eventsAt(house, book, seqs.flat());
}

/** A page of the events about a thing, those within reach. Refuses UNKNOWN where nothing was ever recorded of it, NOT_AUTHORISED where all of it lies beyond. */
export async function walkedHistory(house: House, reach: Reach, entity: ViewedEntity, page: { readonly afterSeq?: number | undefined; readonly asOfSeq?: number | undefined }) {
  const limit = AROUND;
  const seqs = await historyOf(house.views, reach.book, entity, { ...page, limit });
  // Of an officer there may be nothing to tell besides his acts, such as of the appointer, and he may never have acted.
  const ofOfficer = entity.kind === 'officer' || entity.kind === 'acts';
  if (seqs.length === 0 && page.afterSeq === undefined && !ofOfficer) unknown(entity.kind, entity.id);
  const events = await eventsAt(house, reach.book, seqs);
  const within = events.filter((event) => isWithinReach(reach, event));
  const [first] = events;
  if (within.length === 0 && first !== undefined && !ofOfficer) checkReach(reach, first.unitId);
  return { events: within, next: seqs.length < limit ? undefined : seqs.at(-1) };
}
