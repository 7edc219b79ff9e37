import { REFUSALS, type RefusalCode } from './refusal-catalogue.js';
import { wordRefusal } from './wording.js';

describe('the wording of a refusal', () => {
  it('shows fen as yuan', () => {
    const facts = { balanceFen: 1_600_050 };
    expect(wordRefusal('OVER_COLLECTION', facts, 'zh')).toBe('欠缴余额为 16000.50 元：本金不得超过余额，余额缴清后多收的部分才列为多缴款');
    expect(wordRefusal('OVER_COLLECTION', facts, 'en')).toBe('The balance is 16000.50 yuan: principal goes up to that, and only what is beyond it is excess');
  });

  it('puts numbers, dates and ids in their places', () => {
    expect(wordRefusal('RECEIPT_OUT_OF_RANGE', { no: 326, from: 301, to: 325 }, 'zh')).toBe('票号 326 不在本册 301–325 之内');
    expect(wordRefusal('CONCURRENCY_CONFLICT', { expected: 7, got: 9 }, 'en')).toBe('It changed since version 7 that you saw (now 9)');
  });

  it('names the kind of thing in the language of the sentence', () => {
    const facts = { kind: 'receipt book', id: 'B-301' };
    expect(wordRefusal('UNKNOWN', facts, 'zh')).toBe('查无此项：票据册 B-301');
    expect(wordRefusal('UNKNOWN', facts, 'en')).toBe('No such receipt book: B-301');
  });

  it('leaves the place of a missing fact empty, without a trace of the placeholder', () => {
    expect(wordRefusal('UNKNOWN', { kind: 'route' }, 'en')).toBe('No such route');
    expect(wordRefusal('UNKNOWN', { kind: 'route' }, 'zh')).toBe('查无此项：接口');
    expect(wordRefusal('RECEIPT_REUSED', {}, 'en')).toBe('Sheet has been used');
    expect(wordRefusal('OVER_COLLECTION', { balanceFen: 'much' }, 'zh')).not.toMatch(/much|[{}]/);
  });

  it('shows nothing of a fact that is no text or number', () => {
    expect(wordRefusal('UNKNOWN', { kind: 'levy', id: { hidden: 1 } }, 'en')).toBe('No such levy');
  });

  it('does not read a fact as a placeholder', () => {
    expect(wordRefusal('UNKNOWN', { kind: 'levy', id: '{kind}' }, 'en')).toBe('No such levy: {kind}');
  });

  it.each(Object.keys(REFUSALS) as RefusalCode[])('is a sentence for %s even without facts', (code) => {
    for (const language of ['zh', 'en'] as const) expect(wordRefusal(code, {}, language)).toMatch(/^[^{}]+$/);
  });
});
