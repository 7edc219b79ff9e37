import type { FastifyInstance } from 'fastify';
import { FILE_LIMIT_BYTES } from '#libs/importing/import-clerk.js';

/** How a file comes: its bytes, as they are. */
export const UPLOAD_TYPE = 'application/octet-stream';
const UPLOAD_PATHS = /^\/api\/(import-files|batches\/[^/]+\/result-files)$/;

/** True for a path that takes files, which may be larger than other bodies. */
export function isUpload(url: string): boolean {
  return UPLOAD_PATHS.test(url.split('?', 1)[0] as string);
}

/** Lets the paths that want them take bodies of bytes. */
export function takeUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(UPLOAD_TYPE, { parseAs: 'buffer', bodyLimit: FILE_LIMIT_BYTES }, (request, body, done) => {
    if (isUpload(request.url)) done(null, body);
    else done(Object.assign(new Error('no path for bytes'), { statusCode: 415 }), undefined);
  });
}
