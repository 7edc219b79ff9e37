import { told } from '#libs/book/anhe.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { entityRows, journalRows } from './projections.js';

const place = { book: '990000', seq: 7, unitId: 'LJ', periodId: '2015-03', recordedAt: '2015-03-02T17:00:00.000Z', actor: { officerId: 'O-03', role: 'COLLECTOR' }, approvals: [] };

function recorded(decided: ReturnType<typeof told>, more: object = {}): RecordedEvent {
  return { ...place, ...decided, unitId: 'LJ', ...more } as never;
}

const payment = recorded(
  told('LevyPaymentCollected', {
    ...{ paymentId: 'P1', levyId: 'L22', principalFen: 8_000_00, lateFeeFen: 48_00, excessFen: 0 },
    ...{ firstPlace: '1001.01', holderOfficerId: 'O-03', receipt: { bookId: 'PJ-301', no: 301 } },
  }),
);

describe('the rows of an event', () => {
  it('are its journal lines, with the business date on which the book learned of it', () => {
    const rows = journalRows(payment);
    const shared = { book: '990000', seq: 7, unit_id: 'LJ', period_id: '2015-03', occurred_on: '2015-03-01', recorded_on: '2015-03-03', event_type: 'LevyPaymentCollected' };
    expect(rows).toEqual([
      { ...shared, line: 0, account: '1001.01', levy_id: null, officer_id: 'O-03', fen: 8_048_00 },
      { ...shared, line: 1, account: '1212', levy_id: 'L22', officer_id: null, fen: -8_000_00 },
      { ...shared, line: 2, account: '2103.03', levy_id: null, officer_id: null, fen: -48_00 },
      { ...shared, line: 3, account: '2103.01', levy_id: null, officer_id: null, fen: 8_000_00 },
      { ...shared, line: 4, account: '2103.02', levy_id: null, officer_id: null, fen: -8_000_00 },
    ]);
  });

  it('index the things that it is about, and the month of its unit', () => {
    expect(entityRows(payment).map(({ kind, id, seq, event_type }) => [kind, id, seq, event_type])).toEqual([
      ['levy', 'L22', 7, 'LevyPaymentCollected'],
      ['payment', 'P1', 7, 'LevyPaymentCollected'],
      ['receipt book', 'PJ-301', 7, 'LevyPaymentCollected'],
      ['period', 'LJ 2015-03', 7, 'LevyPaymentCollected'],
      ['acts', 'O-03', 7, 'LevyPaymentCollected'],
    ]);
  });

  it('name a thing once, and no month where nothing is posted', () => {
    const entry = { entryId: 'E1', violationCode: 'NOT_BOOKED', officerIds: ['O-03', 'O-07', 'O-03'], fen: 1, source: { levyId: 'L22' } };
    expect(entityRows(recorded(told('AccountabilityEntryRaised', entry), { periodId: undefined })).map(({ id }) => id)).toEqual(['E1', 'O-03', 'O-07', 'L22', 'O-03']);
    expect(journalRows(recorded(told('DayTurned', { date: '2015-03-02' }), { periodId: undefined }))).toEqual([]);
  });

  it('stand once among the acts of whoever acted or approved, and of nobody where the book or the public did', () => {
    const acts = (more: object) =>
      entityRows({ ...payment, ...more } as never)
        .filter(({ kind }) => kind === 'acts')
        .map(({ id }) => id);
    expect(acts({ approvals: [{ officerId: 'O-04' }, { officerId: 'O-06' }, { officerId: 'O-04' }] })).toEqual(['O-03', 'O-04', 'O-06']);
    expect(acts({ actor: { officerId: 'BOOK', role: 'BOOK' } })).toEqual([]);
    expect(acts({ actor: { officerId: 'PUBLIC', role: 'PUBLIC' } })).toEqual([]);
    expect(acts({ type: 'RefusalsCounted', data: { officerId: 'O-05' }, actor: { officerId: 'BOOK', role: 'BOOK' } })).toEqual(['O-05']);
  });

  it('stop at money without a period', () => {
    expect(() => journalRows({ ...payment, periodId: undefined } as never)).toThrow(broken('LOG_BROKEN'));
  });
});
