import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { levyStatus } from './levy-status.js';

const statusOn = ({ book }: Scenario, asOf: string) => levyStatus(book.levies.levies.known('L03' as LevyId), asOf as IsoDate);
const owing = (more: object = {}) => given(...bookOfO03, openingLevy('L03', 200, more));
const plan = {
  dueLines: [
    { n: 1, dueOn: '2015-03-31', principalFen: 100_00 },
    { n: 2, dueOn: '2015-06-30', principalFen: 100_00 },
  ],
};

describe('the state of a levy on a day (domain rules 3.4)', () => {
  it('is ISSUED until something is paid', () => expect(statusOn(owing(), '2015-03-31')).toBe('ISSUED'));

  it('is PARTIALLY_PAID with a part', () => expect(statusOn(owing().after('CollectLevyPayment', cash('L03', 1, 301)), '2015-03-31')).toBe('PARTIALLY_PAID'));

  it('counts what was paid before the books were opened', () => expect(statusOn(owing({ paidBeforeFen: 1, assessedFen: 200_01 }), '2015-03-31')).toBe('PARTIALLY_PAID'));

  it('is OVERDUE from the day after an unpaid part was due', () => {
    const story = owing().after('CollectLevyPayment', cash('L03', 199, 301));
    expect([statusOn(story, '2015-03-31'), statusOn(story, '2015-04-01')]).toEqual(['PARTIALLY_PAID', 'OVERDUE']);
  });

  it('is SETTLED with nothing left, on whatever day', () => expect(statusOn(owing().after('CollectLevyPayment', cash('L03', 200, 301)), '2015-12-31')).toBe('SETTLED'));

  it('is what it was before, when the payment is reversed', () => {
    const story = owing().after('CollectLevyPayment', cash('L03', 200, 301));
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]) => id);
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-02' });
    expect([statusOn(story, '2015-03-31'), statusOn(story, '2015-04-01')]).toEqual(['ISSUED', 'OVERDUE']);
  });

  it('is ENFORCING before it is OVERDUE, SETTLED before that, and REVOKED before all', () => {
    const of = (type: 'EnforcementApplied' | 'LevyDecisionRevoked', data: object) => told(type, { levyId: 'L03', ...data }, '2015-04-10', { unitId: 'LJ' });
    const enforced = () => owing().and(of('EnforcementApplied', { courtDocNo: '（2015）安执字第8号' }));
    const nothing = { principalFen: 0, lateFeeFen: 0 };
    const revocation = of('LevyDecisionRevoked', { by: 'SELF', docNo: '安和撤〔2015〕1号', open: nothing, collected: nothing, remitted: nothing, lines: [] });
    const paid = () => enforced().after('CollectLevyPayment', cash('L03', 200, 301));
    expect([enforced(), paid(), enforced().and(revocation), paid().and(revocation)].map((story) => statusOn(story, '2015-04-10'))).toEqual([
      'ENFORCING',
      'SETTLED',
      'REVOKED',
      'REVOKED',
    ]);
  });

  it('looks at each instalment', () => {
    const story = owing(plan).after('CollectLevyPayment', cash('L03', 100, 301));
    expect([statusOn(story, '2015-04-01'), statusOn(story, '2015-06-30'), statusOn(story, '2015-07-01')]).toEqual(['PARTIALLY_PAID', 'PARTIALLY_PAID', 'OVERDUE']);
  });

  it('looks at the instalment that the payer named', () => {
    const story = owing(plan).after('CollectLevyPayment', cash('L03', 100, 301, { instalmentNo: 2 }));
    expect(statusOn(story, '2015-04-01')).toBe('OVERDUE');
  });
});
