import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Book } from '#libs/book/book.js';
import type { Moment } from '#libs/book/decide.js';
import type { AuditAccess } from '#libs/inspection/inspection.js';
import { openAccess } from '#libs/inspection/open-audit.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { postsOn } from '#libs/registry/posts.js';
import { House } from '../house/house.js';
import { callerOf, type GuardedRequest } from './caller.js';
import { isOpenToAll } from './session.guard.js';

const NEEDS_NO_ACCESS = 'needs no access';
const READS = 'reads';
const READING = new Set(['GET', 'HEAD']);

/** A route that an inspector reads before he has opened an access: what an access rests on. */
export const WithoutAccess = () => SetMetadata(NEEDS_NO_ACCESS, true);

/** A POST that reads. */
export const ReadsByPost = () => SetMetadata(READS, true);

/**
 * Inspectors and auditors read under an open access only, and every read is noted before it is answered (invariant 55).
 * Refuses ACCESS_UNLOGGED, which stands in the book.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly house: House,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.isRead(context)) return true;
    const { book: code, officerId } = callerOf(context);
    const bookkeeper = this.house.bookkeeper(code);
    const found = await bookkeeper.ask((book, moment) => accessNeeded(book, officerId, moment));
    if (found === undefined) return true;
    if (found instanceof Refusal) {
      await bookkeeper.noteRefusedReading(officerId, found);
      throw found;
    }
    const { url } = context.switchToHttp().getRequest<GuardedRequest>();
    this.house.readLog.note(code, { officerId, accessId: found.accessId, what: url, at: this.house.now() });
    return true;
  }

  private isRead(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    if (isOpenToAll(this.reflector, context) || this.reflector.getAllAndOverride(NEEDS_NO_ACCESS, [handler, context.getClass()]) === true) return false;
    const { method } = context.switchToHttp().getRequest<GuardedRequest>();
    return READING.has(method) || this.reflector.get(READS, handler) === true;
  }
}

/** Whether an officer inspects or audits on a day. */
export function inspectsOn({ registry }: Book, officerId: OfficerId, on: IsoDate): boolean {
  return postsOn(registry, officerId, on).some(({ role }) => role === 'INSPECTOR' || role === 'AUDITOR');
}

/** The access under which an officer who inspects reads, or why he may not; undefined for everybody else. */
export function accessNeeded(book: Book, officerId: OfficerId, { now, today }: Moment): AuditAccess | Refusal | undefined {
  if (!inspectsOn(book, officerId, today)) return undefined;
  try {
    return openAccess(book, officerId, now);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
