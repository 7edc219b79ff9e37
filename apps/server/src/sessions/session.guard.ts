import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import type { GuardedRequest } from './caller.js';
import { PAGE_SESSION, sessionIn } from './page-session.js';

const OPEN = 'open to everybody';

/** A route that needs no session. */
export const OpenToAll = () => SetMetadata(OPEN, true);

export function isOpenToAll(reflector: Reflector, context: ExecutionContext): boolean {
  return reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()]) === true;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i;

/** Lets a request through with the session behind its bearer token, on a page behind its cookie. Refuses UNAUTHENTICATED. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly house: House,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (isOpenToAll(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const isPage = this.reflector.getAllAndOverride<boolean | undefined>(PAGE_SESSION, [context.getHandler(), context.getClass()]) === true;
    const token = isPage ? sessionIn(request) : BEARER.exec(request.headers.authorization ?? '')?.[1];
    const session = token === undefined ? undefined : this.house.identity.session(token, this.house.now());
    if (token === undefined || session === undefined) return refuse('UNAUTHENTICATED');
    request.caller = { book: session.book, officerId: session.officerId, token };
    return true;
  }
}
