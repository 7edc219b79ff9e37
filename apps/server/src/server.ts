import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#libs/kernel/refusal.js';
import { HEALTH_PATHS } from './health/health.controller.js';
import type { House } from './house/house.js';
import { takeUploads } from './imports/upload.js';
import { BODY_LIMIT_BYTES } from './limits.js';
import { serveOpenApi } from './openapi.js';
import { takeForms } from './pages/form-body.js';
import { sendProblem } from './problems/problem.filter.js';
import { ServerModule } from './server.module.js';
import type { Settings } from './settings.js';

/** What the router cannot even decode. */
const UNREADABLE_URL = new Refusal('MALFORMED', { fields: [{ path: '', rule: 'isUrl' }] });
/** Where people look rather than programs. */
const PAGE_PATHS = ['/', '/style/*rest', '/board', '/board/*rest', '/walk', '/walk/*rest'];
/** The same walk for programs: what is left out of the prefix is told by path, and this one has it in its own. */
const WALK_PATHS = ['/api/walk/*rest'];
const FORM_PATHS = ['/board/objections', '/walk/login', '/walk/logout', '/walk/accesses'];
/** Slow clients lose their connection rather than hold it. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP service around a house, ready to listen. Closing it closes the house, once what is in line is answered. */
export async function createServer(house: House, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A reverse proxy on this machine may say for whom it asks; nobody else.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => sendProblem(UNREADABLE_URL, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.around(house, settings), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  app.setGlobalPrefix('api', { exclude: [...PAGE_PATHS, ...WALK_PATHS, ...HEALTH_PATHS.map((path) => `${path}/*rest`)] });
  await app.register(fastifyHelmet, { contentSecurityPolicy: { directives: CONTENT_SECURITY }, strictTransportSecurity: false });
  takeUploads(app.getHttpAdapter().getInstance());
  takeForms(app.getHttpAdapter().getInstance(), FORM_PATHS);
  letGoWhenClosing(app);
  serveOpenApi(app);
  return app;
}

/** Answers that are still under way when the server begins to close end their connections: kept alive, they would hold up its end. */
function letGoWhenClosing(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('Connection', 'close');
    done();
  });
}

/** Swagger UI needs its own inline styles and data images; nothing comes from elsewhere. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  scriptSrc: ["'self'"],
  upgradeInsecureRequests: null,
};
