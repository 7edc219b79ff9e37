import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import type { CommandRequest } from '#libs/book/decide.js';
import type { Evidence } from '#libs/book/envelope.js';
import { rehearse } from '#libs/book/rehearse.js';
import type { BookCode, CommandId, DocNo, ImportId, OfficerId, PartyId, Sha256Hex } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { wordRefusal } from '#libs/kernel/wording.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { Vault } from '#libs/vault/vault.js';
import { columnOf } from './fault-columns.js';
import type { FileFault } from './file-refused.js';
import type { ImportRow } from './import-rows.js';
import type { RowMaking } from './row-making.js';

/** Whose rows they are: of which file, in whose name. */
export interface RowsOf {
  readonly importId: ImportId;
  readonly fileSha256: Sha256Hex;
  readonly makerId: OfficerId;
}

/** The request that posts a row: its id comes from the file and the line, so that a row is posted once, however often it is tried. */
export function requestFor(row: ImportRow, { importId, fileSha256, makerId }: RowsOf, making: Omit<RowMaking, 'makerId'>): CommandRequest {
  const { name, fields } = row.command({ ...making, makerId });
  const evidence: readonly Evidence[] = [{ kind: 'OTHER', docNo: `导入文件${fileSha256.slice(0, 8)}` as DocNo, sha256: fileSha256 }];
  return { name, command: fields as CommandRequest['command'], evidence, officerId: makerId, commandId: rowCommandId(importId, row.line) };
}

export function rowCommandId(importId: ImportId, line: number): CommandId {
  return derivedUuid('import row', importId, line) as CommandId;
}

/** Decides every row in order as if the ones before it had been posted; what is wrong with them, in the book's own words. Nothing stays. */
export async function checkRows(
  rows: readonly ImportRow[],
  of: RowsOf,
  { keeper, vault, code }: { keeper: Bookkeeper; vault: Vault; code: BookCode },
): Promise<readonly FileFault[]> {
  const people = payerFaults(rows, vault, code);
  const refusals = await keeper.ask((book, moment) =>
    rehearse(
      book,
      rows.map((row) => () => requestFor(row, of, { book, payerId: payerToBe(row) })),
      { ...moment, knowsParty: () => true },
    ),
  );
  const decided = rows.flatMap(({ line }, at) => (refusals[at] === undefined ? [] : faultOf(line, refusals[at])));
  return [...people, ...decided].toSorted((one, other) => one.line - other.line);
}

/** One number, one name: among the rows and in the vault. */
function payerFaults(rows: readonly ImportRow[], vault: Vault, code: BookCode): readonly FileFault[] {
  const names = new Map<string, string>();
  return rows.flatMap(({ line, payer }) => {
    if (payer === undefined) return [];
    const before = names.get(payer.idNo);
    names.set(payer.idNo, before ?? payer.name);
    if (before !== undefined && before !== payer.name) return [faultOf(line, new Refusal('PARTY_MISMATCH'))];
    try {
      vault.find(code, payer);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [faultOf(line, error)];
      throw error;
    }
  });
}

/** Stands for a payer whom the vault takes in once the file is accepted. */
function payerToBe({ payer }: ImportRow): PartyId {
  return derivedUuid('payer to be', payer?.idNo ?? '') as PartyId;
}

function faultOf(line: number, { code, facts }: Refusal): FileFault {
  return { line, column: columnOf(code, facts), code, zh: wordRefusal(code, facts, 'zh') };
}
