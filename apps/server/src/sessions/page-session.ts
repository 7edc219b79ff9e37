import { randomBytes, timingSafeEqual } from 'node:crypto';
import { SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refuseFields } from '../problems/field-fault.js';
import type { GuardedRequest } from './caller.js';

export const PAGE_SESSION = 'session of pages';
/** Pages take their session from a cookie; the API never does, so that no other site can act in somebody's name. */
export const BySessionCookie = () => SetMetadata(PAGE_SESSION, true);

const SESSION = 'mingzhang-session';
const FORM = 'mingzhang-form';
const TOKEN = /^[A-Za-z0-9_-]{1,200}$/;
/** Kept by the browser only, sent to this site only, until it is closed. */
const ATTRIBUTES = 'Path=/walk; HttpOnly; SameSite=Strict';

type Headed = Pick<GuardedRequest, 'headers'>;

export function sessionIn(request: Headed): string | undefined {
  return cookie(request, SESSION);
}

/** Sets the session; without a token, ends it. */
export function setSession(reply: FastifyReply, token: string | undefined, secure: boolean): void {
  const life = token === undefined ? '; Max-Age=0' : '';
  reply.header('Set-Cookie', `${SESSION}=${token ?? ''}; ${ATTRIBUTES}${life}${secure ? '; Secure' : ''}`);
}

/** What a form carries beside its fields, and the browser in a cookie: another site has neither. */
export function formToken(request: Headed, reply: FastifyReply): string {
  const known = cookie(request, FORM);
  if (known !== undefined) return known;
  const made = randomBytes(24).toString('base64url');
  reply.header('Set-Cookie', `${FORM}=${made}; ${ATTRIBUTES}`);
  return made;
}

/** Refuses MALFORMED for a form that this site did not hand out. */
export function checkFormToken(request: Headed, given: string): void {
  const known = Buffer.from(cookie(request, FORM) ?? '');
  const said = Buffer.from(given);
  if (known.length === 0 || known.length !== said.length || !timingSafeEqual(known, said)) refuseFields([{ path: 'formToken', rule: 'isFormToken' }]);
}

function cookie({ headers }: Headed, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}
