import type { FastifyInstance } from 'fastify';
import { FILE_LIMIT_BYTES } from '#libs/importing/import-clerk.js';

/** How a file comes: its bytes, as they are. */
export const UPLOAD_TYPE = 'application/octet-stream';
const UPLOAD_PATH = '/api/import-files';

/** True for the path that takes files, which may be larger than other bodies. */
export function isUpload(url: string): boolean {
  return url.split('?', 1)[0] === UPLOAD_PATH;
}

/** Lets the one path that wants them take bodies of bytes. */
export function takeUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(UPLOAD_TYPE, { parseAs: 'buffer', bodyLimit: FILE_LIMIT_BYTES }, (request, body, done) => {
    if (isUpload(request.url)) done(null, body);
    else done(Object.assign(new Error('no path for bytes'), { statusCode: 415 }), undefined);
  });
}
