import fc from 'fast-check';
import { post } from '#libs/book/anhe.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import type { Month } from '#libs/kernel/dates.js';
import type { PartyId } from '#libs/kernel/ids.js';
import type { Enrolment } from './benefits.js';
import { MEETING, partyOf, subsidised, villageMeeting } from './enrolment.testing.js';
import { isEntitledIn } from './entitlement.js';
import { monthsOf } from './months.js';

const PEOPLE = ['B1', 'B2'];
/** O-30 enrols, and may review as well: what his posts allow, his earlier steps forbid. O-06 reviews, and may confirm as well. */
const OFFICERS = ['O-30', 'O-06', 'O-11'];
/** Who does it in the ordinary course. */
const DOES = { ApplyForBenefit: 'O-30', ReviewInVillage: 'O-30', ReviewInTownship: 'O-06', ConfirmEntitlement: 'O-11', RefuseEntitlement: 'O-11', StopBenefit: 'O-06' } as const;
type Name = keyof typeof DOES;
const STEPS: readonly Name[] = ['ApplyForBenefit', 'ReviewInVillage', 'ReviewInTownship', 'ConfirmEntitlement'];
const ENDS: readonly Name[] = ['RefuseEntitlement', 'StopBenefit'];
const YEAR = monthsOf({ from: '2015-01' as Month, to: '2015-12' as Month });

const step = fc.record({
  name: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...STEPS) }, { weight: 1, arbitrary: fc.constantFrom(...ENDS) }),
  /** Now and then somebody else tries. */
  stranger: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...OFFICERS) }),
  person: fc.constantFrom(...PEOPLE),
  which: fc.nat({ max: 3 }),
  passes: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  month: fc.integer({ min: 1, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const world = () =>
  subsidised(post(['O-30', 'REVIEWER', 'LJ']), post(['O-06', 'COUNTY_APPROVER', '990000']), villageMeeting()).and(
    villageMeeting({ meetingId: `${MEETING}-lost` }, { forCount: 1, againstCount: 6 }),
  );

/** Takes a step if the book lets it. */
function take(story: Scenario, { name, stranger, person, which, passes, month }: Step): void {
  const known = [...story.book.benefits.enrolments.values()];
  const enrolId = known[which % Math.max(known.length, 1)]?.enrolId;
  const on = '2015-03-02';
  const day = `2015-0${month}-01`;
  if (name !== 'ApplyForBenefit' && enrolId === undefined) return;
  const fields = {
    ApplyForBenefit: { policyId: 'AWARD', beneficiaryId: partyOf(person), villageId: 'LJ-DH', on },
    ReviewInVillage: { enrolId, meetingId: passes ? MEETING : `${MEETING}-lost`, motionNo: 1, on },
    ReviewInTownship: { enrolId, pass: passes, on },
    ConfirmEntitlement: { enrolId, eligibleFrom: day, certDocNo: '安和卫确〔2015〕1号', on },
    RefuseEntitlement: { enrolId, docNo: '安和卫复〔2015〕2号', on },
    StopBenefit: { enrolId, cause: 'MOVED', effectiveOn: day, docNo: '临江〔2015〕3号', on },
  }[name];
  const acting = story.as(stranger ?? DOES[name]);
  if (acting.when(name, fields as never).events.length > 0) acting.after(name, fields as never);
}

const enrolmentsAfter = (steps: readonly Step[]) => {
  const story = world();
  for (const one of steps) take(story, one);
  return story;
};
const stories = fc.array(step, { minLength: 20, maxLength: 60 });
const isGranted = ({ eligibleFrom }: Enrolment) => eligibleFrom !== undefined;

describe('whatever officers try', () => {
  it('nobody is entitled without the village, the township and the county, each passing after the other and by other hands', () => {
    let granted = 0;
    fc.assert(
      fc.property(stories, (steps) => {
        for (const enrolment of [...enrolmentsAfter(steps).book.benefits.enrolments.values()].filter(isGranted)) {
          granted++;
          const [applied, village, township, county] = enrolment.steps;
          expect([applied, village, township, county].map((one) => [one?.step, one?.pass])).toEqual([
            ['BenefitApplied', true],
            ['VillageReviewed', true],
            ['TownshipReviewed', true],
            ['CountyConfirmed', true],
          ]);
          expect([applied?.officerId, village?.officerId]).not.toContain(township?.officerId);
          expect([applied?.officerId, village?.officerId, township?.officerId]).not.toContain(county?.officerId);
        }
      }),
    );
    // Some forty are, in a hundred stories: the law was put to the test.
    expect(granted).toBeGreaterThan(0);
  });

  it('nobody is entitled twice for a month', () =>
    fc.assert(
      fc.property(stories, (steps) => {
        const { book } = enrolmentsAfter(steps);
        for (const person of PEOPLE) {
          const enrolments = book.benefits.of(partyOf(person) as PartyId);
          const twice = YEAR.filter((month) => enrolments.filter((one) => isEntitledIn(book, one, month)).length > 1);
          expect(twice).toEqual([]);
        }
      }),
    ));
});
