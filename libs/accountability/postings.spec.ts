import { dataOf } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { panel } from '#libs/meetings/meetings.testing.js';
import { authorising, obliged, panelPassed, paying, requested, township } from './reductions.testing.js';

/** Lines as an accountant reads them: account, yuan with sign, and whose it is. */
const read = (events: readonly RecordedEvent[], type: RecordedEvent['type']) =>
  events.filter((event) => event.type === type).flatMap((event) => journalOf(event).map(({ account, fen, levyId, officerId }) => [account, fen / 100, levyId, officerId]));

describe('the journal of a reduction and what comes of it (domain rules 3.10)', () => {
  it('ReductionAuthorised: Dr 2103.01, Cr 1212; the late fee was never journalised', () => {
    const story = township();
    const caseId = requested(story);
    const meetingId = panelPassed(story.on('2015-04-20'), panel({ heldOn: '2015-04-20' }));
    const events = story.as('O-11').perform('DecideReduction', authorising(caseId, meetingId, '2015-04-20') as never);
    expect(read(events, 'ReductionAuthorised')).toEqual([
      ['2103.01', 6_000, undefined, undefined],
      ['1212', -6_000, 'L31', undefined],
    ]);
  });

  it('MakeUpObligationOpened: Dr 1218.01 by officer, Cr 1212; of a gap to the standard Cr 2103.01 (R8)', () => {
    const story = township();
    const caseId = requested(story);
    const refusal = { caseId, decision: 'REFUSE', docNo: '复6', on: '2015-04-22' } as never;
    const events = story.on('2015-04-22').as('O-11').perform('DecideReduction', refusal);
    expect(read(events, 'MakeUpObligationOpened')).toEqual([
      ['1218.01', 4_200, 'L31', 'O-07'],
      ['1218.01', 1_800, 'L31', 'O-03'],
      ['1212', -6_000, 'L31', undefined],
    ]);
  });

  it('MakeUpPaid: the money in, and the principal collected at last', () => {
    const { story, obligationId } = obliged();
    const events = story
      .on('2015-05-08')
      .as('O-04')
      .perform('PayMakeUp', paying(obligationId, 'O-07', 4_225.2, 326, '2015-05-08'));
    expect(read(events, 'MakeUpPaid')).toEqual([
      ['1002.01', 4_225.2, undefined, undefined],
      ['1218.01', -4_200, 'L31', 'O-07'],
      ['2103.03', -25.2, undefined, undefined],
      ['2103.01', 4_200, undefined, undefined],
      ['2103.02', -4_200, undefined, undefined],
    ]);
  });

  it('MakeUpWrittenOff: Dr 2103.01, Cr 1218.01; PayerLiabilityReinstated: Dr 1212', () => {
    const { story, obligationId } = obliged();
    story.on('2015-05-08').as('O-11');
    const off = { obligationId, officerId: 'O-03', principalFen: 800_00, lateFeeFen: 0, docNo: '批7', disciplineDocNo: '纪3', on: '2015-05-08' };
    expect(read(story.perform('WriteOffMakeUp', off), 'MakeUpWrittenOff')).toEqual([
      ['2103.01', 800, undefined, undefined],
      ['1218.01', -800, 'L31', 'O-03'],
    ]);
    const events = story.perform('ReinstatePayer', { obligationId, lines: [{ officerId: 'O-03', principalFen: 1_000_00 }], docNo: '复7', on: '2015-05-08' } as never);
    expect(dataOf(events, 'PayerLiabilityReinstated').principalFen).toBe(1_000_00);
    expect(read(events, 'PayerLiabilityReinstated')).toEqual([
      ['1212', 1_000, 'L31', undefined],
      ['1218.01', -1_000, 'L31', 'O-03'],
    ]);
  });
});
