import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '#libs/kernel/refusal.js';
import { PageFilter } from '../pages/page.filter.js';

/** Sends whoever is not logged in to the login, and an inspector without an access to where he opens one. */
const GOES_TO: Readonly<Record<string, string>> = { UNAUTHENTICATED: '/walk/login', ACCESS_UNLOGGED: '/walk' };

@Catch()
export class WalkFilter extends PageFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const place = error instanceof Refusal && http.getRequest<{ method: string }>().method === 'GET' ? GOES_TO[error.code] : undefined;
    if (place === undefined) return super.catch(error, host);
    http.getResponse<FastifyReply>().header('Cache-Control', 'no-store').redirect(place, 303);
  }
}
