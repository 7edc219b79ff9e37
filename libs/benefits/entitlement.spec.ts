import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { Month } from '#libs/kernel/dates.js';
import type { EnrolId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { enrolIdOf, enrolled, subsidised, subsidyPublished } from './enrolment.testing.js';
import { entitlementOf, isPaidFor } from './entitlement.js';
import { monthsOf } from './months.js';

const B5 = enrolIdOf('B5') as EnrolId;
const m = (text: string) => text as Month;
const halfYear = { from: m('2015-01'), to: m('2015-06') };

const stopped = (cause: string, effectiveOn: string): DecidedEvent =>
  told('BenefitStopped', { enrolId: B5, cause, effectiveOn, docNo: '临江〔2015〕3号' }, '2015-03-12', { unitId: 'LJ' });

/** The months of the half-year that B5 is entitled to, each as its number. */
function monthsFor(story: Scenario): readonly number[] {
  const has = (month: Month) => {
    try {
      return entitlementOf(story.book, B5, { from: month, to: month }).totalFen > 0;
    } catch {
      return false;
    }
  };
  return monthsOf(halfYear)
    .filter(has)
    .map((month) => Number(month.slice(5)));
}

describe('an entitlement (invariant 38)', () => {
  it('of half a year is six times the rate', () => {
    const { totalFen, months } = entitlementOf(subsidised(...enrolled('B5')).book, B5, halfYear);
    expect([totalFen, months.length]).toEqual([480_00, 6]);
  });

  it('is nobody’s whom nobody enrolled', () => expect(() => entitlementOf(subsidised().book, B5, halfYear)).toThrow(refusal('UNKNOWN')));

  it('is not before the county has confirmed it', () => {
    const story = subsidised(...enrolled('B5').slice(0, 3));
    expect(() => entitlementOf(story.book, B5, halfYear)).toThrow(refusal('NOT_ENTITLED'));
  });

  it('begins with the month of eligibleFrom, the whole of it', () => expect(monthsFor(subsidised(...enrolled('B5', { eligibleFrom: '2015-02-27' })))).toEqual([2, 3, 4, 5, 6]));

  it('after a death ends as the policy says (A6)', () => {
    const died = [...enrolled('B5'), stopped('DEATH', '2015-03-12')];
    expect(monthsFor(subsidised(...died))).toEqual([1, 2, 3]);
    expect(monthsFor(given(subsidyPublished({}, { deathMonthRule: 'EXCLUDE_MONTH' }), ...died))).toEqual([1, 2]);
  });

  it.each(['MOVED', 'INELIGIBLE', 'VOLUNTARY'])('after %s keeps the months that had begun', (cause) => {
    expect(monthsFor(subsidised(...enrolled('B5'), stopped(cause, '2015-03-02')))).toEqual([1, 2, 3]);
    expect(monthsFor(subsidised(...enrolled('B5'), stopped(cause, '2015-03-01')))).toEqual([1, 2]);
  });
});

describe('the rate of a month', () => {
  const raised = subsidyPublished({ version: 2, validFrom: '2015-03-15' }, { rates: [{ from: '2015-01', fen: 100_00 }] });

  it('is that of the version in force on its first day', () =>
    expect(entitlementOf(subsidised(raised, ...enrolled('B5')).book, B5, halfYear).months.map(({ fen }) => fen)).toEqual([80_00, 80_00, 80_00, 100_00, 100_00, 100_00]));

  it('is that of its span', () => {
    const spans = [
      { from: '2015-01', to: '2015-02', fen: 70_00 },
      { from: '2015-04', fen: 90_00 },
    ];
    const story = given(subsidyPublished({}, { rates: spans }), ...enrolled('B5'));
    expect(monthsFor(story)).toEqual([1, 2, 4, 5, 6]);
  });

  it('is none after the end of the policy: no policy, no money', () =>
    expect(monthsFor(given(subsidyPublished({ validTo: '2015-04-30' }), ...enrolled('B5')))).toEqual([1, 2, 3, 4]));
});

describe('the months of a claim', () => {
  it('are paid for all enrolments of the person in the policy (invariant 39)', () => {
    const again = enrolled('B5').map((one) => ({ ...one, data: { ...one.data, enrolId: enrolIdOf('B5 again') } }) as DecidedEvent);
    const { book } = subsidised(...enrolled('B5'), stopped('MOVED', '2015-03-01'), ...again);
    book.benefits.notePaid(B5, [m('2015-01')]);
    const paid = [B5, enrolIdOf('B5 again') as EnrolId].map((enrolId) => book.benefits.enrolments.known(enrolId)).map((one) => isPaidFor(book, one, m('2015-01')));
    expect(paid).toEqual([true, true]);
    book.benefits.noteUnpaid(B5, [m('2015-01')]);
    expect(isPaidFor(book, book.benefits.enrolments.known(B5), m('2015-01'))).toBe(false);
  });
});
