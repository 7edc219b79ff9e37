import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, RemittanceId, UnitId } from '#libs/kernel/ids.js';
import type { Table } from '#libs/kernel/table.js';
import type { RemittanceLine } from './split.js';

/** More lines would not fit into one event of 60 KiB. */
export const LINES_LIMIT = 400;

/** TRANSFER: the township sends what lies in its transit account. DIRECT: the bank has it already; a day's payments are only gathered. */
export const REMITTANCE_KINDS = ['TRANSFER', 'DIRECT'] as const;
export type RemittanceKind = (typeof REMITTANCE_KINDS)[number];

/** The accounts of the county at which a remittance may arrive (invariant 27). */
export type CountyAccountKind = 'COUNTY_SPECIAL' | 'TREASURY';

/** States of a remittance (domain rules 3.4). */
export const REMITTANCE_STATES = ['DRAFTED', 'SENT', 'CREDITED', 'BOUNCED', 'CANCELLED'] as const;
export type RemittanceState = (typeof REMITTANCE_STATES)[number];

export const BOUNCE_REASONS = ['ACCOUNT_CLOSED', 'ACCOUNT_INVALID', 'NAME_MISMATCH', 'REFUSED_BY_BANK'] as const;

interface Remitted {
  readonly remittanceId: RemittanceId;
  readonly lines: readonly RemittanceLine[];
  readonly totalFen: Fen;
}

interface ToCounty {
  readonly toAccountId: AccountId;
  readonly toKind: CountyAccountKind;
}

export type RemittanceSent = Remitted & ToCounty & ({ readonly kind: 'DIRECT' } | { readonly kind: 'TRANSFER'; readonly fromAccountId: AccountId; readonly slipNo: DocNo });

/** A part of a remittance that has arrived: the lines say what of each source it covers. */
export interface CountyCredit extends ToCounty {
  readonly remittanceId: RemittanceId;
  readonly fen: Fen;
  readonly lines: readonly RemittanceLine[];
  readonly stmtRef: DocNo;
  /** In whose books the other half of its journal is. */
  readonly countyUnitId: UnitId;
}

export type RemittanceEvent =
  | { type: 'RemittanceDrafted'; data: Remitted }
  | { type: 'RemittanceCancelled'; data: Remitted }
  | { type: 'RemittanceSent'; data: RemittanceSent }
  | { type: 'RemittanceBounced'; data: Remitted & { readonly fromAccountId: AccountId; readonly reasonCode: (typeof BOUNCE_REASONS)[number] } }
  | { type: 'CountyCreditConfirmed'; data: CountyCredit };

export interface Remittance extends Remitted {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly kind: RemittanceKind;
  readonly state: RemittanceState;
  readonly draftedOn?: IsoDate;
  readonly sentOn?: IsoDate;
  readonly fromAccountId?: AccountId;
  readonly toAccountId?: AccountId;
  readonly toKind?: CountyAccountKind;
  readonly slipNo?: DocNo;
  readonly creditedFen: Fen;
  /** The lines of the county's statement that were booked for it. */
  readonly creditRefs: readonly DocNo[];
}

const NOTHING_CREDITED = { creditedFen: ZERO, creditRefs: [] } as const;

/** What becomes of the remittance itself; where its money lies is told by custody.ts. */
export function evolveRemittances(remittances: Table<RemittanceId, Remittance>, event: Recorded<RemittanceEvent>): void {
  const { type, data, seq, unitId, occurredOn } = event;
  const { remittanceId } = data;
  switch (type) {
    case 'RemittanceDrafted':
      return remittances.put(remittanceId, { ...data, seq, unitId, kind: 'TRANSFER', state: 'DRAFTED', draftedOn: occurredOn, ...NOTHING_CREDITED });
    case 'RemittanceSent': {
      const drafted = remittances.get(remittanceId) ?? NOTHING_CREDITED;
      return remittances.put(remittanceId, { ...drafted, ...data, seq, unitId, state: 'SENT', sentOn: occurredOn });
    }
    case 'RemittanceCancelled':
      return remittances.put(remittanceId, { ...remittances.known(remittanceId), seq, state: 'CANCELLED' });
    case 'RemittanceBounced':
      return remittances.put(remittanceId, { ...remittances.known(remittanceId), seq, state: 'BOUNCED' });
    case 'CountyCreditConfirmed': {
      const sent = remittances.known(remittanceId);
      const creditedFen = add(sent.creditedFen, data.fen);
      return remittances.put(remittanceId, {
        ...sent,
        seq,
        creditedFen,
        creditRefs: [...sent.creditRefs, data.stmtRef],
        state: creditedFen === sent.totalFen ? 'CREDITED' : 'SENT',
      });
    }
    default:
      return event satisfies never;
  }
}
