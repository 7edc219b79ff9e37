import { type Facts, refuse } from '#libs/kernel/refusal.js';
import { isResidentId } from './resident-id.js';

/** What the vault knows of a party: a person, a household or an institution. */
export interface Person {
  readonly name: string;
  /** Resident identity number, 18 characters, `X` in upper case. */
  readonly idNo?: string;
  /** 7–15 digits. */
  readonly phone?: string;
  /** Bank account, 8–30 digits. */
  readonly accountNo?: string;
}

/** As it comes from outside: numbers with blanks between or in full-width digits; what is not known is left out. */
export interface PersonGiven {
  readonly name: string;
  readonly idNo?: string | undefined;
  readonly phone?: string | undefined;
  readonly accountNo?: string | undefined;
}

interface FieldRule {
  /** How the field is written when stored, so that one person's number has one spelling. */
  readonly spell: (text: string) => string;
  readonly allows: (text: string) => boolean;
}

export const NAME_LIMIT_CHARACTERS = 40;
/** Control characters, and what is as invisible: a direction mark on a public board would show another name than is stored. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The rule for names of people, households and institutions: 1–40 characters in NFC. */
export const NAME_RULE: FieldRule = {
  spell: (text) => text.normalize('NFC').trim(),
  allows: (text) => text !== '' && [...text].length <= NAME_LIMIT_CHARACTERS && !INVISIBLE.test(text),
};

/** The rule for bank accounts: 8–30 digits. */
export const ACCOUNT_RULE: FieldRule = { spell: digitsOnly, allows: (text) => /^\d{8,30}$/.test(text) };

const RULES: { readonly [Field in keyof Required<Person>]: FieldRule } = {
  name: NAME_RULE,
  idNo: { spell: (text) => digitsOnly(text).toUpperCase(), allows: isResidentId },
  phone: { spell: digitsOnly, allows: (text) => /^\d{7,15}$/.test(text) },
  accountNo: ACCOUNT_RULE,
};
const FIELDS = Object.keys(RULES) as (keyof Person)[];

/** Takes a person from outside in the vault's spelling. Refuses MALFORMED with the field's name and `where`, never with the value. */
export function checkedPerson(given: PersonGiven, where: Facts = {}): Person {
  const person: { -readonly [Field in keyof Person]: Person[Field] } = { name: checkedText('name', given.name, RULES.name, where) };
  for (const field of FIELDS) {
    const value = given[field];
    if (value !== undefined) person[field] = checkedText(field, value, RULES[field], where);
  }
  return person;
}

/** Takes one text by its rule. Refuses MALFORMED with the field's name, never with the value. */
export function checkedText(field: string, value: unknown, rule: FieldRule, where: Facts = {}): string {
  if (typeof value !== 'string') return refuse('MALFORMED', { field, ...where });
  const text = rule.spell(value);
  if (!rule.allows(text)) refuse('MALFORMED', { field, ...where });
  return text;
}

/** What is known with what is newly told: nothing that was known is lost by leaving it out. */
export function completed(known: Person, told: Person): Person {
  return { ...known, ...told };
}

/** True if both say the same. */
export function samePerson(one: Person, other: Person): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

function digitsOnly(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '');
}
