import type { RecordedEvent } from '#libs/book/events.js';
import { file, OPENED_ON, officerOf } from './county.testing.js';
import { cash, importLevy } from './levies.testing.js';
import type { TestBook } from './server.testing.js';

/** A policy under which a court may be asked on the day of the demand itself. */
const HASTY = {
  ...{ policyId: 'SMF-0', nameZh: '社会抚养费', docNo: '安和政〔2015〕9号', validFrom: '2015-01-01' },
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1, demandBeforeCourtDays: 0 },
};

/** Levies that went wrong: overdue since February, each one step further than the one before; the last is paid. */
export const TROUBLED = { overdue: 'LT1', demanded: 'LT2', applied: 'LT3', accepted: 'LT4', settled: 'LT5' } as const;

const court = (levyId: string) => ({ levyId, courtDocNo: '（2015）安执字第8号', on: OPENED_ON });

/** A levy that is not due yet. */
export const ISSUED = 'LT6';

/** An entry against the head of the township, who decided above the standard. */
export async function raisedEntry(book: TestBook, levyId = 'LT7'): Promise<string> {
  const events = await importLevy(book, levyId, { decidedOn: OPENED_ON, assessedFen: 30_000_00, entrusted: true });
  return dataOf(events, 'AccountabilityEntryRaised').entryId;
}

/** Somebody who will be an officer, and so has no colleague today who could be too near to him. */
const DEBTOR = 'O-97';
const DECIDERS = [{ officerId: DEBTOR, shareBp: 10_000 }];

/** Acts about reductions of a levy that is wholly unpaid: a case that waits for the county, an obligation that an audit has opened, sheets for the cashier. */
export async function reductionActs({ desk }: TestBook) {
  const post = { officerId: DEBTOR, role: 'COLLECTOR', unitId: 'LJ', from: '2015-12-01', docNo: '安和人〔2015〕7号' };
  await desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), { name: 'AssignRole', fields: post as never, key: 'post of the debtor' });
  await file(desk, officerOf('TICKET_KEEPER'), 'AllocateRange', { bookId: 'PJ-301', from: 323, to: 325, toOfficerId: officerOf('CASHIER'), on: OPENED_ON });
  const lowered = { levyId: TROUBLED.overdue, kind: 'LOWER', principalFen: 100_00, lateFeeFen: 0, deciders: DECIDERS, tookEffectOn: OPENED_ON };
  const asked = { ...lowered, reasonCode: 'TAKEN_AS_FINAL' };
  const found = { ...lowered, source: 'BALANCE', basis: 'AUDIT', docNo: '安和审〔2015〕1号' };
  const { caseId } = dataOf(await file(desk, officerOf('REVIEWER'), 'RequestReduction', asked), 'ReductionRequested');
  const { obligationId } = dataOf(await file(desk, officerOf('INSPECTOR'), 'EstablishReduction', found), 'MakeUpObligationOpened');
  const ofDebtor = { obligationId, officerId: DEBTOR };
  return {
    RequestReduction: asked,
    EstablishReduction: found,
    DecideReduction: { caseId, decision: 'REFUSE', docNo: '安和复〔2015〕1号', on: OPENED_ON },
    PayMakeUp: { ...ofDebtor, fen: 10_00, accountId: 'ACC-TRANSIT', receipt: { bookId: 'PJ-301', no: 323, fen: 10_00 }, paidOn: OPENED_ON, afterCutoff: false },
    WriteOffMakeUp: { ...ofDebtor, principalFen: 10_00, lateFeeFen: 0, docNo: '安和批〔2015〕1号', disciplineDocNo: '安和纪〔2015〕1号', on: OPENED_ON },
    ReinstatePayer: { obligationId, lines: [{ officerId: DEBTOR, principalFen: 10_00 }], docNo: '安和复〔2015〕2号', on: OPENED_ON },
    CertifySettlement: { levyId: TROUBLED.settled, certNo: '安社征结〔2015〕1号', on: OPENED_ON },
  };
}

/** Brings the levies that went wrong into the book, with one that did not, and takes 20.00 too much on the last, of which 10.00 are to be refunded. */
export async function troubledLevies(book: TestBook): Promise<{ readonly paymentId: string; readonly refundId: string }> {
  const { desk } = book;
  await desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), { name: 'PublishPolicy', fields: HASTY as never, key: 'the hasty policy' });
  const { demanded, applied, accepted, settled } = TROUBLED;
  for (const levyId of Object.values(TROUBLED)) await importLevy(book, levyId, { policyId: HASTY.policyId, decidedOn: '2015-01-05', servedOn: '2015-01-05' });
  await importLevy(book, ISSUED);
  for (const levyId of [demanded, applied, accepted]) await file(desk, officerOf('ACCOUNTANT'), 'DemandPayment', { levyId, docNo: '安社征催字〔2015〕5号', on: OPENED_ON });
  for (const levyId of [applied, accepted]) await file(desk, officerOf('REVIEWER'), 'ApplyEnforcement', court(levyId));
  await file(desk, officerOf('REVIEWER'), 'AcceptEnforcement', court(accepted));
  return refundOnTheWay(book, settled);
}

async function refundOnTheWay({ desk }: TestBook, levyId: string) {
  const surplus = { ...cash(319, 27_620_00), principalFen: 27_600_00, excessFen: 20_00, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' };
  const { paymentId } = dataOf(await file(desk, officerOf('COLLECTOR'), 'CollectLevyPayment', { levyId, ...surplus }), 'LevyPaymentCollected');
  const fields = { sourceId: paymentId, fen: 10_00, ground: 'OVERPAYMENT', route: 'TRANSIT', ticket: 'COPY', on: OPENED_ON } as never;
  const approved = await desk.fileWithApproval(officerOf('REVIEWER'), officerOf('COUNTY_FINANCE'), { name: 'ApproveRefund', fields, key: 'refund of 10.00' });
  return { paymentId, refundId: dataOf(approved, 'RefundApproved').refundId };
}

function dataOf<T extends RecordedEvent['type']>(events: readonly RecordedEvent[], type: T) {
  const found = events.find((event) => event.type === type);
  if (found === undefined) throw new Error(`no ${type} among ${events.map((event) => event.type).join(' ')}`);
  return found.data as Extract<RecordedEvent, { type: T }>['data'];
}
