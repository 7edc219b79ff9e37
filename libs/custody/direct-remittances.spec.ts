import { openingLevy, told } from '#libs/book/anhe.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { credited, fen, lies, paid, SPECIAL, township } from './custody.testing.js';
import { LINES_LIMIT } from './remittances.js';

const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
const remittances = ({ book }: Scenario) => [...book.custody.remittances.values()];
const atTheBank = (paymentId: string, principal: number, more: object = {}) => paid(paymentId, { principal, by: 'BANK_DIRECT', on: '2015-03-30', ...more });

describe('what was paid in at the bank', () => {
  it('is gathered at the turn of the day into a remittance that is born sent', () => {
    const story = township(atTheBank('B1', 100, { lateFee: 8 }), atTheBank('B2', 50)).turnTo('2015-03-31');
    const [remittance] = remittances(story);
    expect(remittance).toMatchObject({ kind: 'DIRECT', state: 'SENT', unitId: 'LJ', sentOn: '2015-03-30', totalFen: fen(158), toAccountId: SPECIAL, toKind: 'COUNTY_SPECIAL' });
    expect(remittance?.lines).toEqual([
      { sourceId: 'B1', principalFen: fen(100), lateFeeFen: fen(8) },
      { sourceId: 'B2', principalFen: fen(50), lateFeeFen: 0 },
    ]);
    expect(lies(story, 'B1')).toEqual([['ON_THE_WAY', remittance?.remittanceId, 108]]);
  });

  it('is gathered once', () => {
    const story = township(atTheBank('B1', 100)).turnTo('2015-03-31').turnTo('2015-03-31').turnTo('2015-04-03');
    expect(remittances(story)).toHaveLength(1);
  });

  it('is gathered unit by unit, day by day and account by account, also where it was typed in late', () => {
    const elsewhere = atTheBank('B3', 8);
    const story = township(qingxi)
      .turnTo('2015-03-31')
      .and(atTheBank('B1', 1), atTheBank('B2', 2, { on: '2015-03-29' }), atTheBank('Q1', 4, { unitId: 'QX' }), atTheBank('B4', 16))
      .and({ ...elsewhere, data: { ...elsewhere.data, accountId: 'ACC-SPECIAL-2' } } as never)
      .turnTo('2015-04-01');
    expect(remittances(story).map(({ unitId, sentOn, toAccountId, totalFen }) => [unitId, sentOn, toAccountId, totalFen])).toEqual([
      ['LJ', '2015-03-30', SPECIAL, fen(17)],
      ['LJ', '2015-03-29', SPECIAL, fen(2)],
      ['QX', '2015-03-30', SPECIAL, fen(4)],
      ['LJ', '2015-03-30', 'ACC-SPECIAL-2', fen(8)],
    ]);
  });

  it('waits for the next turn where it comes in today', () => {
    const story = township(atTheBank('B1', 100, { on: '2015-03-31' })).turnTo('2015-03-31');
    expect([remittances(story), lies(story, 'B1')]).toEqual([[], [['ON_THE_WAY', SPECIAL, 100]]]);
    expect(remittances(story.turnTo('2015-04-01'))).toMatchObject([{ sentOn: '2015-03-31' }]);
  });

  it('does not bring its excess, which waits for its payer', () => {
    const story = township(atTheBank('B1', 100, { excess: 5 }), atTheBank('B2', 0, { excess: 7 })).turnTo('2015-03-31');
    const [remittance] = remittances(story);
    expect([remittances(story).length, remittance?.totalFen]).toEqual([1, fen(100)]);
    expect(lies(story, 'B1')).toEqual([
      ['ON_THE_WAY', SPECIAL, 5],
      ['ON_THE_WAY', remittance?.remittanceId, 100],
    ]);
  });

  it('is credited like any other', () => {
    const story = township(atTheBank('B1', 100)).turnTo('2015-03-31');
    const [remittance] = remittances(story);
    expect(lies(credited(story, remittance?.remittanceId as string, 100), 'B1')).toEqual([['COUNTY', SPECIAL, 100]]);
  });

  it('leaves cash and transfers where they are', () => {
    const story = township(paid('P1', { principal: 1 }), paid('T1', { principal: 1, by: 'TRANSIT_TRANSFER' })).turnTo('2015-04-02');
    expect(remittances(story)).toEqual([]);
  });

  it('is gathered whole where it is more than an event, or an append, holds', () => {
    const count = 17 * LINES_LIMIT + 1;
    const payments = Array.from({ length: count }, (_, n) => atTheBank(derivedUuid('payment', n), 100, { lateFee: 99, levyId: 'L2' }));
    const story = township(openingLevy('L2', 9_000_000), ...payments).turnTo('2015-03-31');
    const all = remittances(story);
    expect([all.length, Math.max(...all.map(({ lines }) => lines.length)), story.book.custody.unsent.size]).toEqual([18, LINES_LIMIT, 0]);
  });
});
