/** The largest body of a request. */
export const BODY_LIMIT_BYTES = 1024 * 1024;
/** The most rows that one answer lists. */
export const PAGE_LIMIT_ROWS = 500;
