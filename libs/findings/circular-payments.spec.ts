import { paid, township } from '#libs/custody/custody.testing.js';
import { approved, OVERPAID } from '#libs/refunds/refunds.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

describe('money that goes back at once', () => {
  const overpaid = (on: string) => township(paid('P1', { principal: 900_000, excess: 100, by: 'TRANSIT_TRANSFER', on }));

  it('came in three days before, or less', () => {
    const story = overpaid('2015-03-28');
    const refundId = approved(story, 'P1', 100, OVERPAID);
    const [found] = foundBy('MONEY_BACK_AT_ONCE', story);
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-03-31', fen: 100_00 });
    expect(found === undefined ? [] : idsOf(found)).toEqual([refundId, 'P1']);
  });

  it('is none where it had been there for longer', () => {
    const story = overpaid('2015-03-27');
    approved(story, 'P1', 100, OVERPAID);
    expect(foundBy('MONEY_BACK_AT_ONCE', story)).toEqual([]);
  });
});

describe('round sums just before a month is measured', () => {
  const five = ['P1', 'P2', 'P3', 'P4', 'P5'];
  const story = (on: string, principal: number, ids = five) => township(...ids.map((id) => paid(id, { principal, on })));

  it('are five or more in its last days', () =>
    expect(foundBy('ROUND_SUMS_BEFORE_DUE', story('2015-03-30', 2_000))).toMatchObject([
      { unitId: 'LJ', on: '2015-03-30', fen: 10_000_00, officerIds: ['O-03'], evidence: [{ kind: 'period', id: 'LJ 2015-03' }, ...five.map((id) => ({ kind: 'payment', id }))] },
    ]));

  it.each([
    ['earlier in the month', story('2015-03-25', 2_000)],
    ['of sums that are not round', story('2015-03-30', 2_001)],
    ['of four', story('2015-03-30', 2_000, five.slice(1))],
    [
      'among more that are not round',
      township(
        ...five.map((id) => paid(id, { principal: 2_000, on: '2015-03-30' })),
        ...['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'].map((id) => paid(id, { principal: 37, on: '2015-03-30' })),
      ),
    ],
  ])('are none %s', (_, told) => expect(foundBy('ROUND_SUMS_BEFORE_DUE', told)).toEqual([]));
});
