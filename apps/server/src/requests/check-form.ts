import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type FieldFault, faultsOf, pathOf, refuseFields } from '../problems/field-fault.js';

/** As deep as what a book stores; the validators below recurse. */
const DEPTH_LIMIT = 32;

/**
 * Reads what came from outside as an instance of its form: every field of the form, none beside it, each by its decorators.
 * Refuses MALFORMED{fields}.
 */
export function readForm<Form extends object>(form: new () => Form, given: unknown): Form {
  const { faults, instance } = tryForm(form, given);
  return faults.length > 0 ? refuseFields(faults) : instance;
}

/** As `readForm`, but hands over the faults. */
export function tryForm<Form extends object>(form: new () => Form, given: unknown): { readonly faults: readonly FieldFault[]; readonly instance: Form } {
  const unspeakable = isGroup(given) ? [...unspeakableIn(given, '', 0)] : [{ path: '', rule: 'isObject' }];
  if (unspeakable.length > 0) return { faults: unspeakable, instance: new form() };
  const instance = plainToInstance(form, given);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, validationError: { target: false } });
  return { faults: faultsOf(errors), instance };
}

/**
 * What class-validator cannot be asked about: names such as `constructor`, which it takes for known ones; nesting on which
 * it would exhaust the stack; and −0, which JSON has and an amount does not.
 */
function* unspeakableIn(value: unknown, path: string, depth: number): Generator<FieldFault> {
  if (Object.is(value, -0)) yield { path, rule: 'negativeZero' };
  if (typeof value !== 'object' || value === null) return;
  if (depth === DEPTH_LIMIT) return yield { path, rule: 'tooDeep' };
  for (const [name, inner] of Object.entries(value)) {
    if (name in Object.prototype) yield { path: pathOf(path, name), rule: 'unknownField' };
    yield* unspeakableIn(inner, pathOf(path, name), depth + 1);
  }
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
