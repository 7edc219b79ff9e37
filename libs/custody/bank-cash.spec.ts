import { post, told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { banked, banking, CASHIER, fen, handed, lies, paid, SPECIAL, TRANSIT, township } from './custody.testing.js';

const handedIn = (...events: readonly DecidedEvent[]) => handed(township(paid('P1', { principal: 5_000 }), ...events), ['P1', 3_000]).as(CASHIER);
const account = (accountId: string, more: object) =>
  told('BankAccountRegistered', { accountId, kind: 'TOWN_TRANSIT', unitId: 'LJ', last4: '0008', docNo: '安和财〔2015〕7号', validFrom: '2015-03-01', ...more });

describe('paying cash in', () => {
  it('brings it into the transit account, with the bank’s slip', () => {
    const story = handedIn();
    story.when('BankCash', banking(story, ['P1', 3_000])).records(['CashBanked', { cashierId: CASHIER, accountId: TRANSIT, slipNo: '存0331', totalFen: fen(3_000) }]);
    banked(story, ['P1', 2_500]);
    expect(lies(story, 'P1')).toEqual([
      ['COLLECTOR', 'O-03', 2_000],
      ['CASHIER', CASHIER, 500],
      ['TRANSIT', TRANSIT, 2_500],
    ]);
  });
});

describe('cash that cannot be paid in', () => {
  it('beyond what the cashier holds (invariant 24)', () => {
    const story = handedIn();
    story.when('BankCash', banking(story, ['P1', 3_001])).refuses('CUSTODY_INSUFFICIENT', { place: 'CASHIER', heldFen: fen(3_000) });
    banked(story, ['P1', 3_000])
      .when('BankCash', banking(story, ['P1', 1]))
      .refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it('that another cashier holds', () => {
    const story = handedIn(post(['O-44', 'CASHIER', 'LJ'])).as('O-44');
    story.when('BankCash', banking(story, ['P1', 1])).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it('on a day before he had it (R31)', () => {
    const story = handedIn();
    story.when('BankCash', { ...banking(story, ['P1', 3_000]), on: '2015-03-30' }).refuses('DATE_INVALID', { paymentId: 'P1', on: '2015-03-30' });
  });

  it.each([
    ['that nobody registered', 'ACC-NW', []],
    ['of the county', SPECIAL, []],
    ['that is not valid yet', 'ACC-NEW', [account('ACC-NEW', { validFrom: '2015-04-01' })]],
    ['of another kind', 'ACC-AGENCY', [account('ACC-AGENCY', { kind: 'AGENCY' })]],
    [
      'of another township',
      'ACC-QX',
      [told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }), account('ACC-QX', { unitId: 'QX' })],
    ],
  ])('into an account %s (invariant 25)', (_, accountId, events) => {
    const story = handedIn(...events);
    story.when('BankCash', { ...banking(story, ['P1', 1]), accountId }).refuses('ACCOUNT_NOT_REGISTERED', { accountId });
  });

  it('that is none', () => {
    const story = handedIn();
    story.when('BankCash', banking(story)).refuses('NOTHING_TO_DO');
    story.when('BankCash', banking(story, ['P1', 0])).refuses('NOTHING_TO_DO');
  });

  it.each(['O-03', 'O-05', 'O-06', 'O-12'])('by %s (invariant 54)', (officerId) => {
    const story = handedIn().as(officerId);
    story.when('BankCash', banking(story, ['P1', 1])).refuses('NOT_AUTHORISED', { officerId });
  });
});
