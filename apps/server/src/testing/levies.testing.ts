import type { RecordedEvent } from '#libs/book/events.js';
import { file, OPENED_ON, officerOf, POLICY, RECEIPT_BOOK, TOWNSHIP, VILLAGES } from './county.testing.js';
import type { TestBook } from './server.testing.js';

/** A decision of the township, served on the day on which the book was opened; due on 2015-04-01. */
export function decision(payerId: string, levyId: string, more: object = {}): object {
  return {
    ...{ levyId, policyId: POLICY, docNo: `安社征决字〔2015〕${levyId}号`, decidedOn: '2015-02-27', servedOn: OPENED_ON },
    ...{ assessedFen: 27_600_00, standardFen: 27_600_00, standardDocNo: '安统〔2015〕1号', unitId: TOWNSHIP, villageId: VILLAGES[0], payerId, entrusted: true },
    ...more,
  };
}

/** Brings a levy into the book: the accountant proposes it, the reviewer approves. Its events. */
export async function importLevy({ desk, payer }: TestBook, levyId: string, more: object = {}): Promise<readonly RecordedEvent[]> {
  const fields = decision(payer(`测试甲${levyId}`), levyId, more) as never;
  return desk.fileWithApproval(officerOf('ACCOUNTANT'), officerOf('REVIEWER'), { name: 'ImportLevyDecision', fields, key: `import of ${levyId}` });
}

/** What the collector says of cash that he took, without the levy, which stands in the path. */
export function cash(no: number, fen: number, more: object = {}): object {
  return { principalFen: fen, lateFeeFen: 0, channel: 'CASH', receipt: { bookId: RECEIPT_BOOK, no, fen }, collectedOn: OPENED_ON, afterCutoff: false, ...more };
}

/** Takes cash for a levy; the id of the payment. */
export async function collectCash({ desk }: TestBook, levyId: string, no: number, fen: number, more: object = {}): Promise<string> {
  const [paid] = await file(desk, officerOf('COLLECTOR'), 'CollectLevyPayment', { levyId, ...cash(no, fen, more) });
  if (paid?.type !== 'LevyPaymentCollected') throw new Error('the payment waits for an approval');
  return paid.data.paymentId;
}
