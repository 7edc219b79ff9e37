import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Text of one piece of the stream. */
const PIECE_CHARACTERS = 64 * 1024;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Writes rows into a table by COPY. All rows have their fields in the order of the first. */
export async function copyRows(client: PoolClient, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await pipeline(Readable.from(pieces(rows)), client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)));
}

function* pieces(rows: readonly object[]): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += `${Object.values(row).map(field).join('\t')}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function field(value: unknown): string {
  return value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
