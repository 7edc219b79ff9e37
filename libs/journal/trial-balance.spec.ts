import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { record } from '#libs/book/recorder.js';
import type { AccountCode } from './chart.js';
import { TrialBalance } from './trial-balance.js';

const village = { villageId: 'LJ-XL' };
const l17 = openingLevy('L17', 20_000, {
  ...{ assessedFen: 30_000_00, standardFen: 30_000_00, paidBeforeFen: 10_000_00 },
  dueLines: [
    { n: 1, dueOn: '2015-03-31', principalFen: 10_000_00 },
    { n: 2, dueOn: '2015-06-30', principalFen: 10_000_00 },
  ],
});
const l22 = openingLevy('L22', 24_000, { ...village, dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }] });
const l31 = openingLevy('L31', 18_000, { ...village, servedOn: '2015-01-21', dueLines: [{ n: 1, dueOn: '2015-02-25', principalFen: 18_000_00 }] });
const l03 = {
  ...{ levyId: 'L03', policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 27_600_00, standardFen: 27_600_00 },
  ...{ standardDocNo: '安和政〔2014〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000003', entrusted: false },
};

/** Opening and collection of domain rules A1, with the balances after each step. */
function cleanMonth() {
  const story = given(...bookOfO03);
  const trial = new TrialBalance();
  const post = (...events: readonly RecordedEvent[]) => {
    for (const one of events) trial.post(one);
  };
  const origin = { actor: { officerId: 'O-05' as never, role: 'ACCOUNTANT' } as const, evidence: [], commandId: '00000000-0000-8000-8000-0000000000c1' as never };
  post(...record(story.book, [l17, l22, l31], origin, story.moment.now).events);
  return { story, trial, post };
}

const yuan = (trial: TrialBalance, account: AccountCode, unitId = 'LJ') => trial.balance(unitId, account) / 100;

describe('the trial balance', () => {
  it('opens with 62,000 owed (domain rules, A1)', () => {
    const { trial } = cleanMonth();
    expect([yuan(trial, '1212'), yuan(trial, '2103.01'), trial.total()]).toEqual([62_000, -62_000, 0]);
  });

  it('closes the month with 44,000 owed and 45,648 in hand (domain rules, A1, before remittance)', () => {
    const { story, trial, post } = cleanMonth();
    post(...story.as('O-05').checkedBy('O-06').perform('ImportLevyDecision', l03));
    story.as('O-03').turnTo('2015-03-10');
    post(
      ...story.perform('CollectLevyPayment', {
        ...cash('L22', 8_000, 301, { collectedOn: '2015-03-10' }),
        lateFeeFen: 48_00,
        receipt: { bookId: 'PJ-301', no: 301, fen: 8_048_00 },
      }),
    );
    post(...story.turnTo('2015-03-27').perform('CollectLevyPayment', cash('L17', 10_000, 302, { collectedOn: '2015-03-27', instalmentNo: 1 })));
    post(...story.turnTo('2015-03-28').perform('VoidReceipt', { bookId: 'PJ-301', no: 303, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-28' }));
    post(...story.turnTo('2015-03-30').perform('CollectLevyPayment', cash('L03', 27_600, 304, { collectedOn: '2015-03-30' })));

    const balances = (['1212', '2103.01', '1001.01', '2103.02', '2103.03', '2307.01', '1002.01', '1002.09'] as const).map((account) => yuan(trial, account));
    expect(balances).toEqual([44_000, -44_000, 45_648, -45_600, -48, 0, 0, 0]);
    expect(trial.total()).toBe(0);
  });

  it('keeps entities apart', () => {
    const { story, trial, post } = cleanMonth();
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const origin = { actor: { officerId: 'O-05' as never, role: 'ACCOUNTANT' } as const, evidence: [], commandId: '00000000-0000-8000-8000-0000000000c2' as never };
    post(...record(story.book, [qingxi, { ...openingLevy('L90', 5_000), unitId: 'QX' as never }], origin, story.moment.now).events);
    expect([yuan(trial, '1212'), yuan(trial, '1212', 'QX'), yuan(trial, '1212', 'NW')]).toEqual([62_000, 5_000, 0]);
    expect([...trial.units()]).toEqual(['LJ', 'QX']);
  });
});
