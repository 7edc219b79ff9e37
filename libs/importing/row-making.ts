import type { Book } from '#libs/book/book.js';
import type { CommandName } from '#libs/book/command-table.js';
import type { OfficerId, PartyId } from '#libs/kernel/ids.js';

/** What a row's command needs to be made: the book to find its village, decision or sheet in, and who is who. */
export interface RowMaking {
  readonly book: Book;
  readonly makerId: OfficerId;
  /** The row's payer in the vault; of rows that have one. */
  readonly payerId: PartyId;
}

export interface RowCommand {
  readonly name: CommandName;
  readonly fields: object;
}
