import { entitiesOf } from '#libs/book/entities.js';
import type { EventType, RecordedEvent } from '#libs/book/events.js';
import { journalOf, type PostedLine } from '#libs/journal/posting-rules.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { eventsAt } from '#libs/views/events-of.js';
import { historyOf } from '#libs/views/history-of.js';
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
  /** What was refused about the same things. */
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
  const refusals = (await Promise.all(entities.map((entity) => refusalsAbout(house, book, entity)))).flat();
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

/** A page of the events about a thing, those within reach. Refuses UNKNOWN where nothing was ever recorded of it, NOT_AUTHORISED where all of it lies beyond. */
export async function walkedHistory(house: House, reach: Reach, entity: ViewedEntity, page: { readonly afterSeq?: number | undefined; readonly asOfSeq?: number | undefined }) {
  const limit = AROUND;
  const seqs = await historyOf(house.views, reach.book, entity, { ...page, limit });
  // Of an officer who acts there may be nothing else to tell, such as of the appointer.
  if (seqs.length === 0 && page.afterSeq === undefined && entity.kind !== 'officer') unknown(entity.kind, entity.id);
  const events = await eventsAt(house, reach.book, seqs);
  const within = events.filter((event) => isWithinReach(reach, event));
  const [first] = events;
  if (within.length === 0 && first !== undefined && entity.kind !== 'officer') checkReach(reach, first.unitId);
  return { events: within, next: seqs.length < limit ? undefined : seqs.at(-1) };
}
