/** The answers to registrations, in the file of the sealed records. */
export const REGISTRATION_SCHEMA = `
  CREATE TABLE IF NOT EXISTS registration (
    command_id TEXT PRIMARY KEY, party_id TEXT NOT NULL, is_new INTEGER NOT NULL, digest BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;`;
