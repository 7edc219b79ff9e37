import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { unpaidByLine } from './due-lines.js';
import { lateFeeUnpaid } from './late-fee-rules.js';
import { levyStatus } from './levy-status.js';

const line = (n: number, dueOn: string, yuan: number) => ({ n, dueOn, principalFen: yuan * 100 });
const halves = [line(1, '2015-04-30', 10_000), line(2, '2015-06-30', 10_000)];

/** L17: 20,000 owed, due on 2015-03-31; its payer applied on 03-20, and the county answers on 03-25. */
const owing = (more: object = {}, ...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L17', 20_000, more), ...events).on('2015-03-25');
const plan = (lines: readonly object[] = halves, more: object = {}) => ({ levyId: 'L17', appliedOn: '2015-03-20', docNo: '安和征分〔2015〕2号', lines, ...more });
const approving = (story: Scenario, ...of: Parameters<typeof plan>) => story.as('O-11').when('ApproveInstalmentPlan', plan(...of));
const planned = (story: Scenario, ...of: Parameters<typeof plan>) => story.as('O-11').after('ApproveInstalmentPlan', plan(...of));
const levy = ({ book }: Scenario) => book.levies.levies.known('L17' as LevyId);
const unpaid = (story: Scenario) => [...unpaidByLine(levy(story), () => true)].map(([n, fen]) => [n, fen / 100]);
const paying = (story: Scenario, yuan: number, no: number, more: object = {}) =>
  story.as('O-03').after('CollectLevyPayment', cash('L17', yuan, no, { collectedOn: story.moment.today, ...more }));
const reversing = (story: Scenario, which: number) => {
  const paymentId = [...story.book.custody.payments.entries()].map(([id]) => id)[which];
  return story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: story.moment.today });
};

describe('approving an instalment plan (decree 357 art. 6)', () => {
  it('is the county’s, and needs no second hand', () => {
    approving(owing()).records(['InstalmentPlanApproved', { levyId: 'L17', appliedOn: '2015-03-20', lines: halves }]);
    owing().as('O-06').when('ApproveInstalmentPlan', plan()).refuses('NOT_AUTHORISED');
  });

  it('replaces the due day from the start: each line has its own day', () => {
    const story = planned(owing());
    expect(levy(story)).toMatchObject({ dueLines: halves, plan: { appliedOn: '2015-03-20', docNo: '安和征分〔2015〕2号' } });
    expect(['2015-04-01', '2015-04-30', '2015-05-01'].map((on) => levyStatus(levy(story), on as IsoDate))).toEqual(['ISSUED', 'ISSUED', 'OVERDUE']);
  });

  it('lets the late fee follow the lines: only the missed one runs up a fee', () => {
    const story = planned(owing());
    const on = (day: string) => lateFeeUnpaid(story.book.registry, levy(story), day as IsoDate);
    expect([on('2015-05-31'), on('2015-06-01'), on('2015-07-31'), on('2015-08-01')]).toEqual([0, 20_00, 40_00, 80_00]);
  });

  it('is filled by the instalment that a payer names', () =>
    expect(unpaid(paying(planned(owing()), 3_000, 301, { instalmentNo: 2 }))).toEqual([
      [1, 10_000],
      [2, 7_000],
    ]));
});

describe('a plan that does not fit (invariant 14)', () => {
  it.each([
    ['a sum below the balance', [line(1, '2015-04-30', 10_000), line(2, '2015-06-30', 9_999)]],
    ['a sum above the balance', [line(1, '2015-04-30', 10_000), line(2, '2015-06-30', 10_001)]],
    ['no line', []],
    ['an empty line', [...halves, line(3, '2015-07-31', 0)]],
    ['days that go back', [line(1, '2015-06-30', 10_000), line(2, '2015-04-30', 10_000)]],
    ['two lines of one day', [line(1, '2015-04-30', 10_000), line(2, '2015-04-30', 10_000)]],
    ['two lines of one number', [line(1, '2015-04-30', 10_000), line(1, '2015-06-30', 10_000)]],
    ['numbers that go back', [line(2, '2015-04-30', 10_000), line(1, '2015-06-30', 10_000)]],
  ])('by %s', (_, lines) => approving(owing(), lines).refuses('PLAN_MISMATCH', { levyId: 'L17', balanceFen: 20_000_00 }));

  it('is of the balance, not of what was assessed', () => {
    const story = paying(owing(), 5_000, 301);
    approving(story).refuses('PLAN_MISMATCH', { balanceFen: 15_000_00, linesFen: 20_000_00 });
    approving(story, [line(1, '2015-06-30', 15_000)]).records(['InstalmentPlanApproved']);
  });

  it('is late when applied for after the due day, however early the county answers', () => {
    const due = (dueOn: string) => owing({ dueLines: [line(1, dueOn, 20_000)] });
    approving(due('2015-03-19')).refuses('PLAN_LATE', { appliedOn: '2015-03-20', dueOn: '2015-03-19' });
    approving(due('2015-03-20')).records(['InstalmentPlanApproved']);
    approving(due('2015-03-20').on('2015-04-30')).records(['InstalmentPlanApproved']);
  });

  it('has no line that was due before anybody applied, and no application before the decision or to come (invariant 5)', () => {
    approving(owing(), [line(1, '2015-03-19', 20_000)]).refuses('DATE_INVALID', { dueOn: '2015-03-19' });
    approving(owing(), halves, { appliedOn: '2014-11-04' }).refuses('DATE_INVALID');
    approving(owing(), halves, { appliedOn: '2015-03-26' }).refuses('DATE_INVALID', { today: '2015-03-25' });
  });

  it('is none for a levy that is settled, in instalments already, unknown or of a closed scheme', () => {
    approving(paying(owing(), 20_000, 301)).refuses('STATE_INVALID', { state: 'SETTLED' });
    approving(planned(owing())).refuses('STATE_INVALID', { state: 'IN_INSTALMENTS' });
    approving(planned(owing(), [line(1, '2015-06-30', 20_000)])).refuses('STATE_INVALID', { state: 'IN_INSTALMENTS' });
    approving(owing({ dueLines: halves })).refuses('STATE_INVALID', { state: 'IN_INSTALMENTS' });
    approving(owing(), halves, { levyId: 'L99' }).refuses('UNKNOWN');
    const closing = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-01', validTo: '2015-03-24' });
    approving(owing({}, closing)).refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-25' });
  });
});

describe('what was paid before a plan', () => {
  const partPaid = () => paying(paying(owing(), 3_000, 301), 2_000, 302);
  const rest = [line(1, '2015-03-28', 5_000), line(2, '2015-06-30', 10_000)];

  it('keeps a line of its own with the decision’s due day, and stays upon it', () => {
    const story = planned(partPaid(), rest);
    expect(levy(story).dueLines).toEqual([line(0, '2015-03-31', 5_000), ...rest]);
    expect(unpaid(story)).toEqual([
      [1, 5_000],
      [0, 0],
      [2, 10_000],
    ]);
  });

  it('is due as the decision said when it comes back, and is the last to be forgotten', () => {
    const story = reversing(planned(partPaid(), rest), 0);
    expect(unpaid(story)).toEqual([
      [1, 5_000],
      [0, 3_000],
      [2, 10_000],
    ]);
    expect(unpaid(paying(story, 6_000, 303))).toEqual([
      [1, 0],
      [0, 2_000],
      [2, 10_000],
    ]);
  });

  it('is not taken for an instalment, whatever number the payer named then', () => {
    const story = planned(paying(owing(), 5_000, 301, { instalmentNo: 1 }), rest);
    expect(unpaid(story)).toEqual([
      [1, 5_000],
      [0, 0],
      [2, 10_000],
    ]);
  });

  it('leaves no line where it had come back before', () => {
    const story = planned(reversing(paying(owing(), 5_000, 301), 0));
    expect(levy(story).dueLines).toEqual(halves);
    expect(unpaid(story)).toEqual([
      [1, 10_000],
      [2, 10_000],
    ]);
  });
});

describe('a plan for a levy whose due day has no calendar yet', () => {
  const decided = { policyId: 'SMF', decidedOn: '2015-03-20', servedOn: '2015-03-20', assessedFen: 20_000_00, standardFen: 20_000_00, standardDocNo: '安和政〔2014〕1号' };
  const imported = told(
    'LevyDecisionImported',
    {
      ...decided,
      levyId: 'L17',
      docNo: '安社征决字〔2015〕17号',
      villageId: 'LJ-DH',
      payerId: '00000000-0000-8000-8000-000000000017',
      deciderUnitId: '990000',
      entrusted: false,
      dueOn: '2015-03-21',
      dueProvisional: true,
    },
    '2015-03-20',
    { unitId: 'LJ' },
  );
  const fixed = told('DueDatesFixed', { items: [{ levyId: 'L17', dueOn: '2015-03-23' }] }, '2015-03-25');
  const story = () => given(...bookOfO03, imported).on('2015-03-25');

  it('is never late', () => approving(story(), halves, { appliedOn: '2015-03-24' }).records(['InstalmentPlanApproved']));

  it('keeps its own days when that day is fixed (R11)', () => {
    const paid = planned(paying(story(), 1, 301), [line(1, '2015-06-27', 19_999)]);
    expect(levy(paid.and(fixed)).dueLines).toEqual([line(0, '2015-03-23', 1), line(1, '2015-06-27', 19_999)]);
    expect([...planned(story()).book.levies.provisionalDue.entries()]).toEqual([]);
  });
});
