import { told } from '#libs/book/anhe.testing.js';
import type { HeldFile } from '#libs/book/context.js';
import { decide } from '#libs/book/decide.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { CommandId, OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { IMPORT_KINDS, type ImportKind } from './imports.js';

const FILE = { kind: 'LEVY_DECISIONS', unitId: 'LJ', policyId: 'SMF', fileSha256: '0'.repeat(64), rows: 3, totalFen: 300_00 };
const HELD = { ...FILE, importId: derivedUuid('import', 'spec') } as unknown as HeldFile;

/** Somebody signs for a file, where the house holds `held`. */
function sign(file: object, { as = 'O-05', held = [HELD], story = given() }: { as?: string; held?: readonly HeldFile[]; story?: Scenario } = {}) {
  const request = { name: 'ImportFile', command: file as never, evidence: [], officerId: as as OfficerId, commandId: derivedUuid('sign') as CommandId } as const;
  return decide(story.book, request, { ...story.moment, heldFile: () => held[0] }).events;
}

describe('signing for a file of rows', () => {
  it('waits for the reviewer', () => expect(sign(FILE)).toMatchObject([{ type: 'ProposalMade', data: { approverRoles: ['REVIEWER'] } }]));

  it.each([
    ['LEVY_DECISIONS', 'O-05'],
    ['OPENING_LEVIES', 'O-05'],
    ['FEE_LEDGER', 'O-03'],
    ['RECEIPT_BOOKS', 'O-12'],
    ['COUNTY_CREDITS', 'O-12'],
  ] as const satisfies readonly (readonly [ImportKind, string])[])('%s is for those who could file the rows (invariant 54)', (kind, maker) => {
    const held = [{ ...HELD, kind }];
    for (const as of ['O-03', 'O-05', 'O-12', 'O-07']) {
      if (as === maker) expect(sign({ ...FILE, kind }, { as, held })).toHaveLength(1);
      else expect(() => sign({ ...FILE, kind }, { as, held })).toThrow(refusal('NOT_AUTHORISED'));
    }
  });

  it('covers every kind that there is', () => expect(IMPORT_KINDS).toHaveLength(5));

  it('is refused for a file that the house does not hold', () => expect(() => sign(FILE, { held: [] })).toThrow(refusal('UNKNOWN')));

  it.each([{ rows: 2 }, { totalFen: 1 }, { policyId: 'P9' }, { fileSha256: FILE.fileSha256, kind: 'OPENING_LEVIES' }])('is refused where the file is another one: %p', (other) =>
    expect(() => sign({ ...FILE, ...other })).toThrow(refusal('IMPORT_MISMATCH')),
  );

  it('is refused for a file that was let in before', () => {
    const story = given(told('ImportAccepted', HELD, '2015-03-02', { unitId: 'LJ' }));
    expect(() => sign(FILE, { story })).toThrow(refusal('ALREADY_EXISTS'));
  });
});
