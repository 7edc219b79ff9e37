import type { LoggedIn } from '#libs/identity/identity.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { House } from '../house/house.js';
import { isLoopback, type Settings } from '../settings.js';
import { type Capacity, capacitiesOf } from './capacities.js';

/** In which capacities somebody who has logged in is let in. Refuses DEMO_LOCAL_ONLY, and ends the session: passwords of sample logins are printed in the documentation. */
export async function admit(house: House, { host }: Settings, { sessionToken, book: code, officerId }: LoggedIn): Promise<readonly Capacity[]> {
  const { demo, roles } = await house.bookkeeper(code).ask((book, { today }) => ({ demo: book.genesis.demo, roles: capacitiesOf(book, officerId, today) }));
  if (demo && !isLoopback(host)) {
    house.identity.logOut(sessionToken);
    refuse('DEMO_LOCAL_ONLY');
  }
  return roles;
}
