import type { Recorded } from '#libs/book/envelope.js';
import { Cell } from '#libs/kernel/cell.js';
import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import { add, type Fen, subtract, ZERO } from '#libs/kernel/fen.js';
import type { AccessId, AccountId, ClueId, DocNo, EntryId, LevyId, ObligationId, OfficerId, OrderId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** Why a clue was handed to the inspectors: somebody referred it; what was established always raises one (R14); a make-up is overdue (3.6, 8). */
export const CLUE_CAUSES = ['REFERRED', 'OFF_BOOK', 'SHORTAGE', 'MAKE_UP_OVERDUE'] as const;
export type ClueCause = (typeof CLUE_CAUSES)[number];

/** The four ways of disposing of a clue (domain rules 2.10): 谈话函询、初步核实、暂存待查、予以了结. */
export const CLUE_WAYS = ['TALK_OR_LETTER', 'PRELIMINARY_CHECK', 'HOLD', 'CLOSE'] as const;
export type ClueWay = (typeof CLUE_WAYS)[number];

/** What an order does with money: 没收、追缴、责令退赔. */
export const ORDER_KINDS = ['CONFISCATE', 'RECOVER', 'RESTITUTE'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** To whom recovered money goes: its rightful owner, else the treasury. */
export const DELIVERED_TO = ['OWNER', 'TREASURY'] as const;
export type DeliveredTo = (typeof DELIVERED_TO)[number];

/** For what somebody reads: a clue, an audit by its plan, a petition, the check of an order that was issued, an inspection tour. */
export const AUDIT_PURPOSES = ['CLUE_CHECK', 'PLANNED_AUDIT', 'PETITION', 'ORDER_FOLLOW_UP', 'INSPECTION_TOUR'] as const;
export type AuditPurpose = (typeof AUDIT_PURPOSES)[number];

/** What is to be read; the whole county where nothing is named. */
export interface AuditScope {
  readonly unitId?: UnitId;
  readonly officerId?: OfficerId;
  readonly levyId?: LevyId;
  readonly periodId?: Month;
}

export interface AuditAccess {
  readonly accessId: AccessId;
  readonly inspectorId: OfficerId;
  readonly purposeCode: AuditPurpose;
  readonly scope: AuditScope;
  /** The clue, or the order on paper, on which it rests. */
  readonly clueId?: ClueId;
  readonly docNo?: DocNo;
  /** What the book held when it was opened. */
  readonly asOfSeq: number;
  readonly until: Instant;
}

interface OfOrder {
  readonly orderId: OrderId;
  readonly clueId: ClueId;
  readonly officerId: OfficerId;
  readonly fen: Fen;
}

export type InspectionEvent =
  | { type: 'ClueReferred'; data: { clueId: ClueId; cause: ClueCause; entryIds: readonly EntryId[]; obligationId?: ObligationId; toUnit: UnitId } }
  | { type: 'ClueDisposed'; data: { clueId: ClueId; way: ClueWay; docNo: DocNo } }
  | { type: 'RecoveryOrderIssued'; data: OfOrder & { kind: OrderKind; docNo: DocNo; obligationId?: ObligationId } }
  /** With an obligation its money is booked by what settles that, in the same append; without one it lies in the agency account. */
  | { type: 'RecoveryReceived'; data: OfOrder & { accountId: AccountId; slipNo: DocNo; obligationId?: ObligationId } }
  | { type: 'RecoveryDelivered'; data: OfOrder & { to: DeliveredTo; accountId: AccountId; slipNo: DocNo } }
  | { type: 'AuditAccessLogged'; data: AuditAccess }
  /** The single reads stand in a hash chain outside the book: so many by the end of a day, and the digest of the last. */
  | { type: 'AccessLogDigested'; data: { date: IsoDate; reads: number; digest: Sha256Hex } };

export interface Clue {
  readonly clueId: ClueId;
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly cause: ClueCause;
  readonly entryIds: readonly EntryId[];
  readonly obligationId?: ObligationId;
  readonly referredOn: IsoDate;
  /** Held clues are disposed of again: every way that was taken, in order. */
  readonly disposals: readonly { readonly way: ClueWay; readonly docNo: DocNo; readonly on: IsoDate }[];
  readonly orderIds: readonly OrderId[];
}

export interface RecoveryOrder extends OfOrder {
  /** As of a clue. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly kind: OrderKind;
  readonly docNo: DocNo;
  readonly obligationId?: ObligationId;
  readonly issuedOn: IsoDate;
  readonly receivedFen: Fen;
  readonly deliveredFen: Fen;
}

export class Inspection {
  readonly clues: Table<ClueId, Clue>;
  readonly orders: Table<OrderId, RecoveryOrder>;
  /** The latest access of each inspector; an earlier one ends with it. */
  readonly accesses: Table<OfficerId, AuditAccess>;
  /** Obligations whose being overdue has been referred: once each. */
  readonly referredOverdue: Table<ObligationId, ClueId>;
  /** How far the access log is vouched for by the book. */
  readonly digested: Cell<{ readonly reads: number; readonly digest: Sha256Hex }>;

  constructor(undo: UndoLog) {
    this.clues = new Table('clue', undo);
    this.orders = new Table('recovery order', undo);
    this.accesses = new Table('audit access', undo);
    this.referredOverdue = new Table('overdue make-up', undo);
    this.digested = new Cell(undo);
  }
}

export function evolveInspection(inspection: Inspection, event: Recorded<InspectionEvent>): void {
  const { type, data, seq, unitId, occurredOn: on } = event;
  const { clues, orders, accesses, referredOverdue, digested } = inspection;
  switch (type) {
    case 'ClueReferred': {
      const { toUnit, ...clue } = data;
      if (data.cause === 'MAKE_UP_OVERDUE' && data.obligationId !== undefined) referredOverdue.put(data.obligationId, data.clueId);
      return clues.put(data.clueId, { ...clue, seq, unitId, referredOn: on, disposals: [], orderIds: [] });
    }
    case 'ClueDisposed': {
      const clue = clues.known(data.clueId);
      return clues.put(data.clueId, { ...clue, seq, disposals: [...clue.disposals, { way: data.way, docNo: data.docNo, on }] });
    }
    case 'RecoveryOrderIssued': {
      const clue = clues.known(data.clueId);
      clues.put(data.clueId, { ...clue, seq, orderIds: [...clue.orderIds, data.orderId] });
      return orders.put(data.orderId, { ...data, seq, unitId, issuedOn: on, receivedFen: ZERO, deliveredFen: ZERO });
    }
    case 'RecoveryReceived': {
      const order = orders.known(data.orderId);
      return orders.put(data.orderId, { ...order, seq, receivedFen: add(order.receivedFen, data.fen) });
    }
    case 'RecoveryDelivered': {
      const order = orders.known(data.orderId);
      return orders.put(data.orderId, { ...order, seq, deliveredFen: add(order.deliveredFen, data.fen) });
    }
    case 'AuditAccessLogged':
      return accesses.put(data.inspectorId, data);
    case 'AccessLogDigested':
      return digested.set({ reads: data.reads, digest: data.digest });
    default:
      return event satisfies never;
  }
}

/** States of a clue (domain rules 3.4); derived. */
export const CLUE_STATES = ['REFERRED', 'DISPOSED', 'ORDER_ISSUED', 'RECOVERED'] as const;
export type ClueState = (typeof CLUE_STATES)[number];

/** Recovered once everything that was ordered has come in. */
export function clueState({ disposals, orderIds }: Clue, { orders }: Inspection): ClueState {
  if (orderIds.length > 0) return orderIds.map((orderId) => orders.known(orderId)).every(({ fen, receivedFen }) => receivedFen >= fen) ? 'RECOVERED' : 'ORDER_ISSUED';
  return disposals.length > 0 ? 'DISPOSED' : 'REFERRED';
}

/** What of an order lies in the agency account (1002.05, 2307.03): what is tied to an obligation never does. Fen. */
export function heldFen({ obligationId, receivedFen, deliveredFen }: RecoveryOrder): Fen {
  return obligationId === undefined ? subtract(receivedFen, deliveredFen) : ZERO;
}
