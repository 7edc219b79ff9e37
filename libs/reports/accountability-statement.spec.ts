import { told } from '#libs/book/anhe.testing.js';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { Month } from '#libs/kernel/dates.js';
import type { ObligationId, UnitId } from '#libs/kernel/ids.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { Ledger } from '#libs/views/ledger.testing.js';
import { accountabilityMonth } from './accountability-month.js';
import { accountabilityStatement } from './accountability-statement.js';
import { debtTrail } from './debt-trail.js';
import { printedAccountability } from './printing/printed-accountability.js';
import { ReportDesk } from './reported.testing.js';

const inLJ = { unitId: 'LJ' };
const [CASE, MADE_UP, SHORT] = [derivedUuid('case', 1), derivedUuid('obligation', 1), derivedUuid('obligation', 2)];
const of = { caseId: CASE, levyId: 'L31', obligationId: MADE_UP };
const lines = [
  { officerId: 'O-07', shareBp: 7_000, principalFen: 4_200_00, lateFeeFen: 25_20 },
  { officerId: 'O-03', shareBp: 3_000, principalFen: 1_800_00, lateFeeFen: 10_80 },
];
const opened = { ...of, source: 'BALANCE', rule: 'LOWERED_BY', lines, valueOn: '2015-04-14', dueOn: '2015-05-22', dueProvisional: false };
const paidBy = (officerId: string, n: number, principalFen: number, lateFeeFen: number) => ({
  ...of,
  ...{ paymentId: derivedUuid('make-up', n), officerId, principalFen, lateFeeFen, accountId: 'ACC-TRANSIT', afterCutoff: false },
  receipt: { bookId: 'PJ-1', no: 8_000 + n, fen: principalFen + lateFeeFen },
});
const entry = (n: number, violationCode: string, officerIds: readonly string[], fen: number, source: object) => ({
  entryId: derivedUuid('entry', n),
  violationCode,
  officerIds,
  fen,
  source,
});
const textRef = { vaultId: derivedUuid('text', 1), hmac: 'ab'.repeat(32) };

/** Worked example A2 in April and May, and a shortage of 2,000 of which 500 come back in May. */
async function twoMonths(): Promise<Ledger> {
  const ledger = await Ledger.open(new MemoryLog());
  await ledger.on('2015-04-10').pay({ levy: 'L22', principalFen: 2_000_00 });
  const reduction = {
    caseId: CASE,
    levyId: 'L31',
    kind: 'LOWER',
    source: 'BALANCE',
    principalFen: 6_000_00,
    lateFeeFen: 36_00,
    tookEffectOn: '2015-04-14',
    basis: 'AUDIT',
    docNo: '审1',
  };
  const deciders = lines.map(({ officerId, shareBp }) => ({ officerId, shareBp }));
  await ledger
    .on('2015-04-22')
    .tell(
      told('ReductionEstablishedUnauthorised', { ...reduction, deciders }, '2015-04-22', inLJ),
      told('MakeUpObligationOpened', opened, '2015-04-22', inLJ),
      told('AccountabilityEntryRaised', entry(1, 'STANDARD_CHANGED', ['O-07', 'O-03'], 6_036_00, of), '2015-04-22', inLJ),
    );
  const short = { obligationId: SHORT, officerId: 'O-03', place: 'COLLECTOR', lines: [{ paymentId: derivedUuid('paid on', 1), fen: 2_000_00 }], totalFen: 2_000_00 };
  await ledger
    .on('2015-04-30')
    .tell(
      told('CustodyShortageConfirmed', short, '2015-04-30', inLJ),
      told('AccountabilityEntryRaised', entry(2, 'WITHHELD_DIVERTED_NETTED', ['O-03'], 2_000_00, { obligationId: SHORT }), '2015-04-30', inLJ),
    );
  await ledger.on('2015-05-08').tell(told('MakeUpPaid', paidBy('O-07', 1, 4_200_00, 25_20), '2015-05-08', inLJ));
  await ledger.on('2015-05-12').tell(told('AccountabilityStatementFiled', { entryId: derivedUuid('entry', 2), officerId: 'O-03', textRef }, '2015-05-12', inLJ));
  await ledger.on('2015-05-20').tell(told('MakeUpPaid', paidBy('O-03', 2, 1_000_00, 0), '2015-05-20', inLJ));
  const recovered = { obligationId: SHORT, officerId: 'O-03', kind: 'SHORTAGE', lines: [{ paymentId: derivedUuid('paid on', 1), fen: 500_00 }], totalFen: 500_00 };
  await ledger.on('2015-05-28').tell(told('ShortageRecovered', { ...recovered, accountId: 'ACC-TRANSIT', slipNo: '存0528' }, '2015-05-28', inLJ));
  await ledger.on('2015-06-01').tell(told('AccountabilityEntryClosed', { entryId: derivedUuid('entry', 2), result: 'CORRECTED', docNo: '安和纪〔2015〕2号' }, '2015-06-01', inLJ));
  return ledger;
}

describe('the monthly statement of accountability (domain rules 3.6)', () => {
  let desk: ReportDesk;
  let ledger: Ledger;
  beforeAll(async () => {
    desk = await ReportDesk.open();
    ledger = await twoMonths();
    await desk.views.rebuild(ledger.log, ANHE);
  });
  afterAll(() => desk.close());

  const sources = () => ({ views: desk.views, log: ledger.log });
  const month = (periodId: string, asOfSeq?: number) => accountabilityMonth(sources(), ANHE, { unitId: 'LJ' as UnitId, periodId: periodId as Month, asOfSeq });
  const statement = async (periodId: string) => accountabilityStatement(await month(periodId));

  it('has what was opened in April, by officer', async () => {
    const { rows, total } = await statement('2015-04');
    expect(rows).toMatchObject([
      {
        officerId: 'O-03',
        openedFen: 1_800_00,
        closingFen: 1_800_00,
        closingLateFeeFen: 10_80,
        claimOpenedFen: 2_000_00,
        claimClosingFen: 2_000_00,
        entriesNew: 2,
        entriesOpen: 2,
      },
      { officerId: 'O-07', openedFen: 4_200_00, closingFen: 4_200_00, closingLateFeeFen: 25_20, claimClosingFen: 0, entriesNew: 1, overdueFen: 0 },
    ]);
    expect(total).toMatchObject({ openingFen: 0, closingFen: 6_000_00, claimClosingFen: 2_000_00, entriesNew: 2 });
  });

  it('carries it through May: made up, recovered, overdue from the day after it was due', async () => {
    const { rows, total } = await statement('2015-05');
    expect(rows).toMatchObject([
      {
        ...{ officerId: 'O-03', openingFen: 1_800_00, paidFen: 1_000_00, closingFen: 800_00, claimOpeningFen: 2_000_00, claimRecoveredFen: 500_00, claimClosingFen: 1_500_00 },
        statements: 1,
      },
      { officerId: 'O-07', openingFen: 4_200_00, paidFen: 4_200_00, closingFen: 0, closingLateFeeFen: 0, overdueFen: 0 },
    ]);
    // 810.80 since 05-22, 9 days; 1,500 since 04-30, 31 days.
    expect(rows[0]).toMatchObject({ overdueFen: 2_310_80, overdueFenDays: 810_80 * 9 + 1_500_00 * 31 });
    expect(total).toMatchObject({ closingFen: 800_00, claimClosingFen: 1_500_00, entriesNew: 0, entriesOpen: 2, entriesClosed: 0 });
  });

  it('comes to 1218.01 and 1218.02, and says so', async () => {
    const { checks } = await statement('2015-05');
    expect(checks.map(({ expected, got, holds }) => [expected, got, holds])).toEqual([
      [800_00, 800_00, true],
      [1_500_00, 1_500_00, true],
    ]);
  });

  it('is refused where the journal says something else (invariant 52)', async () => {
    const other = await ReportDesk.open();
    const broken = await twoMonths();
    await broken.projectInto(other.views);
    other.tamper("UPDATE journal_line SET fen = fen + 1 WHERE account = '1218.01' AND event_type = 'MakeUpPaid'");
    const asked = accountabilityMonth({ views: other.views, log: broken.log }, ANHE, { unitId: 'LJ' as UnitId, periodId: '2015-05' as Month });
    await expect(asked).rejects.toMatchObject({ code: 'REPORT_NOT_FROM_LEDGER' });
    await other.close();
  });

  it('keeps an entry until the month in which it is closed', async () => {
    const june = await month('2015-06');
    expect(june.entries.map(({ violationCode, isNew, closed }) => [violationCode, isNew, closed?.result])).toEqual([
      ['STANDARD_CHANGED', false, undefined],
      ['WITHHELD_DIVERTED_NETTED', false, 'CORRECTED'],
    ]);
    expect((await month('2015-07')).entries).toHaveLength(1);
    expect(accountabilityStatement(june).total).toMatchObject({ entriesClosed: 1, entriesOpen: 1 });
  });

  it('is what the book knew at a seq', async () => {
    const { seq } = (await ledger.events()).find(({ type }) => type === 'MakeUpPaid') ?? { seq: -1 };
    const known = accountabilityStatement(await month('2015-05', seq - 1));
    expect(known.total).toMatchObject({ openingFen: 6_000_00, paidFen: 0, closingFen: 6_000_00 });
  });

  it('is printed with officers by code, and with names for who may see them', async () => {
    const may = await statement('2015-05');
    const without = printedAccountability(may, () => undefined);
    expect(without.rows[0]).toMatchObject({ officerId: 'O-03', name: undefined, closingFen: 800_00, rules: '擅自提高或降低收费标准、截留、挪用、坐支' });
    expect(printedAccountability(may, (officerId) => `测试员${officerId}`).rows[1]?.name).toBe('测试员O-07');
    expect(without.total).toMatchObject({ officerId: '合计', closingFen: 800_00 });
  });

  it('leads from an open fen to the events, receipts, documents and people behind it', async () => {
    const trail = (id: string) => debtTrail(sources(), ANHE, id as ObligationId);
    const makeUp = await trail(MADE_UP);
    expect(makeUp.events.map(({ type }) => type)).toEqual(['ReductionEstablishedUnauthorised', 'MakeUpObligationOpened', 'AccountabilityEntryRaised', 'MakeUpPaid', 'MakeUpPaid']);
    expect(makeUp.receipts.map(({ no }) => no)).toEqual([8_001, 8_002]);
    expect([makeUp.docNos, makeUp.officerIds.toSorted()]).toEqual([['审1'], ['O-03', 'O-07']]);
    const short = await trail(SHORT);
    expect(short.events.map(({ type }) => type)).toEqual([
      ...['LevyPaymentCollected', 'CustodyShortageConfirmed', 'AccountabilityEntryRaised', 'AccountabilityStatementFiled', 'ShortageRecovered', 'AccountabilityEntryClosed'],
    ]);
    expect([short.receipts.map(({ no }) => no), short.docNos]).toEqual([[1], ['存0528', '安和纪〔2015〕2号']]);
    await expect(trail(derivedUuid('obligation', 3))).rejects.toMatchObject({ code: 'UNKNOWN' });
  });
});
