import { LEDGER_COLUMNS, readFeeLedger as read } from './fee-ledger.js';
import { faultsOf, fileOf, placesOf } from './files.testing.js';

const readFeeLedger = (...rows: readonly string[]) => read(fileOf(LEDGER_COLUMNS, ...rows));
const DOC = '安社征决字〔2014〕22号';

describe('a fee ledger', () => {
  it('is read into payments and voided sheets', () =>
    expect(readFeeLedger(`2015-03-10,${DOC},西岭村,0301,8000.00,48.00,现金,,`, '2015-03-28,,,303,0.00,0.00,,,作废')).toEqual([
      { kind: 'payment', line: 2, on: '2015-03-10', docNo: DOC, receiptNo: 301, principalFen: 8_000_00, lateFeeFen: 48_00, channel: 'CASH' },
      { kind: 'void', line: 3, on: '2015-03-28', receiptNo: 303 },
    ]));

  it.each([
    ['现金', 'CASH'],
    ['转账', 'TRANSIT_TRANSFER'],
    ['银行代收', 'BANK_DIRECT'],
  ])('knows %s', (word, channel) => expect(readFeeLedger(`2015-03-10,${DOC},西岭村,301,1,0,${word},2,`)).toMatchObject([{ channel, instalmentNo: 2 }]));

  it('tells every fault of a line', () =>
    expect(placesOf(faultsOf(() => readFeeLedger(`2015-02-29,,西岭村,三百,8000.005,x,支票,第一期,`)))).toEqual([
      '2 日期 DATE_INVALID',
      '2 票据号码 MALFORMED',
      '2 期数 MALFORMED',
      '2 决定书文号 MALFORMED',
      '2 本金 AMOUNT_INVALID',
      '2 滞纳金 AMOUNT_INVALID',
      '2 缴款方式 MALFORMED',
    ]));

  it('asks of a voided sheet its day and number only', () =>
    expect(placesOf(faultsOf(() => readFeeLedger('2015-3-28,,,,,,,,作废')))).toEqual(['2 日期 DATE_INVALID', '2 票据号码 MALFORMED']));
});
