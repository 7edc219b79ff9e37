import { told } from '#libs/book/anhe.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { Ledger } from '#libs/views/ledger.testing.js';
import { cleanMonth } from '#libs/views/township.testing.js';
import { printedF1 } from './printing/printed-f1.js';
import { printedF2 } from './printing/printed-f2.js';
import { ReportDesk } from './reported.testing.js';

describe('what reports say of a levy besides its payments', () => {
  let desk: ReportDesk;
  beforeEach(async () => {
    desk = await ReportDesk.open();
  });
  afterEach(() => desk.close());

  it('F2 has the last demand and where the levy stands before the court', async () => {
    const township = (await cleanMonth()).on('2015-03-31');
    await township.act('DemandPayment', { levyId: 'L31', docNo: '安社征催字〔2015〕1号', on: '2015-03-20' }, 'O-05');
    await township.on('2015-04-10').act('ApplyEnforcement', { levyId: 'L31', courtDocNo: '（2015）安行审字第3号', on: '2015-04-10' }, 'O-06');
    const { f2 } = await desk.reports(township.log, '2015-04');
    expect(f2.rows.find(({ levyId }) => levyId === 'L31')).toMatchObject({ demandedOn: '2015-03-20', enforcement: { step: 'APPLIED', on: '2015-04-10' } });
    expect(printedF2(f2).rows.at(-1)).toMatchObject({ demandedOn: '2015-03-20', enforcement: '已申请 2015-04-10 （2015）安行审字第3号' });
    expect((await desk.reports(township.log, '2015-03')).f2.rows).toMatchObject([{ levyId: 'L31', demandedOn: '2015-03-20' }]);
    expect((await desk.reports(township.log, '2015-03')).f2.rows[0]?.enforcement).toBeUndefined();
  });

  it('a revoked decision stands in F1, ends its balance in F4, and what was not sent is owed back', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.pay({ levy: 'L31', principalFen: 3_000_00, lateFeeFen: 36_00 });
    const paymentId = derivedUuid('paid on', 1);
    const collected = { principalFen: 3_000_00, lateFeeFen: 36_00 };
    const nothing = { principalFen: 0, lateFeeFen: 0 };
    const revoked = { levyId: 'L31', by: 'COURT', docNo: '（2015）安行初字第1号', open: { principalFen: 15_000_00, lateFeeFen: 0 }, collected, remitted: nothing };
    await ledger.on('2015-04-08').tell(told('LevyDecisionRevoked', { ...revoked, lines: [{ paymentId, ...collected }] }, '2015-04-08', { unitId: 'LJ' }));
    const { f1, f2, f4 } = await desk.reports(ledger.log, '2015-04');
    expect(f1.rows).toMatchObject([{ levyId: 'L31', paidInMonthFen: 0, closingFen: 0, revokedOn: '2015-04-08' }]);
    expect(f1.rows[0]?.settledOn).toBeUndefined();
    expect(printedF1(f1).rows[0]?.remarks).toBe('2015-04-08决定撤销');
    expect(f2.rows.map(({ levyId }) => levyId)).toEqual(['L17', 'L22']);
    expect(f4.total).toMatchObject({ endedFen: 15_000_00, totalFen: 0, unsentBeforeFen: 3_036_00, refundableFen: 3_036_00, unsentFen: 0 });
  });

  it('money paid in at the bank is sent when it is collected (R3); what was paid beyond the debt is no money of the county', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    const payment = {
      ...{ paymentId: derivedUuid('direct', 1), levyId: 'L22', principalFen: 24_000_00, lateFeeFen: 48_00, excessFen: 500_00 },
      ...{ channel: 'BANK_DIRECT', firstPlace: '1002.09', accountId: 'ACC-SPECIAL', receipt: { bookId: 'PJ-1', no: 1, fen: 24_548_00 }, afterCutoff: false },
    };
    await ledger.tell(told('LevyPaymentCollected', payment, '2015-03-02', { unitId: 'LJ' }));
    const { f1, f4 } = await desk.reports(ledger.log, '2015-03');
    expect(f4.total).toMatchObject({ totalFen: 24_048_00, remittedFen: 24_048_00, unsentFen: 0 });
    expect(f1.rows).toMatchObject([{ levyId: 'L22', excessFen: 500_00, settledOn: '2015-03-02' }]);
    expect(printedF1(f1).rows[0]?.remarks).toBe('多缴待退500.00');
  });

  it('a posting for which there is no column is no report (invariant 52)', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.pay({ levy: 'L22', principalFen: 1_00 });
    await desk.reports(ledger.log, '2015-03');
    desk.renamePosting('LevyPaymentCollected', 'LevyBalanceForgotten');
    const error = { code: 'REPORT_NOT_FROM_LEDGER', facts: { eventType: 'LevyBalanceForgotten', account: '1212' } };
    await expect(desk.again(ledger.log, '2015-03')).rejects.toMatchObject(error);
  });
});
