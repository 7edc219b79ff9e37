import { post } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { openFenOf } from './custody.js';
import { fen, handed, lies, type Part, paid, shortage, shortOf, township } from './custody.testing.js';

const holding = () => township(paid('P1', { principal: 5_000 }), paid('P2', { principal: 100, lateFee: 8 }));
const confirming = (more: object, ...parts: readonly Part[]) =>
  holding()
    .as('O-06')
    .when('ConfirmShortage', { ...shortOf(...parts), on: '2015-03-31', ...more });

describe('confirming that cash is short', () => {
  it('makes the officer owe it, with an entry in the same append', () => {
    const outcome = confirming({}, ['P1', 2_000], ['P2', 108]);
    outcome.records(
      ['CustodyShortageConfirmed', { officerId: 'O-03', place: 'COLLECTOR', totalFen: fen(2_108) }],
      ['AccountabilityEntryRaised', { violationCode: 'WITHHELD_DIVERTED_NETTED', officerIds: ['O-03'], fen: fen(2_108) }],
      ['ClueReferred', { cause: 'SHORTAGE' }],
    );
    const { obligationId } = dataOf(outcome.events, 'CustodyShortageConfirmed');
    expect(dataOf(outcome.events, 'AccountabilityEntryRaised').source).toEqual({ obligationId });
  });

  it('takes it out of the hand that held it, of the collector or of the cashier', () => {
    const story = handed(holding(), ['P1', 3_000]);
    const mine = shortage(story, ['P1', 500]);
    const his = shortage(story, { officerId: 'O-04', place: 'CASHIER' }, ['P1', 200]);
    expect(lies(story, 'P1')).toEqual([
      ['COLLECTOR', 'O-03', 1_500],
      ['CASHIER', 'O-04', 2_800],
      ['SHORTAGE_CLAIM', mine, 500],
      ['SHORTAGE_CLAIM', his, 200],
    ]);
    const { custody } = story.book;
    expect([mine, his].map((id) => openFenOf(custody, custody.claims.known(id)))).toEqual([fen(500), fen(200)]);
  });

  it('is for the county verifier too', () =>
    holding()
      .as('O-13')
      .when('ConfirmShortage', { ...shortOf(['P1', 1]), on: '2015-03-31' })
      .records(['CustodyShortageConfirmed'], ['AccountabilityEntryRaised'], ['ClueReferred']));
});

describe('a shortage that cannot be confirmed', () => {
  it('beyond what the books say he holds (invariant 24)', () => {
    confirming({}, ['P1', 5_001]).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(5_000), askedFen: fen(5_001) });
    confirming({ place: 'CASHIER' }, ['P1', 1]).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
    confirming({ officerId: 'O-04' }, ['P1', 1]).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it('by the debtor himself, whatever posts he holds', () => {
    const story = township(paid('P1', { principal: 5_000 }), post(['O-03', 'REVIEWER', 'LJ'])).as('O-03');
    story.when('ConfirmShortage', { ...shortOf(['P1', 1]), on: '2015-03-31' }).refuses('SOD_VIOLATION', { officerId: 'O-03' });
  });

  it('before the money came in, or tomorrow', () => {
    confirming({ on: '2015-03-01' }, ['P1', 1]).refuses('DATE_INVALID');
    confirming({ on: '2015-04-01' }, ['P1', 1]).refuses('DATE_INVALID', { today: '2015-03-31' });
  });

  it('of nothing, or of a payment that there is not', () => {
    confirming({}).refuses('NOTHING_TO_DO');
    confirming({}, ['P1', 0]).refuses('NOTHING_TO_DO', { paymentId: 'P1' });
    confirming({}, ['P9', 1]).refuses('UNKNOWN', { kind: 'payment', id: 'P9' });
  });

  it.each(['O-04', 'O-05', 'O-07', 'O-08', 'O-11', 'O-12', 'O-20'])('by %s (invariant 54)', (officerId) =>
    holding()
      .as(officerId)
      .when('ConfirmShortage', { ...shortOf(['P1', 1]), on: '2015-03-31' })
      .refuses('NOT_AUTHORISED'),
  );
});
