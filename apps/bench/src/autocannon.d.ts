/** The part of autocannon that the load needs; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface LoadRequest {
    method: string;
    path: string;
    body: string;
    headers: Record<string, string>;
  }

  export interface LoadOptions {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly requests: readonly { readonly method: string; setupRequest(request: LoadRequest): LoadRequest }[];
  }

  export interface LoadResult {
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
  }

  export default function autocannon(options: LoadOptions): EventEmitter & PromiseLike<LoadResult>;
}
