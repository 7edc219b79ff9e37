import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { EntryId } from '#libs/kernel/ids.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { type CloseAccountabilityEntry, closeEntry, entryOf } from './close-entry.js';
import { type FileStatement, fileStatement } from './file-statement.js';

interface NamesEntry {
  readonly entryId: EntryId;
}

const aboutEntry = {
  slice: 'accountability',
  subject: (book: Book, { entryId }: NamesEntry): Subject => ({ kind: 'accountability entry', id: entryId, seq: book.accountability.entries.get(entryId)?.seq }),
  versioned: true,
} as const;

export const accountabilityCommands = {
  FileStatement: row<FileStatement>({
    ...aboutEntry,
    ...{ zh: '提交申辩', en: 'File a statement on an entry', route: 'POST /accountability-entries/:entryId/statements' },
    // Whoever is named, whatever his post; the decision turns all others away.
    by: ROLE_NAMES,
    unit: (book, command) => entryOf(book, command.entryId).unitId,
    decide: fileStatement,
  }),
  CloseAccountabilityEntry: row<CloseAccountabilityEntry>({
    ...aboutEntry,
    ...{ zh: '责任记录结案', en: 'Close an accountability entry', route: 'POST /accountability-entries/:entryId/closure' },
    by: ['COUNTY_APPROVER'],
    unit: (book, command) => entryOf(book, command.entryId).unitId,
    concerns: (book, command) => entryOf(book, command.entryId).officerIds,
    on: ({ on }) => on,
    decide: closeEntry,
  }),
};
