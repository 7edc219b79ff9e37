import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { Vault } from '#libs/vault/vault.js';
import { type RowsOf, requestFor, rowCommandId } from './check-rows.js';
import type { ImportRow } from './import-rows.js';

/** Rows that are under way at once: they go out together, and in their order. */
const AT_ONCE = 200;
/** Whom the vault does not take in: the book refuses his row, since it knows no such party. */
const NOBODY = derivedUuid('nobody') as PartyId;

interface Room {
  readonly code: BookCode;
  readonly keeper: Bookkeeper;
  readonly vault: Vault;
  /** Aborted: no further rows are begun. */
  readonly stop: AbortSignal;
}

/** Posts the rows of an accepted file that are not in the book yet, in order; each ends posted or refused there. False where it was stopped before the last. Rejects where the book could not store one. */
export async function postRows(rows: readonly ImportRow[], of: RowsOf, room: Room): Promise<boolean> {
  const left = await room.keeper.ask((book) => rows.filter(({ line }) => book.commands.get(rowCommandId(of.importId, line)) === undefined));
  for (let at = 0; at < left.length; at += AT_ONCE) {
    if (room.stop.aborted) return false;
    await postTogether(left.slice(at, at + AT_ONCE), of, room);
  }
  return true;
}

async function postTogether(rows: readonly ImportRow[], of: RowsOf, { code, keeper, vault }: Room): Promise<void> {
  const payers = payersOf(rows, vault, code);
  const requests = await keeper.ask((book) => rows.map((row, at) => requestFor(row, of, { book, payerId: payers[at] ?? NOBODY })));
  const answers = await Promise.allSettled(requests.map((request, at) => keeper.submit({ ...request, importRow: { importId: of.importId, line: (rows[at] as ImportRow).line } })));
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** The rows' payers in the vault, taken in where they are new; NOBODY where one number came to have another name meanwhile. */
function payersOf(rows: readonly ImportRow[], vault: Vault, code: BookCode): readonly (PartyId | undefined)[] {
  const people = rows.map(({ payer }) => payer);
  const known = people.filter((payer) => payer !== undefined);
  try {
    const registered = vault.registerMany(code, known).values();
    return people.map((payer) => (payer === undefined ? undefined : registered.next().value?.partyId));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return people.map((payer) => (payer === undefined ? undefined : registeredOrNobody(payer, vault, code)));
  }
}

function registeredOrNobody(payer: NonNullable<ImportRow['payer']>, vault: Vault, code: BookCode): PartyId {
  try {
    return vault.register(code, payer).partyId;
  } catch (error) {
    if (error instanceof Refusal) return NOBODY;
    throw error;
  }
}
