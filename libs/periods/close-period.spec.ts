import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import { banking, credited, handed, handing, paid, sending, sent } from '#libs/custody/custody.testing.js';
import { filed, township } from '#libs/filing/filing.testing.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import { OVERPAID, refund } from '#libs/refunds/refunds.testing.js';

const periodId = (text: string) => ({ unitId: 'LJ', periodId: text });
const ofCounty = { unitId: '990000', periodId: '2015-03' };

const closed = (month: string) => told('PeriodClosed', { periodId: month }, '2015-05-06', { unitId: 'LJ' });

/** 临江镇, its months through `last` closed on a day. */
function closedThrough(last: string, day: string): Scenario {
  const story = given(...bookOfO03, openingLevy('L1', 900_000), openingLevy('L2', 1_000)).turnTo(day);
  for (let month = '2015-03' as Month; month <= last; month = shiftMonth(month, 1)) story.and(closed(month));
  return story;
}

describe('closing a month', () => {
  /** March is filed, and in May soft closed with April. */
  const april = () => filed(township().turnTo('2015-04-10')).turnTo('2015-05-10').as('O-06');

  it('is the reviewer’s, once it is soft closed', () => {
    april()
      .when('ClosePeriod', periodId('2015-03'))
      .records(['PeriodClosed', { periodId: '2015-03' }]);
    april().as('O-05').when('ClosePeriod', periodId('2015-03')).refuses('NOT_AUTHORISED');
    given()
      .turnTo('2015-04-07')
      .as('O-06')
      .when('ClosePeriod', periodId('2015-03'))
      .refuses('STATE_INVALID', { id: 'LJ 2015-03', state: 'OPEN', allowed: ['SOFT_CLOSED'] });
  });

  it('goes in order', () =>
    april()
      .when('ClosePeriod', periodId('2015-04'))
      .refuses('STATE_INVALID', { id: 'LJ 2015-03', state: 'SOFT_CLOSED', allowed: ['CLOSED'] }));

  it('is for good', () => {
    const story = april().after('ClosePeriod', periodId('2015-03'));
    story.when('ClosePeriod', periodId('2015-03')).refuses('STATE_INVALID', { id: 'LJ 2015-03', state: 'CLOSED' });
    story.when('SoftClosePeriod', periodId('2015-03')).refuses('STATE_INVALID', { state: 'CLOSED' });
  });

  it('waits until its reports are filed by both channels (domain rules 3.3b)', () => {
    const story = given(openingLevy('L1', 1_000)).turnTo('2015-04-10').as('O-06');
    story.when('ClosePeriod', periodId('2015-03')).refuses('FILING_INCOMPLETE', { periodId: '2015-03', state: 'NONE' });
  });

  it('is where there are books: a village has none', () =>
    april()
      .when('ClosePeriod', { ...periodId('2015-03'), unitId: 'LJ-DH' })
      .refuses('UNKNOWN', { kind: 'period' }));

  it('of the county is its verifier’s, after all townships have closed theirs', () => {
    const story = april();
    story
      .as('O-13')
      .when('ClosePeriod', ofCounty)
      .refuses('STATE_INVALID', { id: 'LJ 2015-03', state: 'SOFT_CLOSED', allowed: ['CLOSED'] });
    story.as('O-06').after('ClosePeriod', periodId('2015-03'));
    story.when('ClosePeriod', ofCounty).refuses('NOT_AUTHORISED');
    story.as('O-13').when('ClosePeriod', ofCounty).records(['PeriodClosed']);
  });
});

describe('what is found later of a closed month', () => {
  const collected = (story: Scenario, collectedOn: string) =>
    story
      .as('O-03')
      .checkedBy('O-06')
      .withEvidence({ kind: 'RECEIPT_STUB', docNo: '票据存根304' as never })
      .perform('CollectLevyPayment', cash('L1', 100, 304, { collectedOn }));

  it.each([
    ['2015-03', '2015-05-06', '2015-03-30', '2015-04', '2015-03'],
    ['2015-03', '2015-05-06', '2015-04-30', '2015-04', undefined],
    ['2015-04', '2015-05-11', '2015-03-30', '2015-05', '2015-03'],
    ['2015-04', '2015-05-11', '2015-04-30', '2015-05', '2015-04'],
  ])('closed through %s, typed in on %s, of %s, is posted into %s and corrects %s', (last, day, on, period, corrects) => {
    const event = collected(closedThrough(last, day), on).find(({ type }) => type === 'LevyPaymentCollected');
    expect([event?.periodId, event?.correctsPeriod]).toEqual([period, corrects]);
  });

  it('has missed the D1 of its own month', () => {
    const events = collected(closedThrough('2015-04', '2015-05-11'), '2015-03-30');
    expect(dataOf(events, 'RemittanceDeadlineMissed')).toMatchObject({ periodId: '2015-03', dueOn: '2015-03-31' });
  });

  it('is not posted by naming the closed month: example A4', () => {
    const story = closedThrough('2015-04', '2015-05-25').as('O-03');
    const payment = cash('L1', 100, 304, { collectedOn: '2015-04-21' });
    story.into('2015-04').when('CollectLevyPayment', payment).refuses('PERIOD_CLOSED', { unitId: 'LJ', periodId: '2015-04', openPeriodId: '2015-05' });
  });
});

describe('a month that is named', () => {
  const payment = (collectedOn: string) => cash('L1', 100, 304, { collectedOn });

  it('may be the one into which it is posted', () => {
    closedThrough('2015-02', '2015-03-02').as('O-03').into('2015-03').when('CollectLevyPayment', payment('2015-03-02')).records(['LevyPaymentCollected']);
    const story = closedThrough('2015-04', '2015-05-25')
      .as('O-03')
      .withEvidence({ kind: 'RECEIPT_STUB', docNo: '票据存根304' as never });
    story.into('2015-05').when('CollectLevyPayment', payment('2015-04-21')).proposesTo('REVIEWER');
  });

  it('is not chosen', () =>
    closedThrough('2015-02', '2015-03-02')
      .as('O-03')
      .into('2015-04')
      .when('CollectLevyPayment', payment('2015-03-02'))
      .refuses('DATE_INVALID', { postingPeriod: '2015-04', periodId: '2015-03' }));
});

describe('a month that is soft closed (invariant 6)', () => {
  const may = () =>
    given(
      ...bookOfO03,
      openingLevy('L1', 900_000),
      paid('P1', { principal: 500, on: '2015-04-20', by: 'TRANSIT_TRANSFER' }),
      paid('P2', { principal: 70, on: '2015-04-20' }),
    ).turnTo('2015-05-08');
  const draft = { lines: [{ sourceId: 'P1', principalFen: 500_00, lateFeeFen: 0 }] };

  it('takes in what its reviewer approves', () => {
    const story = may().as('O-04');
    story.when('DraftRemittance', { ...draft, on: '2015-04-30' }).proposesTo('REVIEWER');
    story
      .checkedBy('O-06')
      .when('DraftRemittance', { ...draft, on: '2015-04-30' })
      .records(['ProposalApproved'], ['RemittanceDrafted']);
  });

  it('asks him once, where he approves it anyway', () => {
    const story = may()
      .as('O-04')
      .checkedBy('O-06')
      .after('DraftRemittance', { ...draft, on: '2015-04-30' });
    const [remittanceId] = [...story.book.custody.remittances.values()].map((remittance) => remittance.remittanceId);
    story.when('SendRemittance', { ...sending(story, remittanceId ?? ''), sentOn: '2015-04-30' }).records(['ProposalApproved'], ['RemittanceSent']);
  });

  it('does not ask him for what he does himself', () =>
    may()
      .and(paid('P3', { excess: 30, on: '2015-04-20' }))
      .as('O-06')
      .when('ApproveRefund', { ...refund('P3', 20, OVERPAID), on: '2015-04-30' })
      .proposesTo('COUNTY_FINANCE'));

  it('takes in nothing that another approves', () =>
    may()
      .as('O-03')
      .when('HandOverCash', { ...handing(may(), ['P2', 70]), on: '2015-04-30' })
      .refuses('PERIOD_SOFT_CLOSED', { unitId: 'LJ', periodId: '2015-04', reviewer: 'REVIEWER' }));

  it('answers before what is wrong with the act itself (R24)', () =>
    may()
      .as('O-03')
      .when('HandOverCash', { ...handing(may(), ['P2', 71]), on: '2015-04-30' })
      .refuses('PERIOD_SOFT_CLOSED'));

  it('does not hinder what belongs to a month that is open', () => {
    const story = may();
    handed(story, ['P2', 70])
      .as('O-04')
      .when('BankCash', banking(story, ['P2', 70]))
      .records(['CashBanked']);
  });

  it('no longer concerns what is posted elsewhere, once it is closed', () => {
    const story = may().as('O-06').and(closed('2015-03'), closed('2015-04'));
    story
      .as('O-04')
      .when('DraftRemittance', { ...draft, on: '2015-04-30' })
      .records(['RemittanceDrafted']);
  });

  it('of the county wants its verifier', () => {
    const story = may();
    credited(story, sent(story, ['P1', 500]), 500);
    story.when('PayOverToTreasury', { fen: 1_00, docNo: '缴库0508', on: '2015-05-08' }).records(['TreasuryPaidOver']);
    story.when('PayOverToTreasury', { fen: 1_00, docNo: '缴库0430', on: '2015-04-30' }).refuses('CUSTODY_INSUFFICIENT');
    const june = story.turnTo('2015-06-08').as('O-12');
    june.checkedBy('O-13').when('PayOverToTreasury', { fen: 1_00, docNo: '缴库0531', on: '2015-05-31' }).records(['ProposalApproved'], ['TreasuryPaidOver']);
  });
});
