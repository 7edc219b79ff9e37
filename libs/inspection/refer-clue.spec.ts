import { INSPECTOR, inspected, ON, referred } from './inspection.testing.js';

describe('referring a clue', () => {
  it('hands entries to the county, in the books of their unit', () => {
    const outcome = inspected().when('ReferClue', { entryIds: ['E1', 'E2'], on: ON });
    outcome.records(['ClueReferred', { cause: 'REFERRED', entryIds: ['E1', 'E2'], toUnit: '990000' }]);
    expect(outcome.events[0]?.unitId).toBe('LJ');
  });

  it('is not done twice for the same entries, but can add others', () => {
    const story = inspected();
    const id = referred(story, 'E1');
    story.when('ReferClue', { entryIds: ['E1'], on: ON }).refuses('ALREADY_EXISTS', { kind: 'clue', id });
    story.when('ReferClue', { entryIds: ['E1', 'E2'], on: ON }).records(['ClueReferred']);
  });

  it('is about entries that there are, not before them', () => {
    inspected().when('ReferClue', { entryIds: [], on: ON }).refuses('NOTHING_TO_DO');
    inspected()
      .when('ReferClue', { entryIds: ['E9'], on: ON })
      .refuses('UNKNOWN', { kind: 'accountability entry', id: 'E9' });
    inspected()
      .when('ReferClue', { entryIds: ['E1'], on: '2015-03-01' })
      .refuses('DATE_INVALID', { raisedOn: ON });
  });

  it.each(['O-03', 'O-06', 'O-07', 'O-11', 'O-12'])('is not for %s (invariant 54)', (officerId) =>
    inspected()
      .as(officerId)
      .when('ReferClue', { entryIds: ['E1'], on: ON })
      .refuses('NOT_AUTHORISED'),
  );

  it('leaves the inspector everything else to read (invariant 55)', () => {
    const story = inspected().as(INSPECTOR);
    story.when('CloseAccountabilityEntry', { entryId: 'E1', result: 'NO_FAULT', docNo: '安1', on: ON }).refuses('READ_ONLY_ROLE', { officerId: INSPECTOR });
    story.when('VoidReceipt', { bookId: 'PJ-301' }).refuses('UNKNOWN');
  });
});
