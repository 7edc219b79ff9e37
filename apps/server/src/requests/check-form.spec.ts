import { COMMAND_NAMES } from '#libs/book/command-table.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { readForm, tryForm } from './check-form.js';
import { COMMAND_REQUESTS } from './command-requests.js';
import { CollectLevyPaymentRequest, TakeOpeningLevyRequest } from './levy.requests.js';
import { GrantSodExemptionRequest, PublishCalendarYearRequest, PublishPolicyRequest } from './registry.requests.js';

const payment = {
  ...{ levyId: 'L03', principalFen: 100, lateFeeFen: 0, channel: 'CASH', collectedOn: '2015-03-02', afterCutoff: false },
  receipt: { bookId: 'PJ-301', no: 301, fen: 100 },
};

const faultsIn = (body: unknown, form: new () => object = CollectLevyPaymentRequest) => tryForm(form, body).faults.map(({ path, rule }) => `${path} ${rule}`);

describe('the form of a command', () => {
  it('is kept', () => expect(faultsIn(payment)).toEqual([]));

  it.each([
    ['a sum that is text', { principalFen: '100' }, 'principalFen isInt'],
    ['a sum with decimals', { principalFen: 100.5 }, 'principalFen isInt'],
    ['a negative sum', { principalFen: -1 }, 'principalFen min'],
    ['a sum beyond the safe integers', { principalFen: Number.MAX_SAFE_INTEGER + 1 }, 'principalFen max'],
    ['negative zero', { lateFeeFen: -0 }, 'lateFeeFen negativeZero'],
    ['a missing field', { principalFen: undefined }, 'principalFen required'],
    ['null for a field', { principalFen: null }, 'principalFen isInt'],
    ['null for an optional field', { excessFen: null }, 'excessFen isInt'],
    ['null for an optional group', { receipt: null }, 'receipt isObject'],
    ['null for an optional list', { evidence: null }, 'evidence isArray'],
    ['a list for a group', { receipt: [] }, 'receipt isObject'],
    ['a list of groups for a group', { receipt: [payment.receipt] }, 'receipt isObject'],
    ['text for a group', { receipt: '301' }, 'receipt isObject'],
    ['a group for a list', { evidence: {} }, 'evidence isArray'],
    ['a list in a list', { evidence: [[]] }, 'evidence isObject'],
    ['a fault in a group', { receipt: { ...payment.receipt, no: '301' } }, 'receipt.no isInt'],
    ['a missing field of a group', { receipt: { bookId: 'PJ-301', no: 301 } }, 'receipt.fen required'],
    ['a fault in a list', { evidence: [{ kind: 'OTHER', docNo: '附件 1' }] }, 'evidence[0].docNo isDocNo'],
    ['an unknown field', { note: '' }, 'note unknownField'],
    ['an unknown field of a group', { receipt: { ...payment.receipt, note: '' } }, 'receipt.note unknownField'],
    ['a field that every object has', { toString: '' }, 'toString unknownField'],
    ['the name by which a validator finds the form', { constructor: {} }, 'constructor unknownField'],
    ['such a name in a group', { receipt: { ...payment.receipt, valueOf: 1 } }, 'receipt.valueOf unknownField'],
    ['a date that the calendar has not', { collectedOn: '2015-02-29' }, 'collectedOn isDate'],
    ['a moment for a date', { collectedOn: '2015-03-02T00:00:00Z' }, 'collectedOn isDate'],
    ['a channel that is not in the list', { channel: 'WECHAT' }, 'channel isIn'],
    ['text for yes or no', { afterCutoff: 'false' }, 'afterCutoff isBoolean'],
    ['a number of eleven digits for a sheet', { receipt: { ...payment.receipt, no: 13_800_000_000 } }, 'receipt.no max'],
    ['eleven digits in an id', { levyId: 'L13800000000' }, 'levyId isIdOrCode'],
    ['a document number with an identity number in it', { evidence: [{ kind: 'OTHER', docNo: '99000019900101001X' }] }, 'evidence[0].docNo isDocNo'],
  ])('has no place for %s', (_, change, fault) => expect(faultsIn({ ...payment, ...change })).toEqual([fault]));

  it.each([null, undefined, [], 'text', 1, true])('is not %p', (body) => expect(faultsIn(body)).toEqual([' isObject']));

  it('tells every fault at once, at most twenty', () => {
    expect(faultsIn({})).toEqual(['levyId', 'principalFen', 'lateFeeFen', 'channel', 'collectedOn', 'afterCutoff'].map((field) => `${field} required`));
    const crowded = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`field${i}`, 1]));
    expect.assertions(3);
    try {
      readForm(CollectLevyPaymentRequest, crowded);
    } catch (error) {
      expect(error).toEqual(refusal('MALFORMED'));
      expect((error as { facts: { fields: unknown[] } }).facts.fields).toHaveLength(20);
    }
  });

  it('never repeats a value', () => {
    const faults = JSON.stringify(tryForm(CollectLevyPaymentRequest, { ...payment, levyId: '测试甲的手机13800000000', channel: '测试乙' }).faults);
    expect(faults).not.toMatch(/测试|138/);
  });

  it('is told from a body that is nested without end', () => {
    let body: object = {};
    for (let depth = 0; depth < 100_000; depth++) body = { evidence: [body] };
    expect(faultsIn(body)).toHaveLength(1);
    expect(faultsIn(body)[0]).toMatch(/ tooDeep$/);
  });
});

describe('lists in a form', () => {
  const year = { year: 2015, daysOff: ['2015-01-01'], workDays: [], noticeNo: '国办发明电〔2014〕28号' };
  const terms = { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 };
  const policy = { policyId: 'SMF', nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01', terms };
  const exemption = { pair: ['COLLECTOR', 'CASHIER'], unitId: 'LJ', docNo: '安和人〔2015〕1号', until: '2015-12-31' };
  const opening = {
    ...{
      policyId: 'SMF',
      docNo: '旧1号',
      decidedOn: '2014-01-01',
      servedOn: '2014-01-01',
      assessedFen: 3,
      standardFen: 3,
      paidBeforeFen: 0,
      lateFeePaidBeforeFen: 0,
      reducedBeforeFen: 0,
      balanceFen: 3,
    },
    ...{ unitId: 'LJ', villageId: 'LJ-DH', payerId: '00000000-0000-4000-8000-000000000001', dueLines: [1, 2].map((n) => ({ n, dueOn: '2015-03-31', principalFen: 1 })) },
  };

  it.each([
    ['of days', PublishCalendarYearRequest, year],
    ['of a pair of roles', GrantSodExemptionRequest, exemption],
    ['of due lines', TakeOpeningLevyRequest, opening],
  ])('%s are kept', (_, form, body) => expect(faultsIn(body, form)).toEqual([]));

  it.each([
    ['a day that is none', PublishCalendarYearRequest, { ...year, daysOff: ['2015-01-01', '元旦'] }, 'daysOff isDate'],
    ['more days than a year has', PublishCalendarYearRequest, { ...year, daysOff: Array(367).fill('2015-01-01') }, 'daysOff arrayMaxSize'],
    [
      'more due lines than five years have months',
      TakeOpeningLevyRequest,
      { ...opening, dueLines: Array.from({ length: 61 }, (_, i) => ({ n: Math.min(i + 1, 60), dueOn: '2015-03-31', principalFen: 1 })) },
      'dueLines arrayMaxSize',
    ],
    ['a day by itself', PublishCalendarYearRequest, { ...year, daysOff: '2015-01-01' }, 'daysOff isArray'],
    ['one role for a pair', GrantSodExemptionRequest, { ...exemption, pair: ['COLLECTOR'] }, 'pair arrayMinSize'],
    ['three roles for a pair', GrantSodExemptionRequest, { ...exemption, pair: ['COLLECTOR', 'CASHIER', 'REVIEWER'] }, 'pair arrayMaxSize'],
    ['a role that nobody has', GrantSodExemptionRequest, { ...exemption, pair: ['COLLECTOR', 'MAYOR'] }, 'pair isIn'],
    ['two due lines of one number', TakeOpeningLevyRequest, { ...opening, dueLines: [opening.dueLines[0], opening.dueLines[0]] }, 'dueLines arrayUnique'],
    ['a term without end', PublishPolicyRequest, { ...policy, terms: { ...terms, recordingLagDays: 1e15 } }, 'terms.recordingLagDays max'],
    ['a rate with an exponent', PublishPolicyRequest, { ...policy, terms: { ...terms, lateFeePerMille: '2e3' } }, 'terms.lateFeePerMille isRate'],
    ['a rate that is a number', PublishPolicyRequest, { ...policy, terms: { ...terms, lateFeePerMille: 2 } }, 'terms.lateFeePerMille isRate'],
  ])('have no place for %s', (_, form, body, fault) => expect(faultsIn(body, form)).toEqual([fault]));
});

describe('every form', () => {
  it.each(COMMAND_NAMES)('of %s asks for something and refuses the unknown', (name) => {
    expect(faultsIn({ unheardOf: 1 }, COMMAND_REQUESTS[name])).toContain('unheardOf unknownField');
    expect(faultsIn({}, COMMAND_REQUESTS[name]).length).toBeGreaterThan(0);
  });
});
