import { type DecidedEvent, type EventType, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { derivedUuid } from '#libs/trust/digest.js';

export const COUNTY = '990001';
export const DAY = '2015-03-02' as IsoDate;
const TOWNSHIP = 'LJ';
const LEVIES_AT_A_TIME = 1_000;
const PARTS = 3;
const PART_FEN = 1_000_00;
const SHEETS_A_BOOK = 10_000;
const PAYMENTS_A_REMITTANCE = 250;

/**
 * A made-up county posting for years without end: levies are imported a thousand at a time and each is paid in three parts, one sheet
 * a payment; what came in is sent to the county, and credited there, 250 payments at a time.
 */
export function* countyYears(): Generator<DecidedEvent, never> {
  yield told('OrgUnitRegistered', { unitId: TOWNSHIP, level: 'TOWNSHIP', nameZh: '临江镇', parentId: COUNTY, validFrom: DAY }, COUNTY);
  for (let firstLevy = 0, sheet = 0; ; firstLevy += LEVIES_AT_A_TIME) {
    const levies = Array.from({ length: LEVIES_AT_A_TIME }, (_, n) => firstLevy + n);
    for (const levy of levies) yield imported(levy);
    for (let part = 0; part < PARTS; part++) {
      for (const levy of levies) {
        if (sheet % SHEETS_A_BOOK === 0) yield bookIssued(sheet);
        yield paid(levy, sheet++);
        if (sheet % PAYMENTS_A_REMITTANCE === 0) yield* remitted(sheet);
      }
    }
  }
}

function imported(levy: number): DecidedEvent {
  return told('LevyDecisionImported', {
    ...{ levyId: levyOf(levy), policyId: 'SMF', docNo: `安社征决字〔2015〕${levy}号`, decidedOn: '2015-02-27', servedOn: DAY, standardDocNo: '安和价〔2014〕8号' },
    ...{ assessedFen: 27_600_00, standardFen: 27_600_00, villageId: 'LJ-DH', payerId: derivedUuid('payer', levy), deciderUnitId: COUNTY },
    ...{ entrusted: false, dueOn: '2015-04-01', dueProvisional: false },
  });
}

function bookIssued(sheet: number): DecidedEvent {
  return told('ReceiptBookIssued', { bookId: bookOf(sheet), type: 'GF', from: sheet, to: sheet + SHEETS_A_BOOK - 1, keeperId: 'O-08' });
}

function paid(levy: number, sheet: number): DecidedEvent {
  return told('LevyPaymentCollected', {
    ...{ paymentId: paymentOf(sheet), levyId: levyOf(levy), principalFen: PART_FEN, lateFeeFen: 0, excessFen: 0 },
    ...{ channel: 'TRANSIT_TRANSFER', firstPlace: '1002.01', accountId: 'ACC-TRANSIT', receipt: { bookId: bookOf(sheet), no: sheet, fen: PART_FEN }, afterCutoff: false },
  });
}

/** The payments up to a sheet go to the county: drafted, sent, credited. */
function* remitted(endSheet: number): Generator<DecidedEvent> {
  const lines = Array.from({ length: PAYMENTS_A_REMITTANCE }, (_, n) => ({ sourceId: paymentOf(endSheet - PAYMENTS_A_REMITTANCE + n), principalFen: PART_FEN, lateFeeFen: 0 }));
  const totalFen = PAYMENTS_A_REMITTANCE * PART_FEN;
  const drafted = { remittanceId: derivedUuid('remittance', endSheet), lines, totalFen };
  const toCounty = { toAccountId: 'ACC-SPECIAL', toKind: 'COUNTY_SPECIAL' };
  yield told('RemittanceDrafted', drafted);
  yield told('RemittanceSent', { ...drafted, ...toCounty, kind: 'TRANSFER', fromAccountId: 'ACC-TRANSIT', slipNo: `缴${endSheet}` });
  yield told('CountyCreditConfirmed', { ...toCounty, remittanceId: drafted.remittanceId, fen: totalFen, lines, stmtRef: `收${endSheet}`, countyUnitId: COUNTY });
}

function levyOf(levy: number): string {
  return derivedUuid('levy', levy);
}

function paymentOf(sheet: number): string {
  return derivedUuid('payment', sheet);
}

function bookOf(sheet: number): string {
  return `PJ-${Math.floor(sheet / SHEETS_A_BOOK)}`;
}

function told(type: EventType, data: object, unitId = TOWNSHIP): DecidedEvent {
  return event(type, data as never, DAY, { unitId } as never);
}
