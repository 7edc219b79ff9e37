import { type DecidedEvent, type EventType, event } from '#libs/book/events.js';
import { addDays, addMonths, type IsoDate, monthOf } from '#libs/kernel/dates.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { LEVY_POLICY } from '../../server/src/sample/anhe-county.js';

export const COUNTY = '990001';
/** The day on which its book is opened. */
export const OPENED = '2005-01-04' as IsoDate;
const TOWNSHIPS = 20;
const VILLAGES = 10;
/** New in a township's month. */
const LEVIES = 100;
const PARTS = 3;
const PART_FEN = 1_000_00;
/** One levy in so many is never paid up. */
const ONE_OWES_IN = 10;
const SHEETS = LEVIES * PARTS;

/** Where and when something happens. */
interface At {
  readonly unitId: string;
  readonly on: IsoDate;
  /** Months since the book was opened. */
  readonly month: number;
}

/**
 * A made-up county posting for years without end: in each month each township gets its levies and a receipt book, and each levy is paid
 * in three parts, one sheet a payment; what came in is sent to the county, and credited there.
 */
export function* countyYears(): Generator<DecidedEvent, never> {
  const townships = Array.from({ length: TOWNSHIPS }, (_, n) => `T${n + 1}`);
  yield* registered(townships);
  for (let month = 0; ; month++) {
    for (const unitId of townships) yield* townshipMonth({ unitId, on: addMonths(OPENED, month), month });
  }
}

function* registered(townships: readonly string[]): Generator<DecidedEvent> {
  yield told('PolicyPublished', { ...LEVY_POLICY, version: 1, kind: 'FEE' }, COUNTY_OPENED);
  for (const unitId of townships) {
    yield told('OrgUnitRegistered', { unitId, level: 'TOWNSHIP', nameZh: `示例乡${unitId}`, parentId: COUNTY, validFrom: OPENED }, COUNTY_OPENED);
    for (let n = 0; n < VILLAGES; n++) {
      yield told('OrgUnitRegistered', { unitId: villageOf(unitId, n), level: 'VILLAGE', nameZh: `示例村${n}`, parentId: unitId, validFrom: OPENED }, COUNTY_OPENED);
    }
  }
}

const COUNTY_OPENED: At = { unitId: COUNTY, on: OPENED, month: 0 };

function* townshipMonth(at: At): Generator<DecidedEvent> {
  const from = at.month * SHEETS;
  yield told('ReceiptBookIssued', { bookId: bookOf(at), type: 'GF', from, to: from + SHEETS - 1, keeperId: 'O-08' }, at);
  for (let n = 0; n < LEVIES; n++) yield imported(n, at);
  for (let part = 0; part < PARTS; part++) {
    const payers = Array.from({ length: LEVIES }, (_, n) => n).filter((n) => part < PARTS - 1 || n % ONE_OWES_IN !== 0);
    for (const n of payers) yield paid(n, part, at);
    yield* remitted(payers, part, at);
  }
}

function imported(n: number, at: At): DecidedEvent {
  const levyId = levyOf(n, at);
  return told(
    'LevyDecisionImported',
    {
      ...{ levyId, policyId: LEVY_POLICY.policyId, docNo: `安社征决字〔${at.on.slice(0, 4)}〕${at.unitId}-${at.month}-${n}号` },
      ...{ decidedOn: at.on, servedOn: at.on, standardDocNo: '安和价〔2004〕8号', assessedFen: PARTS * PART_FEN, standardFen: PARTS * PART_FEN },
      ...{ villageId: villageOf(at.unitId, n % VILLAGES), payerId: derivedUuid('payer', levyId), deciderUnitId: COUNTY },
      ...{ entrusted: false, dueOn: addDays(at.on, 30), dueProvisional: false },
    },
    at,
  );
}

function paid(n: number, part: number, at: At): DecidedEvent {
  const receipt = { bookId: bookOf(at), no: at.month * SHEETS + part * LEVIES + n, fen: PART_FEN };
  return told(
    'LevyPaymentCollected',
    {
      ...{ paymentId: paymentOf(n, part, at), levyId: levyOf(n, at), principalFen: PART_FEN, lateFeeFen: 0, excessFen: 0 },
      ...{ channel: 'TRANSIT_TRANSFER', firstPlace: '1002.01', accountId: `ACC-TRANSIT-${at.unitId}`, receipt, afterCutoff: false },
    },
    at,
  );
}

/** The payments of a part go to the county: drafted, sent, credited. */
function* remitted(payers: readonly number[], part: number, at: At): Generator<DecidedEvent> {
  const lines = payers.map((n) => ({ sourceId: paymentOf(n, part, at), principalFen: PART_FEN, lateFeeFen: 0 }));
  const totalFen = lines.length * PART_FEN;
  const drafted = { remittanceId: derivedUuid('remittance', at.unitId, at.month, part), lines, totalFen };
  const toCounty = { toAccountId: 'ACC-SPECIAL', toKind: 'COUNTY_SPECIAL' };
  const stamp = `${at.unitId}-${at.month}-${part}`;
  yield told('RemittanceDrafted', drafted, at);
  yield told('RemittanceSent', { ...drafted, ...toCounty, kind: 'TRANSFER', fromAccountId: `ACC-TRANSIT-${at.unitId}`, slipNo: `缴${stamp}` }, at);
  yield told('CountyCreditConfirmed', { ...toCounty, remittanceId: drafted.remittanceId, fen: totalFen, lines, stmtRef: `收${stamp}`, countyUnitId: COUNTY }, at);
}

function levyOf(n: number, { unitId, month }: At): string {
  return derivedUuid('levy', unitId, month, n);
}

function paymentOf(n: number, part: number, { unitId, month }: At): string {
  return derivedUuid('payment', unitId, month, part, n);
}

function bookOf({ unitId, on }: At): string {
  return `PJ-${unitId}-${monthOf(on)}`;
}

function villageOf(unitId: string, n: number): string {
  return `${unitId}-V${n}`;
}

function told(type: EventType, data: object, { unitId, on }: At): DecidedEvent {
  return event(type, data as never, on, { unitId } as never);
}
