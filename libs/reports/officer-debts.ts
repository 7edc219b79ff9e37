import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { daysBetween, type IsoDate, type Month } from '#libs/kernel/dates.js';
import { addSigned, negate, type SignedFen } from '#libs/kernel/fen.js';
import type { ObligationId, OfficerId } from '#libs/kernel/ids.js';

/** Why an officer owes: what he lowered or waived (1218.01); cash that he was to have and has not; money that nobody booked (1218.02). */
export const DEBT_KINDS = ['MAKE_UP', 'SHORTAGE', 'OFF_BOOK'] as const;
export type DebtKind = (typeof DEBT_KINDS)[number];

/** How a debt begins, and all the ways in which it ends. */
export const DEBT_STEPS = ['opened', 'paid', 'writtenOff', 'reinstated', 'released'] as const;
export type DebtStep = (typeof DEBT_STEPS)[number];

/** Every event that changes what an officer owes. */
export const DEBT_EVENT_TYPES = [
  ...(['MakeUpObligationOpened', 'MakeUpPaid', 'MakeUpWrittenOff', 'PayerLiabilityReinstated', 'MakeUpReleased'] as const),
  ...(['CustodyShortageConfirmed', 'OffBookCollectionEstablished', 'ShortageRecovered'] as const),
] as const satisfies readonly EventType[];
export type DebtEvent = EventOf<(typeof DEBT_EVENT_TYPES)[number]>;

export function isDebtEvent(event: RecordedEvent): event is DebtEvent {
  return (DEBT_EVENT_TYPES as readonly string[]).includes(event.type);
}

/** What an event did to what an officer owes; fen. */
export interface DebtMove {
  readonly seq: number;
  readonly officerId: OfficerId;
  readonly obligationId: ObligationId;
  readonly kind: DebtKind;
  readonly step: DebtStep;
  readonly principalFen: number;
  readonly lateFeeFen: number;
  /** Of an opening: until when it is to be made up (D12); a shortage and off-book money are owed at once. */
  readonly dueOn?: IsoDate;
}

/** The moves of an event, officer by officer (domain rules 3.6, R1, R13, R23). */
export function debtMoves({ seq, type, data, occurredOn }: DebtEvent): readonly DebtMove[] {
  const { obligationId } = data;
  const makeUp = { seq, obligationId, kind: 'MAKE_UP' } as const;
  switch (type) {
    case 'MakeUpObligationOpened':
      return data.lines.map(({ officerId, principalFen, lateFeeFen }) => ({ ...makeUp, officerId, step: 'opened', principalFen, lateFeeFen, dueOn: data.dueOn }));
    case 'MakeUpPaid':
    case 'MakeUpWrittenOff':
    case 'MakeUpReleased':
      return [{ ...makeUp, officerId: data.officerId, step: STEP_OF[type], principalFen: data.principalFen, lateFeeFen: data.lateFeeFen }];
    case 'PayerLiabilityReinstated':
      return data.lines.map(({ officerId, principalFen, lateFeeFen }) => ({ ...makeUp, officerId, step: 'reinstated', principalFen, lateFeeFen }));
    case 'CustodyShortageConfirmed':
      return [{ seq, obligationId, kind: 'SHORTAGE', officerId: data.officerId, step: 'opened', principalFen: data.totalFen, lateFeeFen: 0, dueOn: occurredOn }];
    case 'OffBookCollectionEstablished':
      return [{ seq, obligationId, kind: 'OFF_BOOK', officerId: data.officerId, step: 'opened', principalFen: data.fen, lateFeeFen: 0, dueOn: occurredOn }];
    case 'ShortageRecovered':
      return [{ seq, obligationId, kind: data.kind, officerId: data.officerId, step: 'paid', principalFen: data.totalFen, lateFeeFen: 0 }];
  }
}

const STEP_OF = { MakeUpPaid: 'paid', MakeUpWrittenOff: 'writtenOff', MakeUpReleased: 'released' } as const;

/** What an officer owes under one obligation: as the month began, what moved in it, and as it ended; principal apart from late fee, in fen. */
export interface OfficerDebt {
  readonly officerId: OfficerId;
  readonly obligationId: ObligationId;
  readonly kind: DebtKind;
  readonly dueOn: IsoDate;
  /** Principal before the month, and by its end. */
  readonly openingFen: SignedFen;
  /** Principal of the month. */
  readonly moved: { readonly [Step in DebtStep]: SignedFen };
  readonly closingFen: SignedFen;
  readonly closingLateFeeFen: SignedFen;
  /** Principal and late fee, where its day is over. */
  readonly overdueFen: SignedFen;
  /** The same × the days since then; 100 fen-days are one yuan-day. */
  readonly overdueFenDays: number;
  /** The events behind it, from the first one. */
  readonly seqs: readonly number[];
}

const NIL = 0 as SignedFen;
const UNMOVED = { opened: NIL, paid: NIL, writtenOff: NIL, reinstated: NIL, released: NIL };

/**
 * What officers owe at the end of a month, debt by debt in the order in which they arose, and how it came to that. `events` are those posted
 * into the month or an earlier one, in the order of the book; `on` is the day by which a debt is overdue.
 */
export function officerDebts(events: readonly DebtEvent[], { periodId, on }: { readonly periodId: Month; readonly on: IsoDate }): readonly OfficerDebt[] {
  const debts = new Map<string, OfficerDebt>();
  for (const event of events) {
    for (const move of debtMoves(event)) {
      const key = `${move.obligationId} ${move.officerId}`;
      debts.set(key, after(debts.get(key) ?? opened(move, event.occurredOn), move, event.periodId === periodId));
    }
  }
  return [...debts.values()].map((debt) => overdueBy(debt, on));
}

function opened({ officerId, obligationId, kind, dueOn }: DebtMove, occurredOn: IsoDate): OfficerDebt {
  const nothing = { openingFen: NIL, moved: UNMOVED, closingFen: NIL, closingLateFeeFen: NIL, overdueFen: NIL, overdueFenDays: 0, seqs: [] };
  return { officerId, obligationId, kind, dueOn: dueOn ?? occurredOn, ...nothing };
}

function after(debt: OfficerDebt, { step, principalFen, lateFeeFen, seq }: DebtMove, isWithin: boolean): OfficerDebt {
  const signed = (fen: number) => (step === 'opened' ? (fen as SignedFen) : negate(fen as SignedFen));
  const moved = isWithin ? { ...debt.moved, [step]: addSigned(debt.moved[step], principalFen as SignedFen) } : debt.moved;
  return {
    ...{ ...debt, moved, seqs: [...debt.seqs, seq] },
    openingFen: isWithin ? debt.openingFen : addSigned(debt.openingFen, signed(principalFen)),
    closingFen: addSigned(debt.closingFen, signed(principalFen)),
    closingLateFeeFen: addSigned(debt.closingLateFeeFen, signed(lateFeeFen)),
  };
}

function overdueBy(debt: OfficerDebt, on: IsoDate): OfficerDebt {
  const days = daysBetween(debt.dueOn, on);
  if (days <= 0) return debt;
  const overdueFen = addSigned(debt.closingFen, debt.closingLateFeeFen);
  return { ...debt, overdueFen, overdueFenDays: overdueFen * days };
}
