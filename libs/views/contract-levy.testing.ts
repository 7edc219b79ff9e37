import fc from 'fast-check';
import { told } from '#libs/book/anhe.testing.js';
import { Book, evolve } from '#libs/book/book.js';
import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { ANHE } from '#libs/book/office.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { LEVY_NAMES, Ledger } from './ledger.testing.js';
import { levyAsOf } from './levy-as-of.js';
import { stories, toldInLedger } from './story.testing.js';
import { cleanMonth, L03, Township } from './township.testing.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

const id = (text: string) => text as LevyId;
const day = (text: string) => text as IsoDate;

export function describeLevyAsOf(tested: () => ViewsUnderTest): void {
  const asked = async (township: Township, levyId: string, onDate: string, asOfSeq?: number) =>
    levyAsOf({ views: tested().views, log: township.log }, ANHE, id(levyId), { onDate: day(onDate), asOfSeq });

  describe('a levy as of', () => {
    it('now is what the book says of it, for any levy of any story, at any seq', () =>
      fc.assert(
        fc.asyncProperty(stories, fc.constantFrom(...LEVY_NAMES), fc.nat(), async (story, levyId, pick) => {
          const { views } = tested();
          const ledger = await toldInLedger(story);
          await views.rebuild(ledger.log, ANHE);
          const events = await ledger.events();
          const opened = events.findLastIndex(({ type }) => type === 'OpeningLevyTaken');
          const asOfSeq = opened + (pick % (events.length - opened));
          const book = new Book();
          for (const event of events.slice(0, asOfSeq + 1)) evolve(book, event);
          const { levy, history } = await levyAsOf({ views, log: ledger.log }, ANHE, id(levyId), { onDate: day('2018-01-01'), asOfSeq });
          expect(levy).toEqual(book.levies.levies.known(id(levyId)));
          expect(history).toEqual(events.filter(({ seq, data }) => seq <= asOfSeq && 'levyId' in data && data.levyId === levyId));
        }),
        { numRuns: 40 },
      ));

    it('a day has its status, unpaid lines and late fee of that day (A1)', async () => {
      const township = await cleanMonth();
      await township.projectInto(tested().views);
      expect(await asked(township, 'L22', '2015-03-31')).toMatchObject({
        status: 'OVERDUE',
        unpaidLines: [{ n: 1, unpaidFen: 16_000_00 }],
        lateFeeAccruedFen: 80_00,
        lateFeeUnpaidFen: 32_00,
      });
      expect(await asked(township, 'L17', '2015-03-31')).toMatchObject({
        status: 'PARTIALLY_PAID',
        unpaidLines: [{ n: 2, dueOn: '2015-06-30', unpaidFen: 10_000_00 }],
        lateFeeAccruedFen: 0,
      });
      expect(await asked(township, 'L31', '2015-03-31')).toMatchObject({ status: 'OVERDUE', lateFeeUnpaidFen: 36_00 });
      expect(await asked(township, 'L03', '2015-03-31')).toMatchObject({ status: 'SETTLED', unpaidLines: [] });
    });

    it('a past day is without what happened later, whatever was known by then', async () => {
      const township = await cleanMonth();
      await township.projectInto(tested().views);
      expect(await asked(township, 'L22', '2015-03-09')).toMatchObject({ status: 'OVERDUE', unpaidLines: [{ unpaidFen: 24_000_00 }], lateFeeUnpaidFen: 48_00 });
      expect(await asked(township, 'L03', '2015-03-29')).toMatchObject({ status: 'ISSUED', levy: { payerBalanceFen: 27_600_00 } });
      await expect(asked(township, 'L03', '2015-03-01')).rejects.toThrow(refusal('UNKNOWN'));
    });

    it('a seq is without what the book learned later, and shows its events whole', async () => {
      const township = await cleanMonth();
      await township.projectInto(tested().views);
      const { history } = await asked(township, 'L03', '2015-03-31');
      expect(history.map(({ type }) => type)).toEqual(['LevyDecisionImported', 'LevyPaymentCollected']);
      expect(history[0]).toMatchObject({ actor: { officerId: 'O-05' }, approvals: [{ officerId: 'O-06' }], data: { docNo: L03.docNo } });
      const [imported, paid] = history.map(({ seq }) => seq) as [number, number];
      expect(await asked(township, 'L03', '2015-03-31', paid - 1)).toMatchObject({ status: 'ISSUED', history: [{ seq: imported }] });
      await expect(asked(township, 'L03', '2015-03-31', imported - 1)).rejects.toThrow(refusal('UNKNOWN'));
    });

    it('is unknown where there are only refusals, and tells of them afterwards', async () => {
      const township = await Township.open();
      await township.refused('ImportLevyDecision', { ...L03, assessedFen: 100_00 });
      await township.projectInto(tested().views);
      await expect(asked(township, 'L03', '2015-03-31')).rejects.toThrow(refusal('UNKNOWN'));
      await expect(asked(township, 'L-NONE', '2015-03-31')).rejects.toThrow(refusal('UNKNOWN'));
      await township.decide('ImportLevyDecision', L03);
      await township.projectInto(tested().views);
      const { history, status } = await asked(township, 'L03', '2015-03-31');
      expect(status).toBe('ISSUED');
      expect(history.map(({ type }) => type)).toEqual(['CommandRefused', 'LevyDecisionImported']);
    });

    it('a day knows a due date that was fixed for many levies at once', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const items = LEVY_NAMES.map((levyId) => ({ levyId, dueOn: '2015-05-04' }));
      await ledger.on('2015-04-15').tell(told('DueDatesFixed', { items }, '2015-04-15', { unitId: '990000' }));
      await ledger.projectInto(views);
      const on = (onDate: string) => levyAsOf({ views, log }, ANHE, id('L22'), { onDate: day(onDate) });
      expect(await on('2015-04-14')).toMatchObject({ status: 'OVERDUE', unpaidLines: [{ dueOn: '2015-03-31' }] });
      expect(await on('2015-05-04')).toMatchObject({ status: 'ISSUED', unpaidLines: [{ dueOn: '2015-05-04' }] });
    });

    it('a day is without the plan, the court and the revocation that came later', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const ofL22 = (type: EventType, data: object, on: string) => told(type, { levyId: 'L22', ...data }, on, { unitId: 'LJ' });
      const line = { n: 1, dueOn: '2015-05-31', principalFen: 23_990_00 };
      const [paid] = (await ledger.pay({ levy: 'L22', principalFen: 10_00 })) as [RecordedEvent];
      const { paymentId } = paid.data as EventOf<'LevyPaymentCollected'>['data'];
      await ledger.on('2015-03-20').tell(ofL22('InstalmentPlanApproved', { appliedOn: '2015-03-10', docNo: '安和征分〔2015〕2号', lines: [line] }, '2015-03-20'));
      await ledger
        .on('2015-06-20')
        .tell(ofL22('PaymentDemanded', { docNo: '安社征催字〔2015〕5号' }, '2015-06-02'), ofL22('EnforcementApplied', { courtDocNo: '（2015）安执字第8号' }, '2015-06-15'));
      const split = (principalFen: number) => ({ principalFen, lateFeeFen: 0 });
      const parts = { open: split(23_990_00), collected: split(10_00), remitted: split(0), lines: [{ paymentId, ...split(10_00) }] };
      await ledger.on('2015-07-01').tell(ofL22('LevyDecisionRevoked', { by: 'COURT', docNo: '安和法行〔2015〕1号', ...parts }, '2015-07-01'));
      const refund = { refundId: derivedUuid('refund'), sourceId: paymentId, fen: 10_00, ground: 'REVOKED', route: 'TRANSIT' };
      await ledger.tell(ofL22('RefundApproved', { ...refund, ticket: 'ORIGINAL' }, '2015-07-01'));
      await ledger.projectInto(views);
      const on = (onDate: string) => levyAsOf({ views, log }, ANHE, id('L22'), { onDate: day(onDate) });
      expect(await on('2015-03-19')).toMatchObject({ status: 'PARTIALLY_PAID', unpaidLines: [{ n: 1, dueOn: '2015-03-31', unpaidFen: 23_990_00 }] });
      expect(await on('2015-04-30')).toMatchObject({ status: 'PARTIALLY_PAID', unpaidLines: [{ ...line, unpaidFen: 23_990_00 }], lateFeeUnpaidFen: 0 });
      expect(await on('2015-06-14')).toMatchObject({ status: 'OVERDUE', levy: { demands: [{ on: '2015-06-02' }] } });
      expect(await on('2015-06-30')).toMatchObject({ status: 'ENFORCING', lateFeeUnpaidFen: 0 });
      const { levy, status, unpaidLines, lateFeeUnpaidFen, history } = await on('2015-12-31');
      expect({ status, unpaidLines, lateFeeUnpaidFen, levy }).toMatchObject({
        status: 'REVOKED',
        unpaidLines: [],
        lateFeeUnpaidFen: 0,
        levy: { payerBalanceFen: 0, refundableFen: 10_00 },
      });
      expect(history.at(-1)?.type).toBe('RefundApproved');
    });

    it('a later policy does not reach back behind its seq', async () => {
      const township = await cleanMonth();
      const seq = await township.projectInto(tested().views);
      await township.publishPolicy('2015-03-20', { lateFeePerMille: '5' });
      await township.projectInto(tested().views);
      expect(await asked(township, 'L31', '2015-03-31', seq)).toMatchObject({ lateFeeUnpaidFen: 36_00 });
      expect(await asked(township, 'L31', '2015-03-31')).toMatchObject({ lateFeeUnpaidFen: 90_00 });
    });
  });
}
