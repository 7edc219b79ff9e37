/** The database of the views does not answer, or turns us away. The books go on without it; queries do not. */
export class ViewsUnreachable extends Error {
  override name = 'ViewsUnreachable';
}

/** Classes 08 (connection), 53 (resources), 57P (shutdown), 28 (not let in), 3D (no such database). */
const NOT_THERE = /^(?:08|53|57P|28|3D)/;
const BROKEN_OFF = /^Connection terminated|^Client has encountered a connection error|ECONNRESET|EPIPE/;

/** Whether a query failed since the database is not there, or its connection broke off. */
export function isViewsUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return error instanceof ViewsUnreachable || (typeof code === 'string' && NOT_THERE.test(code)) || BROKEN_OFF.test(String(message));
}
