import { type Scenario } from '#libs/book/decision.testing.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { enrolIdOf, enrolled, passedByTownship, subsidised } from './enrolment.testing.js';
import { gapIn } from './gap.js';

const gap = ({ book }: Scenario, more: object = {}) => gapIn(book, { unitId: 'LJ', policyId: 'AWARD', month: '2015-02', ...more } as never);
const three = () => subsidised(...enrolled('B1'), ...enrolled('B2', { villageId: 'LJ-XL' }), ...enrolled('B3', { eligibleFrom: '2015-03-01' }), ...passedByTownship('B4'));

describe('entitled and unpaid (S17)', () => {
  it('is who covers the month and was not paid for it', () => {
    const story = three();
    expect(gap(story)).toMatchObject({ entitledCount: 2, entitledFen: 160_00, unpaidFen: 160_00 });
    story.book.benefits.notePaid(enrolIdOf('B1') as never, ['2015-02' as never]);
    const { entitledCount, unpaidFen, unpaid } = gap(story);
    expect([entitledCount, unpaidFen, unpaid.map(({ enrolment }) => enrolment.enrolId)]).toEqual([2, 80_00, [enrolIdOf('B2')]]);
  });

  it('is of the unit and the units below it', () => expect([gap(three(), { unitId: 'LJ-XL' }).entitledCount, gap(three(), { unitId: '990000' }).entitledCount]).toEqual([1, 2]));

  it('is of a subsidy and a unit that are known', () => {
    expect(() => gap(three(), { policyId: 'SMF' })).toThrow(refusal('UNKNOWN'));
    expect(() => gap(three(), { unitId: 'NW' })).toThrow(refusal('UNKNOWN'));
  });
});
