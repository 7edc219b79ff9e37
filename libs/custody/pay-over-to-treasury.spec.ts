import { told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { CASHIER, credited, drafted, fen, paid, sending, sent, township } from './custody.testing.js';

/** 100 lie in the county's special account, credited on 2015-03-31. */
function atTheCounty(...events: readonly DecidedEvent[]) {
  const story = township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }), ...events);
  return credited(story, sent(story, ['P1', 100]), 100);
}
const paying = (yuan: number, on = '2015-03-31') => ({ fen: fen(yuan), docNo: `缴库${yuan}`, on });
const county = ({ book }: ReturnType<typeof township>) => [book.custody.county.specialFen, book.custody.county.treasuryFen];

describe('paying over to the treasury', () => {
  it('is of the county’s books', () => {
    const outcome = atTheCounty().when('PayOverToTreasury', paying(60));
    outcome.records(['TreasuryPaidOver', { fen: fen(60), docNo: '缴库60' }]);
    expect(outcome.events[0]?.unitId).toBe('990000');
  });

  it('leaves the rest in the special account', () => {
    const story = atTheCounty().after('PayOverToTreasury', paying(60));
    expect(county(story)).toEqual([fen(40), fen(60)]);
    story.when('PayOverToTreasury', paying(41)).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(40), askedFen: fen(41) });
    expect(county(story.after('PayOverToTreasury', paying(40)))).toEqual([0, fen(100)]);
  });

  it('is not needed for what went straight there (R17)', () => {
    const treasury = told('BankAccountRegistered', {
      accountId: 'ACC-TREASURY',
      kind: 'TREASURY',
      unitId: '990000',
      last4: '0003',
      docNo: '安和财〔2015〕5号',
      validFrom: '2015-03-01',
    });
    const story = township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }), treasury);
    const remittanceId = drafted(story, ['P1', 100]);
    story.checkedBy('O-06').after('SendRemittance', { ...sending(story, remittanceId), toAccountId: 'ACC-TREASURY' });
    expect(county(credited(story, remittanceId, 100))).toEqual([0, fen(100)]);
    story.when('PayOverToTreasury', paying(1)).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });
});

describe('what cannot be paid over', () => {
  it('more than lies in the special account (invariant 24)', () =>
    atTheCounty()
      .when('PayOverToTreasury', paying(100.01))
      .refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(100) }));

  it('in a month at whose end it was not there, or not any more (R31)', () => {
    const story = atTheCounty(paid('P2', { principal: 30, by: 'TRANSIT_TRANSFER', on: '2015-03-03' }));
    const remittanceId = sent(story, ['P2', 30]);
    credited(story.turnTo('2015-04-02'), remittanceId, 30);
    story.when('PayOverToTreasury', paying(101)).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(100) });
    story.after('PayOverToTreasury', paying(130, '2015-04-02'));
    story.when('PayOverToTreasury', paying(1)).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it('nothing', () => atTheCounty().when('PayOverToTreasury', paying(0)).refuses('NOTHING_TO_DO'));

  it.each(['O-03', CASHIER, 'O-06', 'O-11', 'O-13'])('by %s (invariant 54)', (officerId) =>
    atTheCounty().as(officerId).when('PayOverToTreasury', paying(1)).refuses('NOT_AUTHORISED', { officerId }),
  );
});

it('is entered once for a paper, also where more lies there', () =>
  atTheCounty().after('PayOverToTreasury', paying(30)).when('PayOverToTreasury', paying(30)).refuses('ALREADY_EXISTS', { kind: 'treasury payment', id: '缴库30' }));
