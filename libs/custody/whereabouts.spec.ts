import { post, told } from '#libs/book/anhe.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { banked, CASHIER, credited, drafted, fen, handed, holdings, paid, SPECIAL, sent, TRANSIT, township } from './custody.testing.js';
import { whereabouts } from './whereabouts.js';

const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
const asked = ({ book, moment }: Scenario, unitId = 'LJ') => whereabouts(book, unitId as UnitId, moment.today);
const places = (story: Scenario, unitId = 'LJ') => asked(story, unitId).holdings.map(({ place, holder, fen: sum }) => [place, holder, sum / 100]);
const unremitted = (story: Scenario, unitId = 'LJ') => asked(story, unitId).unremitted.map(({ officerId, fen: sum }) => [officerId, sum / 100]);

/** 1,000 in cash: 400 handed over, 250 of it banked, 100 of that drafted and sent, 60 of that arrived. */
function halfWay(...events: readonly DecidedEvent[]) {
  const story = township(paid('P1', { principal: 1_000 }), ...events);
  banked(handed(story, ['P1', 400]), ['P1', 250]);
  const remittanceId = sent(story, ['P1', 100]);
  credited(story, remittanceId, 60);
  return { story, remittanceId };
}

describe('where every fen lies', () => {
  it('is told by place and holder, in the order of its way', () => {
    const { story, remittanceId } = halfWay();
    expect(places(story)).toEqual([
      ['COLLECTOR', 'O-03', 600],
      ['CASHIER', CASHIER, 150],
      ['TRANSIT', TRANSIT, 150],
      ['ON_THE_WAY', remittanceId, 40],
      ['COUNTY', SPECIAL, 60],
    ]);
    expect(asked(story)).toMatchObject({ totalFen: fen(1_000), specialFen: fen(60), treasuryFen: 0 });
  });

  it('adds up to all that was collected, and goes out of nobody’s hands by a draft', () => {
    const { story } = halfWay();
    const before = holdings(story);
    drafted(story, ['P1', 150]);
    expect(holdings(story)).toEqual(before);
  });

  it('shows the county what has gone on to the treasury', () => {
    const { story } = halfWay();
    story.after('PayOverToTreasury', { fen: fen(25), docNo: '缴库0331', on: '2015-03-31' });
    expect(asked(story, '990000')).toMatchObject({ totalFen: fen(1_000), specialFen: fen(35), treasuryFen: fen(25) });
  });

  it('is of one unit, or of all below the one that is asked about', () => {
    const story = township(qingxi, paid('P1', { principal: 1 }), paid('Q1', { principal: 7, by: 'BANK_DIRECT', unitId: 'QX' }));
    expect([places(story), places(story, 'QX')]).toEqual([[['COLLECTOR', 'O-03', 1]], [['ON_THE_WAY', SPECIAL, 7]]]);
    expect(asked(story, '990000').totalFen).toBe(fen(8));
    expect(places(story, 'LJ-DH')).toEqual([]);
  });

  it('forgets money that never came', () => {
    const story = township(paid('P1', { principal: 5, by: 'TRANSIT_TRANSFER' }));
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId: 'P1', reasonCode: 'BANK_REJECTED', copiesKept: true, on: '2015-03-31' });
    expect(asked(story)).toMatchObject({ holdings: [], totalFen: 0, unremitted: [], unremittedFen: 0 });
  });
});

describe('who answers for what is not remitted', () => {
  it('is the collector for his cash, the cashier for hers and for the transit account (R22)', () => {
    const { story } = halfWay();
    expect(unremitted(story)).toEqual([
      ['O-03', 600],
      [CASHIER, 300],
    ]);
    expect(asked(story).unremittedFen).toBe(fen(900));
  });

  it('is nobody for what is sent, or was paid in at the bank', () => {
    const story = township(paid('P1', { principal: 9, by: 'TRANSIT_TRANSFER' }), paid('B1', { principal: 7, by: 'BANK_DIRECT' }));
    sent(story, ['P1', 9]);
    expect(unremitted(story)).toEqual([]);
  });

  it('is nobody for an excess, which stays behind for its payer', () => {
    const story = township(paid('P1', { principal: 100, excess: 20 }));
    expect(unremitted(story)).toEqual([['O-03', 100]]);
    banked(handed(story, ['P1', 50]), ['P1', 50]);
    expect(unremitted(story)).toEqual([
      ['O-03', 50],
      [CASHIER, 50],
    ]);
  });

  it('is each unit’s own officer, and no officer where a unit has no cashier', () => {
    const events = [qingxi, post(['O-43', 'COLLECTOR', 'QX']), paid('Q1', { principal: 7, by: 'TRANSIT_TRANSFER', unitId: 'QX' }), paid('P1', { principal: 1 })];
    const story = township(...events);
    expect(asked(story, '990000').unremitted).toEqual([
      { unitId: 'LJ', officerId: 'O-03', fen: fen(1) },
      { unitId: 'QX', fen: fen(7) },
    ]);
  });
});
