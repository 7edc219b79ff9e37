/** So many lines of people fit into one event of 60 KiB. */
export const CHUNK_LINES = 300;

/** Lines in the portions in which events hold them. */
export function inChunks<Line>(lines: readonly Line[]): readonly (readonly Line[])[] {
  return Array.from({ length: Math.ceil(lines.length / CHUNK_LINES) }, (_, chunk) => lines.slice(chunk * CHUNK_LINES, (chunk + 1) * CHUNK_LINES));
}
