import { told } from '#libs/book/anhe.testing.js';
import type { EventType, RecordedEvent } from '#libs/book/events.js';
import { journalOf } from './posting-rules.js';

const fen = (yuan: number) => yuan * 100;

/** Lines as an accountant reads them: account, yuan with sign, and whose it is. */
const read = (type: EventType, data: object) =>
  journalOf({ ...told(type, data), seq: 7, unitId: 'LJ' } as RecordedEvent).map(({ account, fen: sum, levyId, officerId }) => [
    account,
    sum / 100,
    ...[levyId, officerId].filter((of) => of !== undefined),
  ]);

describe('the journal of what went wrong, row by row (domain rules 3.10)', () => {
  it.each([
    ['COLLECTOR', '1001.01'],
    ['CASHIER', '1001.02'],
  ])('CustodyShortageConfirmed: Dr 1218.02, Cr the account of the hand that held it (R17): %s', (place, account) =>
    expect(read('CustodyShortageConfirmed', { obligationId: 'OB', officerId: 'O-03', place, lines: [], totalFen: fen(2_000) })).toEqual([
      ['1218.02', 2_000, 'O-03'],
      [account, -2_000, 'O-03'],
    ]),
  );

  it('ShortageRecovered: Dr 1002.01, Cr 1218.02', () =>
    expect(read('ShortageRecovered', { obligationId: 'OB', officerId: 'O-03', kind: 'SHORTAGE', lines: [], totalFen: fen(2_000) })).toEqual([
      ['1002.01', 2_000],
      ['1218.02', -2_000, 'O-03'],
    ]));

  it('OffBookCollectionEstablished with a levy: the payer has paid, the officer owes', () =>
    expect(read('OffBookCollectionEstablished', { obligationId: 'OB', officerId: 'O-03', levyId: 'L1', fen: fen(4_000) })).toEqual([
      ['1218.02', 4_000, 'O-03'],
      ['2103.01', 4_000],
      ['1212', -4_000, 'L1'],
      ['2103.02', -4_000],
    ]));

  it('OffBookCollectionEstablished without one: Dr 1218.02, Cr 2307.01', () =>
    expect(read('OffBookCollectionEstablished', { obligationId: 'OB', officerId: 'O-03', fen: fen(1_000) })).toEqual([
      ['1218.02', 1_000, 'O-03'],
      ['2307.01', -1_000],
    ]));

  it('UnidentifiedReceiptRecorded: Dr 1002.01, Cr 2307.03', () =>
    expect(read('UnidentifiedReceiptRecorded', { paymentId: 'P1', bankRef: '网银1', accountId: 'ACC-TRANSIT', fen: fen(9_100) })).toEqual([
      ['1002.01', 9_100],
      ['2307.03', -9_100],
    ]));

  it('LevyPaymentCollected of a credit that was matched: Dr 2307.03, the excess Cr 2307.01 (R7)', () =>
    expect(read('LevyPaymentCollected', { levyId: 'L1', principalFen: fen(9_000), lateFeeFen: 0, excessFen: fen(100), firstPlace: '2307.03' })).toEqual([
      ['2307.03', 9_100],
      ['1212', -9_000, 'L1'],
      ['2307.01', -100],
      ['2103.01', 9_000],
      ['2103.02', -9_000],
    ]));

  it('UnidentifiedReceiptMatched: nothing, its payment posts all', () =>
    expect(read('UnidentifiedReceiptMatched', { paymentId: 'P1', bankRef: '网银1', levyId: 'L1', fen: fen(9_100) })).toEqual([]));

  it('PaymentReallocated: Dr 1212 of the one levy, Cr 1212 of the other; the late fee is a memo (R19)', () =>
    expect(read('PaymentReallocated', { paymentId: 'P1', fromLevyId: 'L40', toLevyId: 'L41', principalFen: fen(3_000), lateFeeFen: fen(6), excessFen: 0 })).toEqual([
      ['1212', 3_000, 'L40'],
      ['1212', -3_000, 'L41'],
    ]));

  it('RefundApproved: what was not yet owed back moves to 2307.01 (R6)', () => {
    const refund = { refundId: 'R1', sourceId: 'P1', fen: fen(108) };
    expect(read('RefundApproved', refund)).toEqual([]);
    expect(read('RefundApproved', { ...refund, moves: { principalFen: fen(100), lateFeeFen: fen(8), unmatchedFen: 0 } })).toEqual([
      ['2103.02', 100],
      ['2103.03', 8],
      ['2307.01', -108],
    ]);
    expect(read('RefundApproved', { ...refund, moves: { principalFen: 0, lateFeeFen: 0, unmatchedFen: fen(108) } })).toEqual([
      ['2307.03', 108],
      ['2307.01', -108],
    ]);
  });
});
