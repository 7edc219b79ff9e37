import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { readForm } from './check-form.js';

/** Reads bodies, queries and path parameters of every route by the form that the handler names. Refuses MALFORMED{fields}. */
@Injectable()
export class FormPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined || PRIMITIVES.has(metatype)) return value;
    return readForm(metatype as new () => object, value ?? {});
  }
}

const PRIMITIVES: ReadonlySet<unknown> = new Set([String, Number, Boolean, Array, Object]);
