import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LogTruncated, LogUnreachable } from '#libs/event-log/port.js';
import { FILE_LIMIT_BYTES } from '#libs/importing/import-clerk.js';
import { type Facts, Refusal } from '#libs/kernel/refusal.js';
import { wordingOf } from '#libs/kernel/refusal-catalogue.js';
import { isViewsUnreachable } from '#libs/views/views-unreachable.js';
import { isUpload } from '../imports/upload.js';
import { BODY_LIMIT_BYTES } from '../limits.js';
import { reportFault } from './fault.js';
import { PROBLEM_TYPE, type Problem, problemOf } from './problem.js';

/** Turns every error that leaves a handler into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers with the problem behind an error. */
export function sendProblem(error: unknown, request: Pick<FastifyRequest, 'url'>, reply: FastifyReply): void {
  const { problem, headers } = problemBehind(error, request.url);
  reply.headers(headers).status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** The problem behind an error, and what else the answer says about it. */
export function problemBehind(error: unknown, url: string): { readonly problem: Problem; readonly headers: Readonly<Record<string, string>> } {
  const refusal = error instanceof Refusal ? error : (byStores(error) ?? byFramework(error, url) ?? reportFault(error));
  const problem = problemOf(refusal.code, factsOf(refusal), url.split('?', 1)[0] as string);
  const retryAfter = retryAfterSeconds(refusal);
  return {
    problem,
    headers: { ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }), ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}) },
  };
}

const UNAVAILABLE_S = 2;

/** When it is worth asking again: as the refusal says, else soon where something is only unavailable. */
function retryAfterSeconds({ code, facts }: Refusal): number | undefined {
  if (typeof facts.retryAfterSeconds === 'number') return facts.retryAfterSeconds;
  return wordingOf(code).kind === 'unavailable' ? UNAVAILABLE_S : undefined;
}

/** Vault and identity name one field; over HTTP a malformed request always lists its fields. */
function factsOf({ code, facts }: Refusal): Facts {
  const { field, ...others } = facts;
  return code === 'MALFORMED' && field !== undefined ? { fields: [{ path: field, rule: 'isAllowed' }], ...others } : facts;
}

/** What the log or the database of the views cannot do for now. */
function byStores(error: unknown): Refusal | undefined {
  if (isViewsUnreachable(error)) return new Refusal('VIEWS_UNREACHABLE');
  if (error instanceof LogUnreachable) return new Refusal('LOG_UNREACHABLE');
  return error instanceof LogTruncated ? new Refusal('LOG_TRUNCATED') : undefined;
}

/** What Nest and Fastify say no to by themselves, before a handler is reached. */
function byFramework(error: unknown, url: string): Refusal | undefined {
  switch (statusIn(error)) {
    case 400:
    case 414:
    case 415:
      return new Refusal('MALFORMED', { fields: [{ path: '', rule: 'isJson' }] });
    case 404:
    case 405:
      return new Refusal('UNKNOWN', { kind: 'route' });
    case 413:
      return new Refusal('TOO_LARGE', { limit: `${isUpload(url) ? FILE_LIMIT_BYTES : BODY_LIMIT_BYTES} bytes` });
    case 429:
      return new Refusal('TOO_MANY_REQUESTS');
    default:
      return undefined;
  }
}

function statusIn(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode, status } = error as { statusCode?: unknown; status?: unknown };
  return [statusCode, status].find((one): one is number => typeof one === 'number');
}
