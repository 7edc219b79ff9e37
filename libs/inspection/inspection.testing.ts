import { told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

export const INSPECTOR = 'O-14';
export const ON = '2015-03-02';
export const DOC = '安和纪〔2015〕4号';

/** An entry against the collector of 临江镇. */
export const entry = (entryId: string): DecidedEvent =>
  told('AccountabilityEntryRaised', { entryId, violationCode: 'DELAYED', officerIds: ['O-03'], fen: 5_000_00, source: { unitId: 'LJ', periodId: '2015-03' } }, ON, {
    unitId: 'LJ',
  });

const agency = told('BankAccountRegistered', { accountId: 'ACC-AGENCY', kind: 'AGENCY', unitId: 'LJ', last4: '0005', docNo: '安和财〔2015〕5号', validFrom: '2015-03-01' });

/** The county with two entries that nobody has referred, before its inspector. */
export const inspected = (...more: readonly DecidedEvent[]): Scenario => given(agency, entry('E1'), entry('E2'), ...more).as(INSPECTOR);

/** Refers an entry; the clue's id. */
export function referred(story: Scenario, ...entryIds: readonly string[]): string {
  return dataOf(story.as(INSPECTOR).perform('ReferClue', { entryIds, on: ON }), 'ClueReferred').clueId;
}

/** A clue that was checked, and an order under it; yuan. */
export function ordered(story: Scenario, yuan: number, more: object = {}): { readonly clueId: string; readonly orderId: string } {
  const clueId = referred(story, 'E1');
  story.after('DisposeClue', { clueId, way: 'PRELIMINARY_CHECK', docNo: DOC, on: ON });
  const order = { clueId, officerId: 'O-03', fen: yuan * 100, kind: 'RECOVER', docNo: DOC, on: ON, ...more };
  return { clueId, orderId: dataOf(story.perform('IssueRecoveryOrder', order), 'RecoveryOrderIssued').orderId };
}

/** Money of an order as it comes in or goes out; yuan. */
export const orderMoney = (orderId: string, yuan: number, more: object = {}) => ({ orderId, fen: yuan * 100, accountId: 'ACC-AGENCY', slipNo: '追1', on: ON, ...more });
