import { type BookCode, isCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { House } from '../house/house.js';

/** Addresses of the pages of one book. Where the house keeps several, they name it. */
export interface Addresses {
  page(path: string): string;
  api(path: string): string;
}

/** The book that a page is asked of: the one that is named, else the only one. Refuses UNKNOWN. */
export function askedBook(house: House, named: unknown): { readonly code: BookCode; readonly at: Addresses } {
  const codes = house.codes();
  const code = named === undefined && codes.length === 1 ? codes[0] : codes.find((one) => isCode(named) && one === (named as string));
  if (code === undefined) return unknown('book', typeof named === 'string' ? named : '');
  const query = codes.length === 1 ? '' : `book=${code}`;
  const page = (path: string) => (query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`);
  return { code, at: { page, api: (path) => `/api/public/${code}${path}` } };
}
