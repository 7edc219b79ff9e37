import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '#libs/kernel/refusal.js';
import type { ActingRole } from '#libs/registry/roles.js';
import { House } from '../house/house.js';
import { callerOf, type GuardedRequest } from './caller.js';
import { capacitiesOf } from './capacities.js';
import { isOpenToAll } from './session.guard.js';

const ROLES_NEEDED = 'roles needed';
const READING = new Set(['GET', 'HEAD']);

/** A route for those who hold one of these roles today, at whatever unit. */
export const ForRoles = (...roles: readonly ActingRole[]) => SetMetadata(ROLES_NEEDED, roles);

/** A route that changes something, for whoever holds any post today. */
export const ForAnyPost = () => SetMetadata(ROLES_NEEDED, []);

/**
 * Who reads a book must hold a post in it today, and on some routes a certain one. Refuses NOT_AUTHORISED.
 * What a command asks of its officer the book itself decides (gate.ts).
 */
@Injectable()
export class PostGuard implements CanActivate {
  constructor(
    private readonly house: House,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.rolesFor(context);
    if (needed === undefined) return true;

    const { book: code, officerId } = callerOf(context);
    const capacities = await this.house.bookkeeper(code).ask((book, { today }) => capacitiesOf(book, officerId, today));
    const serves = needed.length === 0 ? capacities.length > 0 : capacities.some(({ role }) => needed.includes(role));
    return serves || refuse('NOT_AUTHORISED', { officerId, roles: needed.join(' ') });
  }

  /** The roles that may; empty for whoever holds a post; undefined where the guard does not ask. */
  private rolesFor(context: ExecutionContext): readonly ActingRole[] | undefined {
    if (isOpenToAll(this.reflector, context)) return undefined;
    const { method } = context.switchToHttp().getRequest<GuardedRequest>();
    const named = this.reflector.get<readonly ActingRole[] | undefined>(ROLES_NEEDED, context.getHandler());
    return named ?? (READING.has(method) ? [] : undefined);
  }
}
