import type { CommandId, ImportId, OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { bookOfO03, openingLevy, told } from './anhe.testing.js';
import type { CommandName } from './command-table.js';
import { decide } from './decide.js';
import { given, type Scenario } from './decision.testing.js';
import { record } from './recorder.js';

const IMPORT = derivedUuid('import', 'spec') as ImportId;
const REVIEWER = { officerId: 'O-06', role: 'REVIEWER', at: '2015-03-02T01:00:00.000Z' };
const DECISION = {
  ...{ policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 100_00, standardFen: 100_00 },
  ...{ standardDocNo: '安和政〔2014〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId: derivedUuid('payer'), entrusted: false },
};

/** A file of O-05's that his reviewer let into the book. */
function accepted(kind = 'LEVY_DECISIONS', { rows = 3, approvals = [REVIEWER], officerId = 'O-05' } = {}): Scenario {
  const file = { importId: IMPORT, kind, unitId: 'LJ', policyId: 'SMF', fileSha256: '0'.repeat(64), rows, totalFen: 300_00 };
  const hands = { actor: { officerId, role: 'ACCOUNTANT' }, approvals, evidence: [] };
  return given(told('ImportAccepted', file, '2015-03-02', { unitId: 'LJ', hands } as never));
}

/** Posts a row as the import does; the recorded events. */
function post(story: Scenario, line: number, fields: object, { name = 'ImportLevyDecision' as CommandName, officerId = 'O-05' } = {}) {
  const commandId = derivedUuid('row', line) as CommandId;
  const request = { name, command: fields as never, evidence: [], officerId: officerId as OfficerId, commandId, importRow: { importId: IMPORT, line } };
  const { actor, events } = decide(story.book, request, story.moment);
  return record(story.book, events, { actor, evidence: [], commandId, requestHash: '0'.repeat(64) as never }, story.moment.now).events;
}

const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

describe('a row of an accepted file', () => {
  it('is posted in its maker’s name under the approval of the file, and says of which file it is', () => {
    const [event] = post(accepted(), 2, DECISION);
    expect(event).toMatchObject({ type: 'LevyDecisionImported', actor: { officerId: 'O-05', role: 'ACCOUNTANT' }, approvals: [REVIEWER], correlationId: IMPORT });
  });

  it('without the file would wait for an approval of its own', () => accepted().as('O-05').when('ImportLevyDecision', DECISION).proposesTo('REVIEWER'));

  it('is refused for good where the book says no, and counts as ended', () => {
    const story = accepted();
    post(story, 2, DECISION);
    const [refused] = post(story, 3, DECISION);
    expect(refused).toMatchObject({ type: 'ImportRowRefused', data: { importId: IMPORT, line: 3, code: 'DUPLICATE_CHARGE' }, correlationId: IMPORT });
    expect(story.book.imports.files.known(IMPORT)).toMatchObject({ posted: 1, refused: 1, completed: false });
  });

  it('ends the import if it is the last one, in the same step', () => {
    const story = accepted('LEVY_DECISIONS', { rows: 2 });
    post(story, 2, DECISION);
    expect(types(post(story, 3, DECISION))).toEqual(['ImportRowRefused', 'ImportCompleted']);
    expect(story.book.imports.files.known(IMPORT)).toMatchObject({ posted: 1, refused: 1, completed: true });
  });

  it('is not posted once the import has ended', () => {
    const story = accepted('LEVY_DECISIONS', { rows: 1 });
    expect(types(post(story, 2, DECISION))).toEqual(['LevyDecisionImported', 'ImportCompleted']);
    expect(() => post(story, 3, DECISION)).toThrow(refusal('STATE_INVALID'));
  });

  it.each([
    ['of another officer', { officerId: 'O-03' }],
    ['of a kind that the file is not', { name: 'TakeOpeningLevy' as const }],
    ['that is no row of any file', { name: 'AssignRole' as const }],
  ])('is not posted: one %s (invariant 54)', (_, more) => expect(() => post(accepted(), 2, DECISION, more)).toThrow(refusal('NOT_AUTHORISED')));

  it('is not posted under a file that nobody let in', () => expect(() => post(given(), 2, DECISION)).toThrow(refusal('UNKNOWN')));

  it('is refused where the file lacks the approval that the row needs', () =>
    expect(post(accepted('LEVY_DECISIONS', { approvals: [] }), 2, DECISION)).toMatchObject([{ type: 'ImportRowRefused', data: { code: 'NOT_AUTHORISED' } }]));

  it('is refused where its maker’s post has ended meanwhile (R33)', () => {
    const story = accepted();
    const [assignmentId] = story.book.registry.assignmentsOf.known('O-05' as OfficerId);
    story.and(told('RoleRevoked', { assignmentId, officerId: 'O-05', on: '2015-03-02' }));
    expect(post(story, 2, DECISION)).toMatchObject([{ type: 'ImportRowRefused', data: { code: 'NOT_AUTHORISED' } }]);
  });

  it('is refused as any payment where it is late and without evidence (invariant 58)', () => {
    const ledger = accepted('FEE_LEDGER', { officerId: 'O-03' }).and(...bookOfO03, openingLevy('L1', 1_000));
    const late = {
      levyId: 'L1',
      principalFen: 100,
      lateFeeFen: 0,
      channel: 'CASH',
      receipt: { bookId: 'PJ-301', no: 301, fen: 100 },
      collectedOn: '2015-03-02',
      afterCutoff: false,
    };
    expect(post(ledger.turnTo('2015-03-20'), 2, late, { name: 'CollectLevyPayment', officerId: 'O-03' })).toMatchObject([{ data: { code: 'LATE_RECORDING' } }]);
  });
});
