import type { UnitId } from '#libs/kernel/ids.js';
import { bankTold, mostlyPaid, told480 } from './payouts.testing.js';
import { returnedLines } from './returned-lines.js';

const of = ({ book }: ReturnType<typeof mostlyPaid>['story'], unitId = 'LJ') => returnedLines(book, unitId as UnitId).map(({ line: { no }, due: { on } }) => [no, on]);

describe('returned lines (D13)', () => {
  it('are to be seen to within ten working days, the holiday not counted', () => expect(of(mostlyPaid().story)).toEqual([[3, '2015-06-24']]));

  it('stand in the order in which they are due', () => {
    const { story, batchId } = mostlyPaid();
    bankTold(story.on('2015-06-12'), batchId, [told480(1, 'CLOSED')], { on: '2015-06-12' });
    expect(of(story)).toEqual([
      [3, '2015-06-24'],
      [1, '2015-06-29'],
    ]);
  });

  it('are no more once they are cancelled', () => {
    const { story, listId } = mostlyPaid();
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 3, reasonCode: 'STOPPED', on: '2015-06-09' });
    expect(of(story)).toEqual([]);
  });

  it('are those of the unit, and of the units below it', () => {
    const { story } = mostlyPaid();
    expect([of(story, '990000'), of(story, 'LJ-DH')]).toEqual([of(story), []]);
  });
});
