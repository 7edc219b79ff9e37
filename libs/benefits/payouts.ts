import { ZERO } from '#libs/kernel/fen.js';
import type { BatchId, DocNo, NoticeId, PartyId, PayListId, PolicyId, RecoveryId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { BankResult, Batch } from './batches.js';
import { type ListNotice, lineKey, type PayLine, type PayList, type Quota } from './pay-lists.js';
import type { Recovery } from './recoveries.js';

/** A line by its list and number. */
export interface LineRef {
  readonly listId: PayListId;
  readonly no: number;
}

/** How subsidies are paid out: quotas, lists and their lines, batches at the bank, money to get back. */
export class Payouts {
  readonly quotas: Table<string, Quota>;
  /** Quota documents that were entered: a document brings its money once. */
  readonly quotaDocs: Table<string, true>;
  readonly lists: Table<PayListId, PayList>;
  readonly lines: Table<string, PayLine>;
  readonly linesOf: Table<PartyId, readonly LineRef[]>;
  /** What lists need to know of their notices; written by the slice that posts them. */
  readonly notices: Table<NoticeId, ListNotice>;
  readonly batches: Table<BatchId, Batch>;
  readonly bankResults: Table<DocNo, BankResult>;
  readonly recoveries: Table<RecoveryId, Recovery>;
  /** The bank's numbers of repayments: each is entered once. */
  readonly repayments: Table<DocNo, RecoveryId>;

  constructor(undo: UndoLog) {
    this.quotas = new Table('quota', undo);
    this.quotaDocs = new Table('quota document', undo);
    this.lists = new Table('pay list', undo);
    this.lines = new Table('pay line', undo);
    this.linesOf = new Table('lines of a beneficiary', undo);
    this.notices = new Table('notice of a pay list', undo);
    this.batches = new Table('payment batch', undo);
    this.bankResults = new Table('bank result', undo);
    this.recoveries = new Table('recovery', undo);
    this.repayments = new Table('repayment', undo);
  }

  line(listId: PayListId, no: number): PayLine {
    return this.lines.known(lineKey(listId, no));
  }

  /** The lines of a list in order: those that were listed, then those that replace returned ones. */
  *linesIn({ listId, nextNo }: PayList): IterableIterator<PayLine> {
    for (let no = 1; no < nextNo; no++) yield this.line(listId, no);
  }

  /** Every line that was ever listed for a person, whatever the township. */
  of(beneficiaryId: PartyId): readonly PayLine[] {
    return (this.linesOf.get(beneficiaryId) ?? []).map(({ listId, no }) => this.line(listId, no));
  }

  quota(unitId: UnitId, policyId: PolicyId): Quota {
    return this.quotas.get(quotaKey(unitId, policyId)) ?? { unitId, policyId, receivedFen: ZERO, remainingFen: ZERO };
  }
}

/** Under which a township's quota of a policy is found. */
export function quotaKey(unitId: UnitId, policyId: PolicyId): string {
  return `${unitId} ${policyId}`;
}
