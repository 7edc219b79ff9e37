import { told } from '#libs/book/anhe.testing.js';
import type { EventType, RecordedEvent } from '#libs/book/events.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { checkBalanced, checkNotNetted, journalOf } from './posting-rules.js';

const fen = (yuan: number) => yuan * 100;
const lines = [
  { sourceId: 'P1', principalFen: fen(100), lateFeeFen: fen(8) },
  { sourceId: 'P2', principalFen: fen(50), lateFeeFen: 0 },
];
const remitted = { remittanceId: 'R1', lines, totalFen: fen(158) };
const toCounty = { toAccountId: 'ACC-SPECIAL', toKind: 'COUNTY_SPECIAL' };
const credit = { remittanceId: 'R1', lines, fen: fen(158), ...toCounty, stmtRef: '对账单0331', countyUnitId: '990000' };

/** Lines as an accountant reads them: entity, account, yuan with sign, and whose cash it is. */
const read = (type: EventType, data: object, unitId = 'LJ') =>
  journalOf({ ...told(type, data), seq: 7, unitId } as RecordedEvent).map(({ unitId: entity, account, fen: sum, officerId }) => [
    entity,
    account,
    sum / 100,
    ...(officerId === undefined ? [] : [officerId]),
  ]);

describe('the journal of custody, row by row (domain rules 3.10)', () => {
  it('CashHandedToCashier: Dr 1001.02, Cr 1001.01', () =>
    expect(read('CashHandedToCashier', { fromOfficerId: 'O-03', cashierId: 'O-04', lines: [], totalFen: fen(30) })).toEqual([
      ['LJ', '1001.02', 30, 'O-04'],
      ['LJ', '1001.01', -30, 'O-03'],
    ]));

  it('CashBanked: Dr 1002.01, Cr 1001.02', () =>
    expect(read('CashBanked', { cashierId: 'O-04', accountId: 'ACC-TRANSIT', lines: [], totalFen: fen(30), slipNo: '存0331' })).toEqual([
      ['LJ', '1002.01', 30],
      ['LJ', '1001.02', -30, 'O-04'],
    ]));

  it('RemittanceSent: Dr 1002.09, Cr 1002.01; bounced, the reverse', () => {
    const sent = { ...remitted, ...toCounty, kind: 'TRANSFER', fromAccountId: 'ACC-TRANSIT', slipNo: '缴0331' };
    expect(read('RemittanceSent', sent)).toEqual([
      ['LJ', '1002.09', 158],
      ['LJ', '1002.01', -158],
    ]);
    expect(read('RemittanceBounced', { ...remitted, fromAccountId: 'ACC-TRANSIT', reasonCode: 'ACCOUNT_CLOSED' })).toEqual([
      ['LJ', '1002.09', -158],
      ['LJ', '1002.01', 158],
    ]);
  });

  it('RemittanceSent of what was paid in at the bank: nothing, it was posted on collection', () =>
    expect(read('RemittanceSent', { ...remitted, ...toCounty, kind: 'DIRECT' })).toEqual([]));

  it('CountyCreditConfirmed: Dr 2103.02 and 2103.03, Cr 1002.09 in the township; Dr 1004, Cr 2101 in the county', () =>
    expect(read('CountyCreditConfirmed', credit)).toEqual([
      ['LJ', '2103.02', 150],
      ['LJ', '2103.03', 8],
      ['LJ', '1002.09', -158],
      ['990000', '1004', 158],
      ['990000', '2101', -158],
    ]));

  it('CountyCreditConfirmed at the treasury: Dr 1003, Cr 4103 in the county (R17)', () =>
    expect(read('CountyCreditConfirmed', { ...credit, toKind: 'TREASURY' }).slice(3)).toEqual([
      ['990000', '1003', 158],
      ['990000', '4103', -158],
    ]));

  it('TreasuryPaidOver: Dr 2101, Cr 1004; Dr 1003, Cr 4103', () =>
    expect(read('TreasuryPaidOver', { fen: fen(60), docNo: '缴库0331' }, '990000')).toEqual([
      ['990000', '2101', 60],
      ['990000', '1004', -60],
      ['990000', '1003', 60],
      ['990000', '4103', -60],
    ]));

  it.each(['RemittanceDrafted', 'RemittanceCancelled'] as const)('%s: nothing', (type) => expect(read(type, remitted)).toEqual([]));
});

describe('an entry in the books of two entities (invariant 2)', () => {
  it('balances in each of them', () => {
    const own = { account: '2103.02', fen: 158 as SignedFen } as const;
    const other = { account: '2101', fen: -158 as SignedFen, unitId: '990000' as never } as const;
    expect(() => checkBalanced([own, other], 7)).toThrow(broken('JOURNAL_UNBALANCED'));
    expect(() => journalOf({ ...told('CountyCreditConfirmed', { ...credit, fen: fen(157) }), seq: 7, unitId: 'LJ' } as RecordedEvent)).toThrow(broken('JOURNAL_UNBALANCED'));
  });
});

describe('the transit account (invariant 28)', () => {
  const out = [
    { account: '1001.01', fen: 100 as SignedFen },
    { account: '1002.01', fen: -100 as SignedFen },
  ] as const;

  it.each(['LevyPaymentCollected', 'CashHandedToCashier', 'CashBanked', 'CountyCreditConfirmed', 'TreasuryPaidOver'] as const)(
    'pays nothing out by %s: NETTING_FORBIDDEN',
    (type) => expect(() => checkNotNetted(out, { type, seq: 7 })).toThrow(broken('NETTING_FORBIDDEN')),
  );

  it('pays out remittances, and what the bank takes back', () => {
    for (const type of ['RemittanceSent', 'PaymentReversed'] as const) expect(() => checkNotNetted(out, { type, seq: 7 })).not.toThrow();
  });

  it('is watched in every fold (R30): a negative sum paid in is one paid out', () =>
    expect(() => read('CashBanked', { cashierId: 'O-04', accountId: 'ACC-TRANSIT', lines: [], totalFen: -1, slipNo: '存0331' })).toThrow(broken('NETTING_FORBIDDEN')));
});
