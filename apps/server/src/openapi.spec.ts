import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { COMMAND_ROUTES } from './commands/command-routes.js';
import { TestServer } from './testing/server.testing.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean };

let server: TestServer;
let document: OpenAPIObject;
let text: string;
beforeAll(async () => {
  server = await TestServer.start();
  const { openApiOf, openApiText } = await import('./openapi.js');
  document = openApiOf(server.app);
  text = openApiText(document);
});
afterAll(() => server.stop());

const operationOf = (path: string) => document.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.post as Operation;

describe('the description of the API', () => {
  it('is the one that is checked in (npm run openapi writes it)', () => {
    expect(readFileSync(join('docs', 'openapi.json'), 'utf8')).toBe(text);
  });

  it.each(COMMAND_ROUTES.map((route) => [route.name, route] as const))('has %s as an operation, with its key and its ways to say no', (_, { path, pathFields, operationId }) => {
    const operation = operationOf(path);
    const parameters = (operation.parameters ?? []) as Parameter[];
    expect(operation.operationId).toBe(operationId);
    expect(
      parameters
        .filter(({ required }) => required)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...pathFields, 'Idempotency-Key'].toSorted());
    expect(operation.security).toEqual([{ bearer: [] }]);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '201', '400', '403', '409', '422', '503']));
    for (const status of ['400', '403', '422']) {
      expect(operation.responses[status]).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } } } });
    }
  });

  it.each(COMMAND_ROUTES.map((route) => [route.name, route] as const))('leaves what stands in the path of %s out of its body', (_, { path, pathFields }) => {
    const body = operationOf(path).requestBody as { content: Record<string, { schema: { $ref: string } }> };
    const schema = document.components?.schemas?.[body.content['application/json']?.schema.$ref.split('/').at(-1) as string] as { properties: object };
    expect(Object.keys(schema.properties)).toContain('evidence');
    for (const field of pathFields) expect(Object.keys(schema.properties)).not.toContain(field);
  });

  it.each(COMMAND_ROUTES.map((route) => [route.name, route] as const))('offers If-Match for %s only where it works, and no version of what it left', (_, { path, versioned }) => {
    const { parameters = [], responses } = operationOf(path);
    expect((parameters as Parameter[]).some(({ name }) => name === 'If-Match')).toBe(versioned);
    expect(responses['201']).not.toHaveProperty('headers');
  });

  it('names the codes of each status', () => {
    const { responses } = operationOf('/levies/:levyId/payments');
    expect((responses['422'] as { description: string }).description.split(', ')).toEqual(expect.arrayContaining(['NO_TICKET', 'RECEIPT_REUSED', 'OVER_COLLECTION']));
    expect((responses['409'] as { description: string }).description).toContain('PROPOSAL_CHANGED');
  });

  it('has every operation under a name of its own', () => {
    const names = Object.values(document.paths).flatMap((methods) => Object.values(methods as Record<string, Operation>).map(({ operationId }) => operationId));
    expect(names).not.toContain(undefined);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers to nothing that it does not describe', () => {
    const described = Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
    const referred = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref as string);
    expect(referred.filter((ref) => !described.includes(ref))).toEqual([]);
    expect(described.filter((schema) => !referred.includes(schema))).toEqual([]);
  });

  it('asks for no secret of a person: names, numbers and passwords stand in bodies only', () => {
    const parameters = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods as Record<string, Operation>).flatMap(({ parameters = [] }) => parameters as Parameter[]),
    );
    expect(parameters.map(({ name }) => name).filter((name) => /^(name|idNo|phone|accountNo|password|token)$/i.test(name))).toEqual([]);
  });

  it('is served with a page to try it, which loads nothing from elsewhere', async () => {
    const page = await server.anybody.get('/api/docs');
    expect([page.status, page.headers['content-security-policy']]).toEqual([200, expect.stringContaining("default-src 'self'")]);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    const { body } = await server.anybody.get('/api/docs-json');
    expect(body.info.title).toBe('明账 Mingzhang');
  });
});
