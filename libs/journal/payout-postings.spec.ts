import { told } from '#libs/book/anhe.testing.js';
import type { EventType, RecordedEvent } from '#libs/book/events.js';
import { journalOf } from './posting-rules.js';

/** The debit and the credit of an event of so much, as an accountant reads them. */
const read = (type: EventType, data: object) => {
  const lines = journalOf({ ...told(type, { fen: 480_00, totalFen: 480_00, ...data }), seq: 7, unitId: 'LJ' } as RecordedEvent);
  expect(lines.map(({ unitId, fen }) => [unitId, fen])).toEqual([
    ['LJ', 480_00],
    ['LJ', -480_00],
  ]);
  return lines.map(({ account }) => account);
};

describe('the journal of payouts, row by row (domain rules 3.10)', () => {
  it.each([
    ['QuotaReceived', {}, '1011', '4001'],
    ['BatchSubmitted', {}, '1002.08', '1011'],
    ['LinesPaid', {}, '5001', '1002.08'],
    ['OverpaymentEstablished', { sameYear: true }, '1218.03', '5001'],
    ['OverpaymentEstablished', { sameYear: false }, '1218.03', '2103.04'],
    ['OverpaymentRepaid', {}, '1002.05', '1218.03'],
    ['RecoveredFundsReturned', { sameYear: true }, '1011', '1002.05'],
    ['RecoveredFundsReturned', { sameYear: false }, '2103.04', '1002.05'],
    ['RecoveryWrittenOff', { sameYear: true }, '5001', '1218.03'],
    ['RecoveryWrittenOff', { sameYear: false }, '2103.04', '1218.03'],
  ] as const)('%s %p: Dr %s, Cr %s', (type, data, debit, credit) => expect(read(type, data)).toEqual([debit, credit]));

  it.each([
    ['LinesReturned', 'BatchSubmitted'],
    ['LinePaymentsReversed', 'LinesPaid'],
  ] as const)('%s: the mirror of %s', (back, there) => {
    const [debit, credit] = journalOf({ ...told(there, { totalFen: 480_00 }), seq: 7, unitId: 'LJ' } as RecordedEvent);
    const mirrored = journalOf({ ...told(back, { totalFen: 480_00 }), seq: 7, unitId: 'LJ' } as RecordedEvent);
    expect(mirrored.map(({ account, fen }) => [account, fen])).toEqual([
      [debit?.account, -480_00],
      [credit?.account, 480_00],
    ]);
  });
});
