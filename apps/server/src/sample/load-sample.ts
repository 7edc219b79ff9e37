import { join } from 'node:path';
import type { SampleStory } from './anhe-county.js';
import { monthEnds } from './month-ends.js';
import type { SampleHouse } from './sample-room.js';
import { setUpCounty } from './set-up-county.js';
import { SampleTownship } from './township-acts.js';
import { readTownship } from './township-files.js';

/**
 * Fills the demo book of 安和县 from its townships' files, through the same commands as everybody's: the county as its registrar
 * leaves it, the levies of the old books, then every act of every township, day by day.
 * Every act has a key of its own, so that loading again after a crash goes on where it stopped.
 */
export async function loadSample(house: SampleHouse, folder: string, story: SampleStory): Promise<void> {
  const files = await Promise.all(story.townships.map((code) => readTownship(join(folder, code))));
  const townships = files.map((township) => new SampleTownship(house, township));
  await setUpCounty(house, story);

  // What lies before the day on which an earlier load stopped was done by it.
  const today = await house.ask((book) => book.today);
  const acts = townships.flatMap((township) => [...township.acts(), ...(story.closesMonths ? [...monthEnds(house, township, story), ...township.benefitDays()] : [])]);
  for (const { on, act } of acts.filter(({ on: day }) => today <= day && day <= story.lastDay).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    await house.moveTo(on);
    await act();
  }
  await house.moveTo(story.lastDay);
}
