import type { Instant } from '#libs/kernel/dates.js';
import { isCode, type OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { PrivateDatabase } from './private-database.js';

/** Why somebody may see personal data in clear. */
export const READ_REASONS = ['REPORT_ANNEX', 'PAYER_ENQUIRY', 'PAYMENT_FILE', 'OBJECTION', 'INSPECTION', 'CORRECTION'] as const;
export type ReadReason = (typeof READ_REASONS)[number];

/** Why somebody came upon a record: to read it, or because he registered somebody who is in it already. */
const ACCESS_REASONS = [...READ_REASONS, 'REGISTRATION'] as const;
export type AccessReason = (typeof ACCESS_REASONS)[number];

/** Who came upon a record, why and when. */
export interface Access {
  readonly officerId: OfficerId;
  readonly reasonCode: AccessReason;
  readonly at: Instant;
}

/** How many accesses a query answers at most. */
const LISTED = 500;

export const ACCESS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS access (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, officer_id TEXT NOT NULL, reason_code TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS access_by_id ON access (id);`;

/** Durable before the record is opened. Refuses MALFORMED for a reason that is not in the list. */
export function noteAccess({ sql }: PrivateDatabase, id: string, { officerId, reasonCode, at }: Access): void {
  if (!isCode(officerId)) refuse('MALFORMED', { field: 'officerId' });
  if (!ACCESS_REASONS.includes(reasonCode)) refuse('MALFORMED', { field: 'reasonCode' });
  sql.run`INSERT INTO access (id, officer_id, reason_code, at) VALUES (${id}, ${officerId}, ${reasonCode}, ${at})`;
}

/** The latest accesses to a record, newest first; at most 500. */
export function latestAccesses({ sql }: PrivateDatabase, id: string): Access[] {
  return sql.all`
    SELECT officer_id AS officerId, reason_code AS reasonCode, at FROM access WHERE id = ${id} ORDER BY n DESC LIMIT ${LISTED}` as unknown as Access[];
}
