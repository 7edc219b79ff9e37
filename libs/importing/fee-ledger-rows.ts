import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { Channel } from '#libs/levy/levy.js';
import { isWithin } from '#libs/registry/posts.js';
import type { AccountKind } from '#libs/registry/registry.js';
import type { LedgerLine } from './fee-ledger.js';
import type { RowCommand, RowMaking } from './row-making.js';

type Making = Pick<RowMaking, 'book' | 'makerId'>;

/** The command behind a line of a fee ledger: a payment, or a voided sheet. Refuses UNKNOWN for its decision or its sheet. */
export function ledgerCommand(line: LedgerLine, unitId: UnitId, { book, makerId }: Making): RowCommand {
  const bookId = receiptBookOf(book, line.receiptNo, { unitId, makerId });
  if (line.kind === 'void') return { name: 'VoidReceipt', fields: { bookId, no: line.receiptNo, reasonCode: 'SPOILED', copiesKept: true, on: line.on } };

  const { on: collectedOn, docNo, receiptNo, principalFen, lateFeeFen, channel, instalmentNo } = line;
  const fields = {
    ...{ levyId: book.levies.byDocNo.get(docNo) ?? unknown('levy', docNo), principalFen, lateFeeFen, channel },
    ...accountFor(book, channel, { unitId, on: collectedOn }),
    ...{ receipt: { bookId, no: receiptNo, fen: sum(principalFen, lateFeeFen) }, collectedOn, afterCutoff: false },
    ...(instalmentNo === undefined ? {} : { instalmentNo }),
  };
  return { name: 'CollectLevyPayment', fields };
}

/** The book in which a sheet of this number lies: the collector's own, where books of several kinds have it. */
function receiptBookOf(book: Book, no: number, { unitId, makerId }: { unitId: UnitId; makerId: OfficerId }): ReceiptBookId {
  const having = [...book.receipts.books.values()].filter((one) => one.unitId === unitId && one.from <= no && no <= one.to);
  const own = having.find((one) => book.receipts.holderOf(one, no) === makerId);
  return (own ?? having[0])?.bookId ?? unknown('receipt sheet', String(no));
}

const REACHES: { readonly [C in Channel]?: AccountKind } = { TRANSIT_TRANSFER: 'TOWN_TRANSIT', BANK_DIRECT: 'COUNTY_SPECIAL' };

/** The ledger names no account: it is the only one that the money can have reached. Where there are several, the book refuses the row. */
function accountFor(book: Book, channel: Channel, { unitId, on }: { unitId: UnitId; on: IsoDate }): object {
  const accounts = [...book.registry.accounts.values()].filter(
    ({ kind, unitId: of, validFrom }) => kind === REACHES[channel] && validFrom <= on && isWithin(book.registry, unitId, of),
  );
  const [only] = accounts;
  return only === undefined || accounts.length > 1 ? {} : { accountId: only.accountId };
}
