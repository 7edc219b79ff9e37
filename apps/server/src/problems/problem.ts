import type { Facts } from '#libs/kernel/refusal.js';
import { type RefusalCode, type RefusalKind, wordingOf } from '#libs/kernel/refusal-catalogue.js';
import { wordRefusal } from '#libs/kernel/wording.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** A no, as RFC 9457 wants it, with what a program reads (code, facts) and a person (title in both languages). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly status: number;
  readonly code: RefusalCode;
  readonly facts: Facts;
  /** The path that was asked for, without its query. */
  readonly instance: string;
}

const STATUS_OF_KIND: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  authority: 403,
  unknown: 404,
  conflict: 409,
  'too large': 413,
  rule: 422,
  'too many': 429,
  broken: 500,
  unavailable: 503,
};

/** The HTTP status that a code is answered with. */
export function statusOf(code: RefusalCode): number {
  return STATUS_OF_KIND[wordingOf(code).kind];
}

/** Words a no for the caller. */
export function problemOf(code: RefusalCode, facts: Facts, instance: string): Problem {
  return {
    type: `urn:mingzhang:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: wordRefusal(code, facts, 'zh'),
    titleEn: wordRefusal(code, facts, 'en'),
    ...{ status: statusOf(code), code, facts, instance },
  };
}
