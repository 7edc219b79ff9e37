import { faultsOf, fileOf, placesOf } from './files.testing.js';
import { DECISION_COLUMNS, OPENING_COLUMNS, readDecisions, readOpeningLevies } from './levy-lists.js';

const decisions = (...rows: readonly string[]) => readDecisions(fileOf(DECISION_COLUMNS, ...rows));
const openings = (...rows: readonly string[]) => readOpeningLevies(fileOf(OPENING_COLUMNS, ...rows));

const L03 = 'L03,安社征决字〔2015〕3号,东湖村,赵示丁,990000197001010034,2015-02-27,2015-03-02,27600.00,27600.00,安和价〔2014〕8号';
const L17 = 'L17,安社征决字〔2014〕17号,东湖村,张示甲,990000197001010173,2014-11-20,2014-11-25,30000.00,30000.00';

describe('a list of decisions', () => {
  it('keeps what goes into the book apart from whose it is', () =>
    expect(decisions(L03)).toEqual([
      {
        ...{ line: 2, villageZh: '东湖村', payer: { name: '赵示丁', idNo: '990000197001010034' } },
        levy: {
          ...{ levyId: 'L03', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-02-27', servedOn: '2015-03-02' },
          ...{ assessedFen: 27_600_00, standardFen: 27_600_00, standardDocNo: '安和价〔2014〕8号' },
        },
      },
    ]));

  it.each([
    ['编号', 'L03', 'L 3'],
    ['编号', 'L03', '990000197001010034'],
    ['决定书文号', '安社征决字〔2015〕3号', ''],
    ['村(居)', '东湖村', ''],
    ['被征收人', '赵示丁', ''],
    ['公民身份号码', '990000197001010034', '990000197001010035'],
    ['公民身份号码', '990000197001010034', ''],
    ['标准文号', '安和价〔2014〕8号', '？'],
  ])('is refused for %s %p written as %p', (column, right, wrong) => expect(placesOf(faultsOf(() => decisions(L03.replace(right, wrong))))).toEqual([`2 ${column} MALFORMED`]));

  it('never quotes a person in what it tells', () => {
    const faults = faultsOf(() => decisions('赵示丁,赵示丁,东湖村,赵示丁,赵示丁,赵示丁,赵示丁,赵示丁,赵示丁,!赵示丁'));
    expect(faults).toHaveLength(8);
    expect(JSON.stringify(faults)).not.toContain('赵示丁');
  });
});

describe('a list of opening levies', () => {
  it('has the due lines of its instalment plan', () =>
    expect(openings(`${L17},10000.00,0.00,0.00,20000.00,1:2015-03-31:10000.00;2:2015-06-30:10000.00`)[0]?.levy).toMatchObject({
      ...{ paidBeforeFen: 10_000_00, reducedBeforeFen: 0, lateFeePaidBeforeFen: 0, balanceFen: 20_000_00 },
      dueLines: [
        { n: 1, dueOn: '2015-03-31', principalFen: 10_000_00 },
        { n: 2, dueOn: '2015-06-30', principalFen: 10_000_00 },
      ],
    }));

  it('has none of what is paid', () => expect(openings(`${L17},30000.00,0.00,0.00,0.00,`)[0]?.levy.dueLines).toEqual([]));

  it.each(['1:2015-03-31', '1:2015-02-30:20000.00', '一:2015-03-31:20000.00', '1:2015-03-31:20000.001', '1:2015-03-31:20000.00;'])('does not take %p for due lines', (due) =>
    expect(placesOf(faultsOf(() => openings(`${L17},10000.00,0.00,0.00,20000.00,${due}`)))).toEqual(
      ['2 缴款期限 MALFORMED'].map((place) => expect.stringMatching(place.slice(0, 6))),
    ),
  );

  it('tells of all its lines at once', () =>
    expect(placesOf(faultsOf(() => openings(`${L17},x,0.00,0.00,20000.00,1:2015-03-31:20000.00`, `${L17},0.00,0.00,0.001,20000.00,1:2015-03-31:20000.00`)))).toEqual([
      '2 累计已缴 AMOUNT_INVALID',
      '3 累计已缴滞纳金 AMOUNT_INVALID',
    ]));
});
