import { bookOfO03, cash, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { OfficerId } from '#libs/kernel/ids.js';

const owing = (...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L03', 1_000), ...events);
const transit = { channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' };
const bank = { channel: 'BANK_DIRECT', accountId: 'ACC-SPECIAL' };
const sheetsOfBank = [
  told('ReceiptBookIssued', { bookId: 'PJ-401', type: 'GF', from: 401, to: 425, keeperId: 'O-08' }, undefined, { unitId: 'LJ' }),
  told('ReceiptRangeAllocated', { bookId: 'PJ-401', from: 401, to: 425, toOfficerId: 'O-20' }, undefined, { unitId: 'LJ' }),
];
const onBankSheet = { ...bank, receipt: { bookId: 'PJ-401', no: 401, fen: 100_00 } };

describe('where collected money first lies', () => {
  it('is the collector’s hand for cash', () => {
    const story = owing();
    const outcome = story.when('CollectLevyPayment', cash('L03', 100, 301));
    outcome.records(['LevyPaymentCollected', { channel: 'CASH', firstPlace: '1001.01', holderOfficerId: 'O-03' }]);
    expect(outcome.events[0]?.data).not.toHaveProperty('accountId');
    story.after('CollectLevyPayment', cash('L03', 100, 301)).after('CollectLevyPayment', cash('L03', 50, 302));
    expect(story.book.custody.cashOf('O-03' as OfficerId)).toBe(150_00);
  });

  it('is the transit account for a transfer', () => {
    const outcome = owing().when('CollectLevyPayment', cash('L03', 100, 301, transit));
    outcome.records(['LevyPaymentCollected', { firstPlace: '1002.01', accountId: 'ACC-TRANSIT' }]);
    expect(outcome.events[0]?.data).not.toHaveProperty('holderOfficerId');
  });

  it('is on its way to the county for money paid in at the bank', () =>
    owing()
      .when('CollectLevyPayment', cash('L03', 100, 301, bank))
      .records(['LevyPaymentCollected', { firstPlace: '1002.09', accountId: 'ACC-SPECIAL' }]));

  it('puts nothing into a hand that is not cash', () =>
    expect(
      owing()
        .after('CollectLevyPayment', cash('L03', 100, 301, transit))
        .book.custody.cashOf('O-03' as OfficerId),
    ).toBe(0));

  it('is told with the cut-off of the day', () =>
    owing()
      .when('CollectLevyPayment', cash('L03', 100, 301, { ...transit, afterCutoff: true }))
      .records(['LevyPaymentCollected', { afterCutoff: true }]));
});

describe('an account that the money may not reach (invariant 25)', () => {
  const through = (account: object, ...events: readonly DecidedEvent[]) => owing(...events).when('CollectLevyPayment', cash('L03', 100, 301, account));

  it('one that nobody registered, or none at all', () => {
    through({ ...transit, accountId: 'ACC-NW' }).refuses('ACCOUNT_NOT_REGISTERED', { accountId: 'ACC-NW' });
    through({ channel: 'TRANSIT_TRANSFER' }).refuses('ACCOUNT_NOT_REGISTERED', { accountId: 'none' });
    through({ channel: 'BANK_DIRECT' }).refuses('ACCOUNT_NOT_REGISTERED');
  });

  it('one of another kind', () => {
    through({ ...transit, accountId: 'ACC-SPECIAL' }).refuses('ACCOUNT_NOT_REGISTERED', { channel: 'TRANSIT_TRANSFER' });
    through({ ...bank, accountId: 'ACC-TRANSIT' }).refuses('ACCOUNT_NOT_REGISTERED', { channel: 'BANK_DIRECT' });
  });

  it('any, where it is cash', () => through({ accountId: 'ACC-TRANSIT' }).refuses('ACCOUNT_NOT_REGISTERED', { channel: 'CASH' }));

  it('the transit account of another township', () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const theirs = { accountId: 'ACC-QX', kind: 'TOWN_TRANSIT', unitId: 'QX', last4: '0009', docNo: '安和财〔2015〕8号', validFrom: '2015-03-01' };
    through({ ...transit, accountId: 'ACC-QX' }, qingxi, told('BankAccountRegistered', theirs)).refuses('ACCOUNT_NOT_REGISTERED');
  });

  it('one that is not valid yet', () => {
    const validFrom = (day: string) => ({ accountId: 'ACC-NEW', kind: 'TOWN_TRANSIT', unitId: 'LJ', last4: '0008', docNo: '安和财〔2015〕7号', validFrom: day });
    const toNew = { ...transit, accountId: 'ACC-NEW' };
    through(toNew, told('BankAccountRegistered', validFrom('2015-03-03'))).refuses('ACCOUNT_NOT_REGISTERED');
    through(toNew, told('BankAccountRegistered', validFrom('2015-03-02'))).records(['LevyPaymentCollected', { accountId: 'ACC-NEW' }]);
  });
});

describe('the sheet that goes with it (invariants 17, 18, 23)', () => {
  const on = (receipt: object, more: object = {}, ...events: readonly DecidedEvent[]) =>
    owing(post(['O-33', 'COLLECTOR', 'LJ']), ...sheetsOfBank, ...events).when(
      'CollectLevyPayment',
      cash('L03', 100, 301, { receipt: { bookId: 'PJ-301', no: 301, fen: 100_00, ...receipt }, ...more }),
    );

  it('is never missing', () => {
    const { receipt, ...unticketed } = cash('L03', 100, 304);
    owing().when('CollectLevyPayment', unticketed).refuses('NO_TICKET');
  });

  it('lies in its book, which exists', () => {
    on({ no: 326 }).refuses('RECEIPT_OUT_OF_RANGE', { no: 326, from: 301, to: 325 });
    on({ bookId: 'PJ-999' }).refuses('UNKNOWN', { kind: 'receipt book', id: 'PJ-999' });
  });

  it('is used once', () =>
    owing()
      .after('CollectLevyPayment', cash('L03', 100, 301))
      .when('CollectLevyPayment', cash('L03', 100, 301))
      .refuses('RECEIPT_REUSED', { no: 301 }));

  it('is not void or returned', () => {
    const spoiled = { bookId: 'PJ-301', no: 301, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' };
    owing()
      .after('VoidReceipt', spoiled)
      .when('CollectLevyPayment', cash('L03', 100, 301))
      .refuses('RECEIPT_UNUSABLE', { state: 'VOID' });
    owing()
      .after('ReturnRange', { bookId: 'PJ-301', from: 301, to: 301, on: '2015-03-02' })
      .when('CollectLevyPayment', cash('L03', 100, 301))
      .refuses('RECEIPT_UNUSABLE', { state: 'RETURNED' });
  });

  it('is not used again after a reversal, whether or not its copies came back', () => {
    for (const [copiesKept, code] of [
      [true, 'RECEIPT_UNUSABLE'],
      [false, 'RECEIPT_REUSED'],
    ] as const) {
      const story = owing().after('CollectLevyPayment', cash('L03', 100, 301));
      const [paymentId] = [...story.book.custody.payments.entries()].map(([id]) => id);
      story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'RETURNED_AT_ONCE', copiesKept, on: '2015-03-02' });
      story
        .as('O-03')
        .when('CollectLevyPayment', cash('L03', 100, 301))
        .refuses(code);
    }
  });

  it('is in the hands of who collects', () => {
    owing(post(['O-33', 'COLLECTOR', 'LJ']))
      .as('O-33')
      .when('CollectLevyPayment', cash('L03', 100, 301))
      .refuses('RECEIPT_NOT_ALLOCATED', { no: 301 });
    on({ bookId: 'PJ-401', no: 401 }).refuses('RECEIPT_NOT_ALLOCATED', { bookId: 'PJ-401' });
  });

  it('is the bank’s own where the bank’s machine account records it, and nobody else’s', () => {
    owing(...sheetsOfBank)
      .when('CollectLevyPayment', cash('L03', 100, 301, onBankSheet))
      .refuses('RECEIPT_NOT_ALLOCATED', { bookId: 'PJ-401' });
    owing(...sheetsOfBank)
      .as('O-20')
      .when('CollectLevyPayment', cash('L03', 100, 301, onBankSheet))
      .records(['LevyPaymentCollected']);
    owing(...sheetsOfBank)
      .when('CollectLevyPayment', cash('L03', 100, 301, { ...onBankSheet, ...transit }))
      .refuses('RECEIPT_NOT_ALLOCATED');
  });

  it('is a form of the levy’s own unit, not one lent by another', () =>
    owing(
      told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
      told('ReceiptBookIssued', { bookId: 'PJ-501', type: 'GF', from: 501, to: 525, keeperId: 'O-08' }, undefined, { unitId: 'QX' }),
      told('ReceiptRangeAllocated', { bookId: 'PJ-501', from: 501, to: 525, toOfficerId: 'O-03' }, undefined, { unitId: 'QX' }),
    )
      .when('CollectLevyPayment', cash('L03', 100, 301, { receipt: { bookId: 'PJ-501', no: 501, fen: 100_00 } }))
      .refuses('RECEIPT_NOT_ALLOCATED', { no: 501, unitId: 'LJ' }));

  it('says the whole sum', () => {
    on({ fen: 99_99 }).refuses('RECEIPT_AMOUNT_MISMATCH', { totalFen: 100_00 });
    on({}, { principalFen: 1_000_00, excessFen: 1, receipt: { bookId: 'PJ-301', no: 301, fen: 1_000_00 } }).refuses('RECEIPT_AMOUNT_MISMATCH', { totalFen: 1_000_01 });
  });
});

describe('who collects (invariant 54)', () => {
  it('is no machine where it is cash', () =>
    owing(...sheetsOfBank)
      .as('O-20')
      .when('CollectLevyPayment', cash('L03', 100, 301, { receipt: onBankSheet.receipt }))
      .refuses('NOT_AUTHORISED', { channel: 'CASH' }));

  it.each(['O-04', 'O-05', 'O-06', 'O-07', 'O-08', 'O-10', 'O-11', 'O-12'])('is not %s', (officerId) =>
    owing()
      .as(officerId)
      .when('CollectLevyPayment', cash('L03', 100, 301))
      .refuses('NOT_AUTHORISED', { officerId }),
  );
});
