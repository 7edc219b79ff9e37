import { describeFollowing } from './contract-following.testing.js';
import { describeLevyAsOf } from './contract-levy.testing.js';
import { describeProjecting } from './contract-projecting.testing.js';
import { describeQueries } from './contract-queries.testing.js';
import { describeRebuilding } from './contract-rebuilding.testing.js';
import { opened, type Place, type ViewsUnderTest } from './views-under-test.testing.js';

/** What views promise, whatever database keeps them. */
export function describeViews(name: string, makePlace: () => Place): void {
  describe(`views in ${name}`, () => {
    let place: Place;
    let tested: ViewsUnderTest;

    beforeEach(async () => {
      place = makePlace();
      tested = await opened(place);
    });
    afterEach(async () => {
      await tested.views.close();
      await tested.log.close();
      await place.remove();
    });

    describeProjecting(() => tested);
    describeFollowing(() => tested);
    describeRebuilding(() => tested);
    describeQueries(() => tested);
    describeLevyAsOf(() => tested);
  });
}
