import { entitiesOf } from '#libs/book/entities.js';
import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import { fenOf } from '#libs/custody/split.js';
import type { AccountCode } from '#libs/journal/chart.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { addSigned, negate, type SignedFen } from '#libs/kernel/fen.js';
import type { LevyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';

/** Money of a village in a month: taken, sent to the county, owed back; fen. */
export interface Money {
  readonly principalFen: SignedFen;
  readonly lateFeeFen: SignedFen;
  /** What officers paid to make up a difference. */
  readonly makeUpFen: SignedFen;
  /** Sent less bounced; what was paid in at the bank counts on collection (R3). Negative where more came back. */
  readonly remittedFen: SignedFen;
  /** What the month moved to 2307.01 (R2). */
  readonly refundableFen: SignedFen;
}

const NIL = 0 as SignedFen;
export const NO_MONEY: Money = { principalFen: NIL, lateFeeFen: NIL, makeUpFen: NIL, remittedFen: NIL, refundableFen: NIL };

/** Where a posting to 2103.02 and 2103.03 counts. Those that are not events of a book yet leave their column at 0.00; a county's credit changes no column. */
const COUNTS_AS: Readonly<Record<string, 'paid' | 'makeUp' | 'refundable' | 'credited'>> = {
  LevyPaymentCollected: 'paid',
  PaymentReversed: 'paid',
  OffBookCollectionEstablished: 'paid',
  MakeUpPaid: 'makeUp',
  LevyDecisionRevoked: 'refundable',
  RefundApproved: 'refundable',
  CountyCreditConfirmed: 'credited',
};

/** The village of a levy or of the payment that a remittance line names. */
export interface VillageOf {
  levy(levyId: LevyId | undefined): UnitId;
  source(sourceId: string): UnitId;
}

/** What these events did to the money of each village. */
export function moneyByVillage(events: readonly RecordedEvent[], villageOf: VillageOf): ReadonlyMap<UnitId, Money> {
  const byVillage = new Map<UnitId, Money>();
  for (const event of events) {
    for (const [villageId, change] of changesOf(event, villageOf)) byVillage.set(villageId, plus(byVillage.get(villageId) ?? NO_MONEY, change));
  }
  return byVillage;
}

/** What was taken, as 收缴合计 has it. */
function takenFen({ principalFen, lateFeeFen, makeUpFen }: Money): SignedFen {
  return addSigned(addSigned(principalFen, lateFeeFen), makeUpFen);
}

/** How much more lies unsent after these changes. */
export function unsentFen(money: Money): SignedFen {
  return addSigned(takenFen(money), negate(addSigned(money.remittedFen, money.refundableFen)));
}

export function plus(a: Money, b: Money): Money {
  const sum = (field: keyof Money) => addSigned(a[field], b[field]);
  return { principalFen: sum('principalFen'), lateFeeFen: sum('lateFeeFen'), makeUpFen: sum('makeUpFen'), remittedFen: sum('remittedFen'), refundableFen: sum('refundableFen') };
}

/** Custody keeps the village of the receipt (R19): what happens to a source later counts there, whatever levy it pays by then. */
export function changesOf(event: RecordedEvent, villageOf: VillageOf): readonly (readonly [UnitId, Money])[] {
  const ofSources = sourceParts(event).map(({ sourceId, money }) => [villageOf.source(sourceId), money] as const);
  if (ofSources.length > 0) return ofSources;
  const money = moneyOf(event);
  return money === NO_MONEY ? [] : [[villageOf.levy(levyIdOf(event)), money]];
}

/** What an event did to money that had been taken before it, source by source; nothing for an event that takes money. */
export function sourceParts(event: RecordedEvent): readonly { readonly sourceId: string; readonly money: Money }[] {
  switch (event.type) {
    case 'RemittanceSent':
    case 'RemittanceBounced':
      return remittedLines(event);
    case 'LevyDecisionRevoked':
      return event.data.lines.map((line) => ({ sourceId: line.paymentId, money: { ...NO_MONEY, refundableFen: fenOf(line) } }));
    case 'PaymentReversed':
      return [{ sourceId: event.data.paymentId, money: moneyOf(event) }];
    case 'RefundApproved': {
      const money = moneyOf(event);
      return money === NO_MONEY ? [] : [{ sourceId: event.data.sourceId, money }];
    }
    default:
      return [];
  }
}

/** What an event that is about one levy did to money taken. Refuses REPORT_NOT_FROM_LEDGER where its posting has no column. */
export function moneyOf(event: RecordedEvent): Money {
  const [principalFen, lateFeeFen] = [creditOf(event, '2103.02'), creditOf(event, '2103.03')];
  if (principalFen === 0 && lateFeeFen === 0) return NO_MONEY;
  const countsAs = COUNTS_AS[event.type] ?? refuse('REPORT_NOT_FROM_LEDGER', { seq: event.seq, eventType: event.type, account: '2103' });
  const totalFen = addSigned(principalFen, lateFeeFen);
  switch (countsAs) {
    case 'credited':
      return NO_MONEY;
    case 'refundable':
      return { ...NO_MONEY, refundableFen: negate(totalFen) };
    case 'makeUp':
      return { ...NO_MONEY, makeUpFen: totalFen };
    case 'paid':
      return { ...NO_MONEY, principalFen, lateFeeFen, remittedFen: isAtCounty(event) ? totalFen : NIL };
  }
}

/** Paid in at the bank, money is at the county when it is collected (R3). */
function isAtCounty(event: RecordedEvent): boolean {
  return event.type === 'LevyPaymentCollected' && event.data.channel === 'BANK_DIRECT';
}

function remittedLines(event: EventOf<'RemittanceSent' | 'RemittanceBounced'>): ReturnType<typeof sourceParts> {
  // What a direct remittance gathers was sent when it was paid in.
  if (event.type === 'RemittanceSent' && event.data.kind === 'DIRECT') return [];
  return event.data.lines.map(({ sourceId, principalFen, lateFeeFen }) => {
    const fen = addSigned(principalFen, lateFeeFen);
    return { sourceId, money: { ...NO_MONEY, remittedFen: event.type === 'RemittanceSent' ? fen : negate(fen) } };
  });
}

function creditOf(event: RecordedEvent, of: AccountCode): SignedFen {
  const lines = journalOf(event).filter(({ account }) => account === of);
  return lines.reduce((all, { fen }) => addSigned(all, negate(fen)), NIL);
}

/** The levy that an event is about, if there is one. */
export function levyIdOf(event: RecordedEvent): LevyId | undefined {
  return entitiesOf(event).find(({ kind }) => kind === 'levy')?.id as LevyId | undefined;
}
