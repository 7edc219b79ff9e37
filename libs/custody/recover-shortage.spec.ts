import { openFenOf } from './custody.js';
import { fen, handed, lies, paid, sent, shortage, township } from './custody.testing.js';

const holding = () => township(paid('P1', { principal: 5_000 }), paid('P2', { principal: 100, lateFee: 8 }));

describe('recovering a shortage', () => {
  const short = () => {
    const story = holding();
    return { story, obligationId: shortage(story, ['P1', 2_000], ['P2', 108]) };
  };
  const recovering = (yuan: number, more: object = {}) => {
    const { story, obligationId } = short();
    return story.as('O-04').when('RecoverShortage', { obligationId, fen: fen(yuan), accountId: 'ACC-TRANSIT', slipNo: '存0331', on: '2015-03-31', ...more });
  };

  it('fills the payments of the claim in their order; they stay what they were and are remitted as usual (R4)', () => {
    const { story, obligationId } = short();
    const pay = { obligationId, accountId: 'ACC-TRANSIT', slipNo: '存0331', on: '2015-03-31' };
    story
      .as('O-04')
      .when('RecoverShortage', { ...pay, fen: fen(2_050) })
      .records([
        'ShortageRecovered',
        {
          officerId: 'O-03',
          kind: 'SHORTAGE',
          totalFen: fen(2_050),
          lines: [
            { paymentId: 'P1', fen: fen(2_000) },
            { paymentId: 'P2', fen: fen(50) },
          ],
        },
      ]);
    story.after('RecoverShortage', { ...pay, fen: fen(2_050) }).after('RecoverShortage', { ...pay, slipNo: '存0331-2', fen: fen(58) });
    expect(lies(story, 'P2')).toEqual([['TRANSIT', 'ACC-TRANSIT', 108]]);
    sent(story, ['P1', 2_000], ['P2', 100, 8]);
    expect(openFenOf(story.book.custody, story.book.custody.claims.known(obligationId))).toBe(0);
  });

  it('goes up to what is open (R28)', () => {
    recovering(2_108.01).refuses('MAKEUP_EXCESS', { openFen: fen(2_108), fen: fen(2_108.01) });
    recovering(2_108).records(['ShortageRecovered']);
  });

  it('is not dated before the claim, and not of nothing', () => {
    recovering(1, { on: '2015-03-30' }).refuses('DATE_INVALID');
    recovering(0).refuses('NOTHING_TO_DO');
    recovering(1, { obligationId: 'OB-9' }).refuses('UNKNOWN', { kind: 'obligation', id: 'OB-9' });
  });

  it('reaches the transit account of the unit (invariant 25)', () => recovering(1, { accountId: 'ACC-SPECIAL' }).refuses('ACCOUNT_NOT_REGISTERED'));

  it('is not remitted before it is there (R4)', () => {
    const { story } = short();
    story
      .as('O-04')
      .when('DraftRemittance', { lines: [{ sourceId: 'P1', principalFen: fen(1), lateFeeFen: 0 }], on: '2015-03-31' })
      .refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it.each(['O-03', 'O-05', 'O-06', 'O-07', 'O-12'])('is not booked by %s (invariant 54)', (officerId) => {
    const { story, obligationId } = short();
    story
      .as(officerId)
      .when('RecoverShortage', { obligationId, fen: fen(1), accountId: 'ACC-TRANSIT', slipNo: '存0331', on: '2015-03-31' })
      .refuses('NOT_AUTHORISED');
  });
});

describe('a slip', () => {
  it('recovers once of the same claim, also where more is open', () => {
    const story = holding();
    const obligationId = shortage(story, ['P1', 2_000]);
    const paid = { obligationId, fen: fen(500), accountId: 'ACC-TRANSIT', slipNo: '存0331', on: '2015-03-31' };
    story.as('O-04').after('RecoverShortage', paid).when('RecoverShortage', paid).refuses('ALREADY_EXISTS', { kind: 'recovery', id: '存0331' });
    story.when('RecoverShortage', { ...paid, slipNo: '存0331-2' }).records(['ShortageRecovered']);
  });
});

it('is not booked by a cashier who owes it himself', () => {
  const story = handed(holding(), ['P1', 500]);
  const obligationId = shortage(story, { officerId: 'O-04', place: 'CASHIER' }, ['P1', 500]);
  story
    .as('O-04')
    .when('RecoverShortage', { obligationId, fen: fen(500), accountId: 'ACC-TRANSIT', slipNo: '存0331', on: '2015-03-31' })
    .refuses('SOD_VIOLATION', { pair: 'maker concerned' });
});
