import { APPEND_LIMIT_EVENTS } from '#libs/event-log/port.js';
import type { Instant, IsoDate } from '#libs/kernel/dates.js';
import type { CommandId, OfficerId, Sha256Hex } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { bookOfO03, openingLevy, told } from './anhe.testing.js';
import { given } from './decision.testing.js';
import type { DecidedEvent } from './events.js';
import { dayOrigin, type Origin, record } from './recorder.js';
import { snapshotOf } from './snapshot.testing.js';

const NOW = '2015-03-02T01:00:00.000Z' as Instant;
const origin: Origin = {
  actor: { officerId: 'O-03' as OfficerId, role: 'COLLECTOR' },
  evidence: [{ kind: 'RECEIPT_STUB', docNo: '票据存根301' as never }],
  commandId: '00000000-0000-8000-8000-000000000001' as CommandId,
  requestHash: 'ab'.repeat(32) as Sha256Hex,
};
const story = () => given(...bookOfO03, openingLevy('L1', 100)).book;
const spoilt = (no: number, on = '2015-03-02') => told('ReceiptVoided', { bookId: 'PJ-301', no, reasonCode: 'SPOILED', copiesKept: true }, on, { unitId: 'LJ' });

describe('recording what was decided', () => {
  it('puts the events into their places and folds them', () => {
    const book = story();
    const { nextSeq } = book;
    const { events, documents } = record(book, [spoilt(301), spoilt(302)], origin, NOW);
    expect(events.map(({ seq }) => seq)).toEqual([nextSeq, nextSeq + 1]);
    expect([book.nextSeq, documents.length, book.recordedAt]).toEqual([nextSeq + 2, 2, NOW]);
    expect(book.receipts.unusedIn('O-03' as OfficerId)).toBe(23);
  });

  it('stops before an event whose journal does not balance, and folds nothing (invariant 2)', () => {
    const book = story();
    const before = snapshotOf(book);
    const line = { sourceId: 'P1', principalFen: 100, lateFeeFen: 0 };
    const credit = { remittanceId: 'R1', fen: 90, lines: [line], toAccountId: 'ACC-SPECIAL', toKind: 'COUNTY_SPECIAL', stmtRef: '对账单1', countyUnitId: '990000' };
    expect(() => record(book, [spoilt(301), told('CountyCreditConfirmed', credit)], origin, NOW)).toThrow('JOURNAL_UNBALANCED');
    expect(snapshotOf(book)).toBe(before);
  });

  it('gives every event its command, its officer and a salt, and what was asked to the first', () => {
    const [first, second] = record(story(), [spoilt(301), spoilt(302)], origin, NOW).events;
    expect([first, second]).toMatchObject([origin, { actor: origin.actor, evidence: origin.evidence, commandId: origin.commandId }]);
    expect(second).not.toHaveProperty('requestHash');
    expect(first?.salt).not.toBe(second?.salt);
  });

  it('keeps the hands of an event that is another person’s act', () => {
    const hands = {
      actor: { officerId: 'O-05', role: 'ACCOUNTANT' },
      approvals: [{ officerId: 'O-06', role: 'REVIEWER', at: NOW }],
      evidence: [],
      causationId: 'the-makers-command',
    } as never;
    const [event] = record(story(), [{ ...spoilt(301), hands } as DecidedEvent], origin, NOW).events;
    expect(event).toMatchObject(hands);
  });

  it('posts into the month in which it happened, and what posts nothing into none', () => {
    const [posted, turned] = record(story(), [spoilt(301, '2015-04-07'), told('DayTurned', { date: '2015-04-08' }, '2015-04-08')], origin, NOW).events;
    expect(posted).toMatchObject({ unitId: 'LJ', periodId: '2015-04' });
    expect(turned).toMatchObject({ unitId: '990000' });
    expect(turned).not.toHaveProperty('periodId');
  });

  it.each([
    ['more events than an append holds', Array.from({ length: APPEND_LIMIT_EVENTS + 1 }, () => told('DayTurned', { date: '2015-03-03' }))],
    ['one that is too large, last', [spoilt(301), told('CalendarYearPublished', { year: 2016, noticeNo: '国办1号', daysOff: Array(6_000).fill('2016-01-01'), workDays: [] })]],
  ])('is TOO_LARGE for %s, and folds nothing', (_, decided) => {
    const book = story();
    const before = snapshotOf(book);
    expect(() => record(book, decided, origin, NOW)).toThrow(refusal('TOO_LARGE'));
    expect(snapshotOf(book)).toBe(before);
  });

  it('is NOT_CANONICAL for what has no one form, and folds nothing', () => {
    const book = story();
    const before = snapshotOf(book);
    const half = told('RefusalsCounted', { date: '2015-03-02', officerId: 'O-03', code: 'NO_TICKET', count: 0.5 });
    expect(() => record(book, [spoilt(301), half], origin, NOW)).toThrow(refusal('NOT_CANONICAL'));
    expect(snapshotOf(book)).toBe(before);
  });

  it('of the book itself is one act a day', () => {
    const book = story();
    const ids = ['2015-03-02', '2015-03-02', '2015-03-03'].map((date) => dayOrigin(book, date as IsoDate).commandId);
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  });
});
