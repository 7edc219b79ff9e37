import type { FastifyInstance } from 'fastify';
import { BODY_LIMIT_BYTES } from '../limits.js';

/** How a browser sends a form. */
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Lets pages take forms; the API speaks JSON. A field that is sent twice is what it was the last time. */
export function takeForms(fastify: FastifyInstance, paths: readonly string[]): void {
  fastify.addContentTypeParser(FORM_TYPE, { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    if (paths.includes(request.url.split('?', 1)[0] as string)) done(null, Object.fromEntries(new URLSearchParams(body as string)));
    else done(Object.assign(new Error('no path for forms'), { statusCode: 415 }), undefined);
  });
}
