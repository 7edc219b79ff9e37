import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { combinedPosts } from './combined-posts.js';

const exemptionId = '00000000-0000-8000-8000-00000000e001';
const granted = told('SodExemptionGranted', { exemptionId, pair: ['COLLECTOR', 'TICKET_KEEPER'], unitId: 'LJ', docNo: '安和人〔2015〕9号', until: '2015-06-30' });
const assignmentId = '00000000-0000-8000-8000-00000000a001';
const keeping = told('RoleAssigned', { assignmentId, officerId: 'O-03', role: 'TICKET_KEEPER', unitId: 'LJ', from: '2015-03-01', docNo: '安和人〔2015〕9号' });
const shown = ({ book }: Scenario, on: string, unitId = 'LJ') => combinedPosts(book, unitId as UnitId, on as IsoDate);

describe('posts that one person holds though they are kept apart', () => {
  it('are none where everybody has one', () => expect(shown(given(), '2015-03-02')).toEqual([]));

  it('are allowed to the last day of the exemption, and shown after it as long as both are held', () => {
    const story = given(granted, keeping);
    const both = { officerId: 'O-03', pair: ['COLLECTOR', 'TICKET_KEEPER'], unitIds: ['LJ', 'LJ'], exemption: { exemptionId, until: '2015-06-30' } };
    expect(shown(story, '2015-06-30')).toMatchObject([{ ...both, isAllowed: true }]);
    expect(shown(story, '2015-07-01')).toMatchObject([{ ...both, isAllowed: false }]);
    expect(shown(story.and(told('RoleRevoked', { assignmentId, officerId: 'O-03', on: '2015-07-01' })), '2015-07-01')).toEqual([]);
  });

  it('are not allowed once the county has taken the exemption back', () =>
    expect(shown(given(granted, keeping, told('SodExemptionEnded', { exemptionId, on: '2015-03-02' })), '2015-03-02')).toMatchObject([{ officerId: 'O-03', isAllowed: false }]));

  it('are seen from the county, not from a unit beside or below', () => {
    const story = given(granted, keeping);
    expect(shown(story, '2015-03-02', '990000')).toHaveLength(1);
    expect(shown(story, '2015-03-02', 'LJ-DH')).toEqual([]);
  });
});
