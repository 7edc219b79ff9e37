import { row } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { type ImportFile, importFile } from './import-file.js';
import type { ImportKind } from './imports.js';

/** Who brings a file in: those who could file its rows one by one. */
const MAKERS: { readonly [Kind in ImportKind]: readonly Role[] } = {
  LEVY_DECISIONS: ['ACCOUNTANT'],
  OPENING_LEVIES: ['ACCOUNTANT'],
  RECEIPT_BOOKS: ['COUNTY_FINANCE', 'COUNTY_VERIFIER'],
  FEE_LEDGER: ['COLLECTOR'],
  COUNTY_CREDITS: ['COUNTY_FINANCE'],
};

/** To issue a book and to book a credit needs nobody's approval; a ledger is typed in late, which a reviewer has to see (invariant 58). */
const CHECKERS: { readonly [Kind in ImportKind]: readonly Role[] } = {
  LEVY_DECISIONS: ['REVIEWER'],
  OPENING_LEVIES: ['REVIEWER'],
  RECEIPT_BOOKS: [],
  FEE_LEDGER: ['REVIEWER'],
  COUNTY_CREDITS: [],
};

export const importCommands = {
  ImportFile: row<ImportFile>({
    slice: 'imports',
    ...{ zh: '导入文件', en: 'Let the rows of a checked file into the book', route: 'POST /imports' },
    by: (_book, { kind }) => MAKERS[kind],
    approvedBy: (_book, { kind }) => CHECKERS[kind],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { fileSha256 }) => ({ kind: 'import file', id: fileSha256 }),
    decide: importFile,
  }),
};
