import { enrolIdOf, enrolled, subsidised, villageMeeting } from '#libs/benefits/enrolment.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

describe('a meeting that is used often', () => {
  it('passed more people than it had motions', () => {
    const [found] = foundBy('MEETING_USED_OFTEN', subsidised(villageMeeting(), ...enrolled('甲'), ...enrolled('乙')));
    expect(found).toMatchObject({ unitId: 'LJ', officerIds: ['O-31'] });
    expect(found === undefined ? [] : idsOf(found).slice(1)).toEqual([enrolIdOf('甲'), enrolIdOf('乙')]);
  });

  it('is none where there is a motion for each', () => expect(foundBy('MEETING_USED_OFTEN', subsidised(villageMeeting(), ...enrolled('甲')))).toEqual([]));
});
