import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ShelvedPage } from './shelf.js';

export const HTML_TYPE = 'text/html; charset=utf-8';
/** Pages run nothing, load nothing but the house's style and send their forms only here. */
export const PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** So long a page is taken from a cache unasked. */
const FRESH_S = 30;

/** Sends a page that anybody may keep; nothing but its mark where the asker has it already. */
export function sendShelved(request: FastifyRequest, reply: FastifyReply, { bytes, etag, type }: ShelvedPage): void {
  reply.header('Content-Security-Policy', PAGE_POLICY).header('Cache-Control', `public, max-age=${FRESH_S}`).header('ETag', etag);
  const has = request.headers['if-none-match']?.split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
  if (has === true) reply.status(304).send();
  else reply.type(type).send(bytes);
}

/** Sends a page that is for one asker only. */
export function sendOnce(reply: FastifyReply, text: string, status = 200): void {
  reply.header('Content-Security-Policy', PAGE_POLICY).header('Cache-Control', 'no-store').status(status).type(HTML_TYPE).send(text);
}
