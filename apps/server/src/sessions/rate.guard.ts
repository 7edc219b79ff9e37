import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { refuse } from '#libs/kernel/refusal.js';
import type { GuardedRequest } from './caller.js';

const LOGIN_TRY = 'a try to log in';
const MINUTE_MS = 60_000;
/** So many tries to log in, or to use a link, come from one address in a minute. */
const LOGIN_TRIES_PER_MINUTE = 20;

/** A route that is limited as tries to log in are. */
export const LoginTry = () => SetMetadata(LOGIN_TRY, true);

/** How often a caller may ask; 0 requests a minute stand for no limit. Tries to log in are always limited. */
export function rateLimits(requestsPerMinute: number): ThrottlerModuleOptions {
  return {
    setHeaders: false,
    throttlers: [
      { name: 'requests', ttl: MINUTE_MS, limit: requestsPerMinute, skipIf: () => requestsPerMinute === 0 },
      { name: 'logins', ttl: MINUTE_MS, limit: LOGIN_TRIES_PER_MINUTE, skipIf: (context) => Reflect.getMetadata(LOGIN_TRY, context.getHandler()) !== true },
    ],
  };
}

/** Counts requests by officer, or by address where nobody is logged in. Refuses TOO_MANY_REQUESTS{retryAfterSeconds}. */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  protected override async getTracker({ caller, ip }: GuardedRequest & Record<string, unknown>): Promise<string> {
    return caller === undefined ? ip : `${caller.book} ${caller.officerId}`;
  }

  /** One count for all routes together. */
  protected override generateKey(_context: ExecutionContext, tracker: string, limit: string): string {
    return `${limit} ${tracker}`;
  }

  protected override async throwThrottlingException(_context: ExecutionContext, { timeToBlockExpire }: ThrottlerLimitDetail): Promise<void> {
    refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: timeToBlockExpire });
  }
}
