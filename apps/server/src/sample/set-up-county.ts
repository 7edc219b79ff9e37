import type { CommandOf } from '#libs/book/command-table.js';
import { ANHE, AWARD_POLICY, COUNTY_OFFICERS, calendarYears, LEVY_POLICY, officerFor, type SampleOfficer, type SampleStory, specialAccount } from './anhe-county.js';
import { register, type SampleHouse } from './sample-room.js';

/** The county as its registrar leaves it before the first township joins: posts, account, calendar, policy. */
export async function setUpCounty(house: SampleHouse, story: SampleStory): Promise<void> {
  const { desk } = house;
  const { openedOn } = story;
  const posts = COUNTY_OFFICERS.map((officer) => assignment(officer, openedOn));
  const [first, others] = [posts.slice(0, 2), posts.slice(2)];
  const { officerId: appointer } = ANHE.appointer;
  for (const post of first) await desk.file(appointer, { name: 'AssignRole', fields: post, key: keyOfPost(post.officerId) });
  for (const { officerId } of first) {
    await desk.file(appointer, { name: 'IssueLogin', fields: { officerId, loginKind: 'PERSON', renewal: false }, key: `sample login ${officerId}` });
  }
  for (const post of others) await register(house, 'AssignRole', post, `post ${post.officerId}`);
  await register(house, 'RegisterAccount', specialAccount(openedOn), 'account ACC-SPECIAL');
  for (const year of calendarYears(story)) await register(house, 'PublishCalendarYear', year, `calendar ${year.year}`);
  await register(house, 'PublishPolicy', LEVY_POLICY, 'levy policy');
  if (story.closesMonths) await register(house, 'PublishPolicy', AWARD_POLICY, 'award policy');
}

/** An officer's post from a day on. */
export function assignment({ officerId, role, unitId }: SampleOfficer, from: string): CommandOf<'AssignRole'> {
  return { officerId, role, unitId, from, docNo: '安和人〔2015〕2号' } as unknown as CommandOf<'AssignRole'>;
}

function keyOfPost(officerId: string): string {
  return `sample post ${officerId}`;
}

/** The key of the very first act: a book that has it was begun by an earlier load. */
export const FIRST_KEY = keyOfPost(officerFor('REGISTRAR'));
