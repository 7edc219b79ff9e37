import type { StoredDocument } from '#libs/event-log/port.js';
import type { CommandId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { type Facts, Refusal } from '#libs/kernel/refusal.js';
import { type RefusalCode, wordingOf } from '#libs/kernel/refusal-catalogue.js';
import { Table } from '#libs/kernel/table.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { type Book, refusalKey } from './book.js';
import { requestHashOf } from './command-id.js';
import type { Subject } from './command-row.js';
import { type CommandRequest, type Moment, rowOf } from './decide.js';
import type { Actor, CommandNameText } from './envelope.js';
import { type EntityIdText, type EntityKind, type EventOf, event, type FactValue } from './events.js';
import { gate } from './gate.js';
import { record } from './recorder.js';

/** Of one officer and code, so many refusals a day stand in the book one by one; the rest as a number at the day's turn. */
export const SINGLE_REFUSALS_A_DAY = 20;

/** Refusals of a day beyond those recorded one by one. */
type RefusalCount = EventOf<'RefusalsCounted'>['data'];

/** Under what a refused reading stands in the place of a command. */
const READING = 'Read' as CommandNameText;

/** Leaves the trace of refusals that an inspector must see (domain rules 3.7, last line). */
export class RefusalTrace {
  /** Beyond the single ones. In memory only: a crash loses the count, never a single trace. Undone with what it rests on. */
  private readonly uncounted: Table<string, RefusalCount>;

  constructor(private readonly book: Book) {
    this.uncounted = new Table('uncounted refusals', book.undo);
  }

  /** Writes a CommandRefused where the code asks for it; the documents to store, none if there is nothing to record. */
  record(request: CommandRequest, { code, facts }: Refusal, moment: Moment): readonly StoredDocument[] {
    if (wordingOf(code).recorded !== true) return [];
    const { book } = this;
    const { officerId } = request;
    if ((book.refusalsToday.get(refusalKey(officerId, code)) ?? 0) >= SINGLE_REFUSALS_A_DAY) return this.count(officerId, code);

    const { kind, id } = subjectOf(book, request);
    const unitId = unitOf(book, request);
    const data = { command: request.name as string as CommandNameText, code, kind: kind as EntityKind, id: id as EntityIdText, facts: plainFacts(facts) };
    const origin = { actor: actorOf(book, request, moment), evidence: [], commandId: request.commandId, requestHash: requestHashOf(request) };
    return record(book, [event('CommandRefused', data, moment.today, { unitId })], origin, moment.now).documents;
  }

  /** The same for somebody who wanted to read. */
  recordReading(officerId: OfficerId, { code, facts }: Refusal, { now, today }: Moment): readonly StoredDocument[] {
    const { book } = this;
    if ((book.refusalsToday.get(refusalKey(officerId, code)) ?? 0) >= SINGLE_REFUSALS_A_DAY) return this.count(officerId, code);
    const data = { command: READING, code, kind: 'officer' as EntityKind, id: officerId as string as EntityIdText, facts: plainFacts(facts) };
    const commandId = derivedUuid('refused reading', book.code, book.nextSeq) as CommandId;
    return record(book, [event('CommandRefused', data, today)], { actor: { officerId, role: 'NONE' }, evidence: [], commandId }, now).documents;
  }

  /** Hands over what was only counted, at most `limit` numbers, for the day's turn. */
  takeUncounted(limit: number): readonly RefusalCount[] {
    const taken = [...this.uncounted.entries()].slice(0, limit);
    for (const [key] of taken) this.uncounted.remove(key);
    return taken.map(([, count]) => count);
  }

  private count(officerId: OfficerId, code: RefusalCode): readonly StoredDocument[] {
    const date = this.book.today;
    const key = `${date} ${refusalKey(officerId, code)}`;
    this.uncounted.put(key, { date, officerId, code, count: (this.uncounted.get(key)?.count ?? 0) + 1 });
    return [];
  }
}

function subjectOf(book: Book, { name, command }: CommandRequest): Subject {
  return unlessRefused(() => rowOf(name).subject(book, command)) ?? { kind: 'none', id: 'none' };
}

function unitOf(book: Book, { name, command }: CommandRequest): UnitId {
  const unitId = unlessRefused(() => rowOf(name).unit(book, command));
  return unitId !== undefined && book.registry.units.has(unitId) ? unitId : book.county;
}

/** The post under which he tried; NONE where he has none for it. */
function actorOf(book: Book, { name, command, officerId }: CommandRequest, { today }: Moment): Actor {
  const row = rowOf(name);
  const actor = unlessRefused(() => {
    const roles = typeof row.by === 'function' ? row.by(book, command) : row.by;
    return gate(book, officerId, { roles, unitId: row.unit(book, command), today });
  });
  return actor ?? { officerId, role: 'NONE' };
}

function unlessRefused<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Numbers, dates, ids and codes; anything larger is the answer's alone. */
function plainFacts(facts: Facts): Readonly<Record<string, FactValue>> {
  const plain = Object.entries(facts).filter(([, value]) => ['number', 'boolean', 'string'].includes(typeof value));
  return Object.fromEntries(plain) as Record<string, FactValue>;
}
