import { authorising, panelPassed, requested, township } from '#libs/accountability/reductions.testing.js';
import { enrolIdOf, enrolled, subsidised, villageMeeting } from '#libs/benefits/enrolment.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import { panel } from '#libs/meetings/meetings.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

/** The county lets the payer of L31 off twice, on these motions of one meeting. */
function letOffOn(...motions: readonly number[]): { readonly story: Scenario; readonly caseIds: readonly string[]; readonly meetingId: string } {
  const story = township().on('2015-04-14');
  const caseIds = motions.map(() => requested(story, { principalFen: 1_000_00, lateFeeFen: 0 }));
  const minutes = panel({ heldOn: '2015-04-14' });
  const [motion] = minutes.motions;
  const meetingId = panelPassed(story, { ...minutes, motions: [motion, { ...motion, n: 2 }] });
  motions.forEach((motionNo, index) => {
    story.as('O-11').after('DecideReduction', authorising(caseIds[index] as string, meetingId, '2015-04-14', { motionNo, docNo: `安和批〔2015〕${index}号` }) as never);
  });
  return { story, caseIds, meetingId };
}

describe('a motion that is used often', () => {
  it('is behind several reductions', () => {
    const { story, caseIds, meetingId } = letOffOn(1, 1);
    const [found, ...more] = foundBy('MOTION_USED_OFTEN', story);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-04-14', fen: 2_000_00, officerIds: ['O-11'] });
    expect(found === undefined ? [] : idsOf(found)).toEqual([meetingId, ...caseIds]);
  });

  it('is none where each reduction has its own', () => expect(foundBy('MOTION_USED_OFTEN', letOffOn(1, 2).story)).toEqual([]));
});

describe('a meeting that is used often', () => {
  it('passed more people than it had motions', () => {
    const [found] = foundBy('MEETING_USED_OFTEN', subsidised(villageMeeting(), ...enrolled('甲'), ...enrolled('乙')));
    expect(found).toMatchObject({ unitId: 'LJ', officerIds: ['O-31'] });
    expect(found === undefined ? [] : idsOf(found).slice(1)).toEqual([enrolIdOf('甲'), enrolIdOf('乙')]);
  });

  it('is none where there is a motion for each', () => expect(foundBy('MEETING_USED_OFTEN', subsidised(villageMeeting(), ...enrolled('甲')))).toEqual([]));
});
