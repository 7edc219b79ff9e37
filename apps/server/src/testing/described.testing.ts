import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
}

/** Where an answer is not as the API describes the answer to `GET path`: fields missing or not described, values of another kind. */
export function undescribedIn(document: OpenAPIObject, path: string, answer: unknown): readonly string[] {
  const operation = document.paths[`/api${path}`]?.get as { responses: Record<string, { content: Record<string, { schema: Schema }> }> };
  const schema = operation.responses['200']?.content['application/json']?.schema as Schema;
  return [...differences(document, schema, answer, '')];
}

function* differences(document: OpenAPIObject, given: Schema, value: unknown, at: string): Generator<string> {
  const schema = resolved(document, given);
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return yield `${at} is no list`;
    for (const [i, one] of value.entries()) yield* differences(document, schema.items ?? {}, one, `${at}[${i}]`);
    return;
  }
  if (schema.type !== 'object') {
    if (kindOf(value) !== schema.type) yield `${at} is ${kindOf(value)}, not ${schema.type}`;
    if (schema.enum !== undefined && !schema.enum.includes(value)) yield `${at} is none of ${schema.enum.join(' ')}`;
    return;
  }
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = value as Record<string, unknown>;
  for (const name of required) if (fields[name] === undefined) yield `${at}.${name} is missing`;
  for (const [name, inner] of Object.entries(fields)) {
    const described = properties[name];
    if (described !== undefined) yield* differences(document, described, inner, `${at}.${name}`);
    else if (additionalProperties !== true) yield `${at}.${name} is not described`;
  }
}

function resolved(document: OpenAPIObject, schema: Schema): Schema {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return ref === undefined ? schema : (document.components?.schemas?.[ref.split('/').at(-1) as string] as Schema);
}

function kindOf(value: unknown): string {
  return Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;
}
