import { officerOf } from './county.testing.js';
import type { TestBook, TestServer } from './server.testing.js';

const ON = '2015-04-01';
/** March of the specs' county, in which nothing was collected. */
const MARCH = { unitId: 'LJ', periodId: '2015-03', receiptRanges: [], receiptsFen: 0, remittedFen: 0, result: 'MATCH', on: ON };

/** A county whose first month is over, and an act of each command of verification that is possible in it. */
export async function verifyingActs(
  server: TestServer,
): Promise<{ readonly book: TestBook; readonly acts: Readonly<Record<'VerifyTickets' | 'ResolveDiscrepancy', Record<string, unknown>>> }> {
  const book = await server.freshBook();
  await book.as('REGISTRAR').post('/demo/day', { date: ON });
  const differing = { name: 'VerifyTickets', fields: { ...MARCH, receiptsFen: 1, result: 'DISCREPANT' } as never, key: 'a verification that differs' } as const;
  const [verified] = await book.desk.file(officerOf('COUNTY_VERIFIER'), differing);
  if (verified?.type !== 'TicketsVerified') throw new Error(`${verified?.type} instead of TicketsVerified`);
  return { book, acts: { VerifyTickets: MARCH, ResolveDiscrepancy: { verificationId: verified.data.verificationId, kind: 'TIMING', eventSeqs: [1], on: ON } } };
}
