import { given } from '#libs/book/decision.testing.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { CREDIT_COLUMNS, type ListedCredit, readCountyCredits, remittanceFor } from './county-credits.js';
import { faultsOf, fileOf, placesOf } from './files.testing.js';

const read = (...rows: readonly string[]) => readCountyCredits(fileOf(CREDIT_COLUMNS, ...rows));

describe('the credits of the county’s account', () => {
  it('are read one by one, of a slip or of a day', () =>
    expect(read('汇〔2015〕31号,,45648.00,2015-03-31,对账单〔2015〕3号', ',2015-03-10,100.05,2015-03-11,对账单〔2015〕4号')).toEqual([
      { line: 2, slipNo: '汇〔2015〕31号', fen: 45_648_00, creditedOn: '2015-03-31', stmtRef: '对账单〔2015〕3号' },
      { line: 3, takenInOn: '2015-03-10', fen: 100_05, creditedOn: '2015-03-11', stmtRef: '对账单〔2015〕4号' },
    ]));

  it('of neither, of both, or with three decimals are faults', () =>
    expect(placesOf(faultsOf(() => read(',,1.00,2015-03-31,单1', '汇1,2015-03-10,1.00,2015-03-31,单2', '汇1,,1.005,2015-03-31,单3')))).toEqual([
      '2 解缴凭单号 MALFORMED',
      '3 解缴凭单号 MALFORMED',
      '4 到账金额 AMOUNT_INVALID',
    ]));

  it('of a remittance that nobody sent are refused', () =>
    expect(() => remittanceFor(given().book, 'LJ' as never, { line: 2, slipNo: '汇9' } as ListedCredit)).toThrow(refusal('UNKNOWN')));
});
