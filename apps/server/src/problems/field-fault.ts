import type { ValidationError } from 'class-validator';
import { refuse } from '#libs/kernel/refusal.js';

/** Which field of a request breaks which rule of form. Never the value. */
export interface FieldFault {
  /** As one would write it in code: `receipt.no`, `evidence[0].docNo`. */
  readonly path: string;
  readonly rule: string;
}

/** A request with more faults than this has told enough. */
const FAULT_LIMIT = 20;
/** Unknown names come from outside; they are shown only as far as a person needs to find them. */
const PATH_LIMIT = 80;

/** Refuses MALFORMED with the fields at fault. */
export function refuseFields(faults: readonly FieldFault[]): never {
  const fields = faults.slice(0, FAULT_LIMIT).map(({ path, rule }) => ({ path: path.slice(0, PATH_LIMIT), rule }));
  return refuse('MALFORMED', { fields });
}

/** One fault a field: `required` where it is missing, else the first rule that it breaks. */
export function faultsOf(errors: readonly ValidationError[], parent = ''): readonly FieldFault[] {
  return errors.flatMap(({ property, constraints, children, value }) => {
    const path = pathOf(parent, property);
    const [rule] = Object.keys(constraints ?? {});
    if (rule === undefined) return faultsOf(children ?? [], path);
    return [{ path, rule: value === undefined ? 'required' : (NAMES[rule] ?? rule) }];
  });
}

const NAMES: Readonly<Record<string, string>> = { whitelistValidation: 'unknownField', unknownValue: 'isObject', nestedValidation: 'isObject' };

/** The path of a field or of a place in a list. */
export function pathOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}
