import type { BookCode } from '#libs/kernel/ids.js';

/** What the append worker is started with. */
export interface AppendSettings {
  readonly path: string;
  /** The size that the file may grow to, in pages of 4 KiB: an append beyond it fails as on a full disk. */
  readonly maxPages?: number | undefined;
}

/**
 * One append on its way to the worker. The bytes of all documents travel end to end in one buffer that changes hands:
 * to clone many small views would clone every pool that they were cut from.
 */
export interface AppendOrder {
  readonly book: BookCode;
  readonly expectedSeq: number;
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly lengths: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The worker's answers come in the order of the orders. */
export type AppendAnswer =
  | { readonly kind: 'stored' }
  | { readonly kind: 'wrong seq'; readonly actualSeq: number }
  /** Nothing of it is stored. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Nobody knows whether it is stored; the worker takes nothing more. */
  | { readonly kind: 'unknown'; readonly reason: string };
