import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { file, OPENED_ON, officerOf } from './county.testing.js';
import type { TestBook } from './server.testing.js';

const ON = OPENED_ON;
const DOC = '安和纪〔2015〕4号';
const INSPECTOR = officerOf('INSPECTOR');

/** A clue about an entry, disposed of, and an order under it of which half has come in. */
export async function clueWithOrder({ desk }: TestBook, entryId: string): Promise<{ readonly clueId: string; readonly orderId: string }> {
  const { clueId } = dataOf(await file(desk, INSPECTOR, 'ReferClue', { entryIds: [entryId], on: ON }), 'ClueReferred');
  await file(desk, INSPECTOR, 'DisposeClue', { clueId, way: 'PRELIMINARY_CHECK', docNo: DOC, on: ON });
  const ordered = await file(desk, INSPECTOR, 'IssueRecoveryOrder', { clueId, officerId: officerOf('UNIT_HEAD'), fen: 100_00, kind: 'RECOVER', docNo: DOC, on: ON });
  const { orderId } = dataOf(ordered, 'RecoveryOrderIssued');
  await file(desk, officerOf('CASHIER'), 'ReceiveRecovery', { orderId, fen: 50_00, accountId: 'ACC-AGENCY', slipNo: DOC, on: ON });
  return { clueId, orderId };
}

/** An act of each command of the inspectors, and of those who book what comes in; `freshEntryId` is in no clue. */
export function inspectionActs({ clueId, orderId }: { clueId: string; orderId: string }, freshEntryId: string) {
  const money = { orderId, fen: 100, accountId: 'ACC-AGENCY', slipNo: DOC, on: ON };
  return {
    ReferClue: { entryIds: [freshEntryId], on: ON },
    DisposeClue: { clueId, way: 'HOLD', docNo: DOC, on: ON },
    IssueRecoveryOrder: { clueId, officerId: officerOf('UNIT_HEAD'), fen: 100, kind: 'RECOVER', docNo: DOC, on: ON },
    ReceiveRecovery: money,
    DeliverRecovery: { ...money, to: 'TREASURY' },
    OpenAudit: { purposeCode: 'PLANNED_AUDIT', scope: {}, docNo: DOC, hours: 8 },
  };
}

function dataOf<T extends EventType>(events: readonly RecordedEvent[], type: T): EventOf<T>['data'] {
  const found = events.find((one) => one.type === type);
  if (found === undefined) throw new Error(`no ${type} among ${events.map((one) => one.type).join(' ')}`);
  return found.data as EventOf<T>['data'];
}
