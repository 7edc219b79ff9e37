import { openingLevy } from '#libs/book/anhe.testing.js';
import { ANHE, oneLevy, openAnhe, paidIn } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { POSTING_RULES } from '#libs/journal/posting-rules.js';
import { ENTRY_TITLES } from './entry-titles.js';
import { hledgerJournal } from './hledger-journal.js';

async function journal(...history: Parameters<typeof openAnhe>[1]): Promise<string> {
  const log = new MemoryLog();
  await openAnhe(log, history);
  let text = '';
  for await (const part of hledgerJournal(log, ANHE)) text += part;
  return text;
}

describe('a journal for hledger', () => {
  it('says whose it is and that it is a demo', async () => expect(await journal()).toBe('; 明账 Mingzhang 990000 安和县（演示 demo）\ncommodity 1000.00 元\n'));

  it('has an entry for every event that moves money, with day, seq, title and month', async () => {
    const text = await journal(...oneLevy, paidIn('L1', 300, 1));
    const [, opening, payment] = text.split('\n\n');
    expect(opening).toMatch(
      /^2015-03-01 \(\d+\) 录入期初征收 {2}; period:2015-03\n {4}LJ:1212 应收社会抚养费:L1 {2}1000\.00 元\n {4}LJ:2103\.01 应缴财政款—待征收 {2}-1000\.00 元$/,
    );
    expect(payment).toMatch(/^2015-03-01 \(\d+\) 收款 /);
    expect(payment).toContain('    LJ:1001.01 库存现金—经办人:O-03  300.00 元\n');
  });

  it('keeps the fen', async () => expect(await journal(openingLevy('L9', 0.05, { assessedFen: 5, balanceFen: 5 }))).toContain('L9  0.05 元'));

  it('calls every entry by its Chinese name', () => {
    const posting = Object.keys(POSTING_RULES).filter((type) => POSTING_RULES[type as 'DayTurned'] !== POSTING_RULES.DayTurned);
    expect(Object.keys(ENTRY_TITLES).toSorted()).toEqual(posting.toSorted());
  });
});
