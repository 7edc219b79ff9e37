import type { DecidedEvent } from '#libs/book/events.js';
import { CASHIER, credited, crediting, drafted, fen, lies, paid, SPECIAL, sent, township } from './custody.testing.js';

/** P1 (100 and 8 late fee) and P2 (50) are on their way together: 158. */
function onItsWay(...events: readonly DecidedEvent[]) {
  const story = township(paid('P1', { principal: 100, lateFee: 8, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 50, by: 'TRANSIT_TRANSFER' }), ...events);
  const remittanceId = sent(story, ['P1', 100, 8], ['P2', 50]);
  return { story: story.as('O-12'), remittanceId };
}
const remittance = ({ story, remittanceId }: ReturnType<typeof onItsWay>) => story.book.custody.remittances.known(remittanceId as never);

describe('what the county’s statement says has arrived', () => {
  it('is booked with what it covers, for the township and for the county', () => {
    const { story, remittanceId } = onItsWay();
    const outcome = story.when('ConfirmCountyCredit', crediting(story, remittanceId, 158));
    outcome.records(['CountyCreditConfirmed', { remittanceId, fen: fen(158), toAccountId: SPECIAL, toKind: 'COUNTY_SPECIAL', countyUnitId: '990000' }]);
    expect(outcome.events[0]).toMatchObject({
      unitId: 'LJ',
      data: {
        lines: [
          { sourceId: 'P1', principalFen: fen(100), lateFeeFen: fen(8) },
          { sourceId: 'P2', principalFen: fen(50), lateFeeFen: 0 },
        ],
      },
    });
  });

  it('ends the remittance when it is all of it', () => {
    const one = onItsWay();
    credited(one.story, one.remittanceId, 158);
    expect(remittance(one)).toMatchObject({ state: 'CREDITED', creditedFen: fen(158) });
    expect([lies(one.story, 'P1'), one.story.book.custody.county.specialFen]).toEqual([[['COUNTY', SPECIAL, 108]], fen(158)]);
  });

  it('may be less: the rest stays on the way (在途差额), and comes later', () => {
    const one = onItsWay();
    credited(one.story, one.remittanceId, 105);
    expect(remittance(one)).toMatchObject({ state: 'SENT', creditedFen: fen(105) });
    expect(lies(one.story, 'P1')).toEqual([
      ['ON_THE_WAY', one.remittanceId, 3],
      ['COUNTY', SPECIAL, 105],
    ]);
    one.story.when('ConfirmCountyCredit', crediting(one.story, one.remittanceId, 53)).records([
      'CountyCreditConfirmed',
      {
        lines: [
          { sourceId: 'P1', principalFen: 0, lateFeeFen: fen(3) },
          { sourceId: 'P2', principalFen: fen(50), lateFeeFen: 0 },
        ],
      },
    ]);
  });
});

describe('a credit that cannot be', () => {
  it('beyond the sum sent (invariant 29), also when all has arrived', () => {
    const { story, remittanceId } = onItsWay();
    story.when('ConfirmCountyCredit', crediting(story, remittanceId, 159)).refuses('CREDIT_MISMATCH', { onTheWayFen: fen(158), fen: fen(159) });
    credited(story, remittanceId, 100)
      .when('ConfirmCountyCredit', crediting(story, remittanceId, 59))
      .refuses('CREDIT_MISMATCH', { onTheWayFen: fen(58) });
    credited(story, remittanceId, 58)
      .when('ConfirmCountyCredit', crediting(story, remittanceId, 1))
      .refuses('CREDIT_MISMATCH', { onTheWayFen: 0 });
  });

  it('of what was not sent, or came back', () => {
    const { story, remittanceId } = onItsWay(paid('P3', { principal: 1, by: 'TRANSIT_TRANSFER' }));
    const draft = drafted(story, ['P3', 1]);
    story.as(CASHIER).after('BounceRemittance', { remittanceId, reasonCode: 'REFUSED_BY_BANK', on: '2015-03-31' }).as('O-12');
    story.when('ConfirmCountyCredit', crediting(story, draft, 1)).refuses('STATE_INVALID', { state: 'DRAFTED', allowed: ['SENT'] });
    story.when('ConfirmCountyCredit', crediting(story, remittanceId, 1)).refuses('STATE_INVALID', { state: 'BOUNCED' });
  });

  it('before it was sent (invariant 5)', () => {
    const { story, remittanceId } = onItsWay();
    story.when('ConfirmCountyCredit', { ...crediting(story, remittanceId, 1), creditedOn: '2015-03-30' }).refuses('DATE_INVALID', { since: '2015-03-31' });
  });

  it('of nothing, or to no remittance', () => {
    const { story, remittanceId } = onItsWay();
    story.when('ConfirmCountyCredit', crediting(story, remittanceId, 0)).refuses('NOTHING_TO_DO');
    story.when('ConfirmCountyCredit', crediting(story, '00000000-0000-8000-8000-0000000000aa', 1)).refuses('UNKNOWN', { kind: 'remittance' });
  });

  it.each(['O-03', CASHIER, 'O-06', 'O-11', 'O-13', 'O-20'])('told by %s (invariant 54)', (officerId) => {
    const { story, remittanceId } = onItsWay();
    story
      .as(officerId)
      .when('ConfirmCountyCredit', crediting(story, remittanceId, 1))
      .refuses('NOT_AUTHORISED', { officerId });
  });
});

it('a line of the statement is booked once for a remittance, also where more is on the way', () => {
  const story = township(paid('P1', { principal: 500, by: 'TRANSIT_TRANSFER' }));
  const remittanceId = sent(story, ['P1', 500]);
  const credit = crediting(story, remittanceId, 200);
  story.as('O-12').after('ConfirmCountyCredit', credit).when('ConfirmCountyCredit', credit).refuses('ALREADY_EXISTS', { kind: 'county credit', id: credit.stmtRef });
});
