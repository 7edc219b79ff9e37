import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemAnswer } from './problems/api-problems.js';

/** The description of the whole API, from its decorators. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('明账 Mingzhang')
    .setDescription('公款收支流程与审计账册 / A workflow and audit ledger for public fee money')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'POST /api/sessions' })
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemAnswer] });
  // Health is asked for at two places; an operation has one name and is described once.
  const paths = Object.entries(document.paths).filter(([path]) => !path.startsWith('/api/health/'));
  return { ...document, paths: Object.fromEntries(paths) };
}

/** The description as it is checked in: paths in order, so that a new one moves no other. */
export function openApiText(document: OpenAPIObject): string {
  const paths = Object.fromEntries(Object.entries(document.paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...document, paths }, null, 2)}\n`;
}

/** Serves Swagger UI at /api/docs and the description at /api/docs-json. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app));
}
