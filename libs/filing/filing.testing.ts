import { openingLevy, post } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import { packOf, type ReportPack } from './filing.js';

/** Digests of the figures that the specs report, and of a hand that should not. */
export const MARCH = 'a'.repeat(64);
export const CORRECTED = 'b'.repeat(64);
export const FOREIGN = 'f'.repeat(64);
export const DIFFERENCE = 'd'.repeat(64);

/** 临江镇 on 2015-04-10, with an accountant O-05 and a second one, O-15, who reviews too; the house computes MARCH of its first version. */
export function township(): Scenario {
  return given(openingLevy('L1', 1_000), post(['O-15', 'ACCOUNTANT', 'LJ']), post(['O-15', 'REVIEWER', 'LJ']))
    .on('2015-04-10')
    .computing({ version: 1, sha256: MARCH });
}

/** The figures of March as of the last event. */
export const march = ({ book }: Scenario, more: object = {}) => ({ unitId: 'LJ', periodId: '2015-03', asOfSeq: book.nextSeq - 1, sha256: MARCH, ...more });

export function packIn({ book }: Scenario): ReportPack {
  const pack = packOf(book, 'LJ' as never, '2015-03' as never);
  if (pack === undefined) throw new Error('nothing is prepared');
  return pack;
}

/** What an officer says of a step with the pack. */
export const step = (story: Scenario, more: object = {}) => ({ packId: packIn(story).packId, sha256: MARCH, ...more });
export const signature = (story: Scenario, more: object = {}) => step(story, { accountantId: 'O-05', sealRef: '临印〔2015〕4号', ...more });
export const filing = (story: Scenario, channel: string, more: object = {}) => step(story, { channel, on: story.moment.today, ...more });

export function prepared(story = township()): Scenario {
  return story.as('O-05').after('PrepareReport', march(story));
}

export function reviewed(story = township(), sha256 = MARCH): Scenario {
  return (story.book.filing.packs.size === 0 ? prepared(story) : story).as('O-06').after('ReviewReport', step(story, { sha256 }));
}

/** Signed by the head O-07; the chief accountant signs with him. */
export function signed(story = township(), sha256 = MARCH): Scenario {
  const { proposalId, effectHash } = dataOf(reviewed(story, sha256).as('O-07').perform('SignReport', signature(story, { sha256 })), 'ProposalMade');
  return story.as('O-05').after('ApproveProposal', { proposalId, effectHash });
}

/** Filed by both channels. */
export function filed(story = township(), sha256 = MARCH): Scenario {
  signed(story, sha256).after('FileReport', filing(story, 'EMAIL', { sha256 }));
  return story.after('FileReport', filing(story, 'PAPER', { sha256 }));
}

/** The accountant amends, and the house computes CORRECTED of the second version. */
export function amending(story: Scenario, more: object = {}) {
  const figures = march(story, { sha256: CORRECTED, reasonCode: 'CORRECTED_LATER', ...more });
  return story.computing({ version: 2, sha256: CORRECTED, diffHash: DIFFERENCE }).as('O-05').when('AmendReport', figures);
}
