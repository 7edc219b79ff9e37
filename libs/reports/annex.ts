import type { DocNo, PartyId } from '#libs/kernel/ids.js';
import type { FeeMonth } from './fee-month.js';
import { payerCode } from './payer-code.js';

/** A payer of whom F1 to F3 of a month speak by code. */
export interface AnnexPayer {
  readonly payerCode: string;
  readonly partyId: PartyId;
  readonly docNos: readonly DocNo[];
}

/** Every payer of a month's reports once, in the order of their codes. */
export function annexPayers({ levies }: Pick<FeeMonth, 'levies'>): readonly AnnexPayer[] {
  const docNos = new Map<PartyId, DocNo[]>();
  for (const { entry } of levies) docNos.set(entry.data.payerId, [...(docNos.get(entry.data.payerId) ?? []), entry.data.docNo]);
  const payers = [...docNos].map(([partyId, numbers]) => ({ payerCode: payerCode(partyId), partyId, docNos: numbers }));
  return payers.toSorted((a, b) => (a.partyId < b.partyId ? -1 : 1));
}
