import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type FieldFault, refuseFields } from '../problems/field-fault.js';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const NAME = 'Idempotency-Key';
const FORM = /^[\x21-\x7e]{16,64}$/;
const DESCRIPTION = '同一人员同一键的请求只记账一次，重复时返回首次结果 / the same officer’s same key is recorded once; repeated, it gets the first answer';

/** The key of a request, under which it can be sent again, or what is wrong with it. */
export function readKey(headers: Headers): { readonly key: string; readonly faults: readonly FieldFault[] } {
  const key = headers[NAME.toLowerCase()];
  if (key === undefined) return { key: '', faults: [{ path: NAME, rule: 'required' }] };
  if (typeof key !== 'string' || !FORM.test(key)) return { key: '', faults: [{ path: NAME, rule: 'isIdempotencyKey' }] };
  return { key, faults: [] };
}

/** Hands the key to a handler. Refuses MALFORMED{fields}. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { key, faults } = readKey(context.switchToHttp().getRequest<FastifyRequest>().headers);
  return faults.length > 0 ? refuseFields(faults) : key;
});

export function ApiIdempotencyKey(): MethodDecorator {
  return ApiHeader({ name: NAME, required: true, description: DESCRIPTION, schema: { type: 'string', pattern: '^[\\x21-\\x7e]{16,64}$', minLength: 16, maxLength: 64 } });
}
