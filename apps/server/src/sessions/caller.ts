import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';

/** Who asks: an officer, in the book of his session. */
export interface Caller {
  readonly officerId: OfficerId;
  readonly book: BookCode;
  /** His session's. */
  readonly token: string;
}

/** A request as the guard leaves it; without a caller where the route is open to everybody. */
export interface GuardedRequest {
  readonly headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined };
  readonly method: string;
  readonly url: string;
  readonly ip: string;
  caller?: Caller;
}

/** The caller of a request. Refuses UNAUTHENTICATED on a route that is open to everybody. */
export function callerOf(context: ExecutionContext): Caller {
  return context.switchToHttp().getRequest<GuardedRequest>().caller ?? refuse('UNAUTHENTICATED');
}

/** Hands the caller to a handler. */
export const ByCaller = createParamDecorator((_data: unknown, context: ExecutionContext) => callerOf(context));
