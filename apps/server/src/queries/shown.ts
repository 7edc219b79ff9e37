import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

/** How the fields of an answer are described to OpenAPI. `Maybe` stands above a field that can be missing. */
export function Maybe(): PropertyDecorator {
  return applyDecorators(ApiProperty({ required: false }));
}

export function ShownText(example?: string): PropertyDecorator {
  return ApiProperty(example === undefined ? { type: 'string' } : { type: 'string', example });
}

export function ShownCode(codes: readonly string[]): PropertyDecorator {
  return ApiProperty({ type: 'string', enum: [...codes] });
}

export function ShownCodes(codes: readonly string[]): PropertyDecorator {
  return ApiProperty({ type: 'string', enum: [...codes], isArray: true });
}

export function ShownWhole(description?: string): PropertyDecorator {
  return ApiProperty(description === undefined ? { type: 'integer' } : { type: 'integer', description });
}

export function ShownWholes(): PropertyDecorator {
  return ApiProperty({ type: 'integer', isArray: true });
}

export function ShownTexts(): PropertyDecorator {
  return ApiProperty({ type: 'string', isArray: true });
}

/** An amount in fen; negative in sums and corrections. */
export function ShownFen(description = '分 / fen'): PropertyDecorator {
  return ApiProperty({ type: 'integer', format: 'int64', description });
}

/** A cell of a report: text, or a number whose column says what it counts. */
export function ShownCell(): PropertyDecorator {
  return ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }] });
}

export function ShownDay(): PropertyDecorator {
  return ApiProperty({ type: 'string', format: 'date' });
}

export function ShownMonth(): PropertyDecorator {
  return ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{2}$', example: '2015-03' });
}

export function ShownInstant(): PropertyDecorator {
  return ApiProperty({ type: 'string', format: 'date-time' });
}

export function ShownFlag(): PropertyDecorator {
  return ApiProperty({ type: 'boolean' });
}

export function ShownObject(): PropertyDecorator {
  return ApiProperty({ type: 'object', additionalProperties: true });
}

export function ShownGroup(group: () => Type): PropertyDecorator {
  return ApiProperty({ type: () => group() });
}

export function ShownList(of: () => Type): PropertyDecorator {
  return ApiProperty({ type: () => of(), isArray: true });
}
