import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import type { TitleZh, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { unitOf } from './posts.js';

/** A township of the county, or a village of a township, enters the books. */
export interface RegisterUnit {
  readonly unitId: UnitId;
  readonly level: 'TOWNSHIP' | 'VILLAGE';
  readonly nameZh: TitleZh;
  readonly parentId: UnitId;
  readonly validFrom: IsoDate;
}

const PARENT_LEVEL = { TOWNSHIP: 'COUNTY', VILLAGE: 'TOWNSHIP' } as const;

/** Refuses ALREADY_EXISTS, UNKNOWN for the parent, STATE_INVALID where the parent is not one level above. */
export function registerUnit(book: Book, command: RegisterUnit, { today }: Context): readonly DecidedEvent[] {
  const { unitId, level, parentId, validFrom } = command;
  if (book.registry.units.has(unitId)) refuse('ALREADY_EXISTS', { kind: 'unit', id: unitId });
  const parent = unitOf(book.registry, parentId);
  if (parent.level !== PARENT_LEVEL[level]) refuse('STATE_INVALID', { kind: 'unit', id: parentId, state: parent.level, allowed: [PARENT_LEVEL[level]] });
  return [event('OrgUnitRegistered', command, earlierOf(validFrom, today))];
}
