import { levyPolicy } from '#libs/book/anhe.testing.js';
import type { Book } from '#libs/book/book.js';
import { type CommandRequest, effectOf } from '#libs/book/decide.js';
import type { Evidence } from '#libs/book/envelope.js';
import type { Proposal } from '#libs/book/proposals/proposals.js';
import { heldBy } from '#libs/handovers/held-by.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { CommandId, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { lateFeeAccrued } from '#libs/levy/late-fee.js';
import type { Levy } from '#libs/levy/levy.js';
import { closedFrom, policyOn } from '#libs/registry/fee-policy.js';
import { postFor } from '#libs/registry/posts.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { History } from './history.testing.js';
import { movingMoney } from './moving-money.testing.js';
import { type Act, before, laterOf, pick, pickRow, TOWNS, townOf } from './picking.testing.js';
import { proceedingWith } from './proceeding-steps.testing.js';
import { refundingWith } from './refund-steps.testing.js';
import type { CollectStep, Step } from './steps.testing.js';
import { ticketingWith } from './ticket-steps.testing.js';
import { troubleWith } from './trouble-steps.testing.js';

const OFFICERS = ['O-03', 'O-04', 'O-05', 'O-06', 'O-07', 'O-08', 'O-11', 'O-12', 'O-13', 'O-20', 'O-33', 'O-43', 'O-44', 'O-46', 'O-48', 'O-60', 'O-61'];
const stub: Evidence = { kind: 'RECEIPT_STUB', docNo: '票据存根' as never };

/** Takes a step of a history, the `n`-th; the days of a step that is no command pass. */
export function take(history: History, step: Step, n: number): void {
  if (step.act === 'pass') return history.pass(step.days);
  const act = actOf(history, step, n);
  if (act !== undefined) history.attempt(requestOf(act, n));
}

function requestOf({ name, as, fields }: Act, n: number): CommandRequest {
  return { name, command: fields as CommandRequest['command'], evidence: [stub], officerId: as as OfficerId, commandId: derivedUuid('step', n) as CommandId };
}

function actOf(history: History, step: Exclude<Step, { act: 'pass' }>, n: number): Act | undefined {
  const { book } = history;
  switch (step.act) {
    case 'import':
      return importing(book, step, n);
    case 'collect':
      return collecting(book, step);
    case 'proceed':
      return proceedingWith(book, step, n);
    case 'ticket':
      return ticketingWith(book, step);
    case 'refund':
      return refundingWith(book, step, n);
    case 'trouble':
      return troubleWith(book, step, n);
    case 'reverse': {
      const payment = pickRow(book.custody.payments, step.whichPayment);
      if (payment === undefined) return undefined;
      const { act, whichPayment, ago, ...fields } = step;
      return {
        name: 'ReversePayment',
        as: townOf(payment.unitId).accountant,
        fields: { ...fields, paymentId: payment.paymentId, on: laterOf(payment.collectedOn, before(book.today, ago)) },
      };
    }
    case 'void':
    case 'return':
    case 'allocate':
      return movingSheet(book, step);
    case 'judge': {
      const proposal = pickRow(book.proposals.open, step.whichProposal);
      return proposal === undefined ? undefined : judging(history, proposal, step);
    }
    case 'close': {
      const { unitId, head } = pick(TOWNS, step.whichTown) as (typeof TOWNS)[number];
      const { levyCount, balanceFen } = book.levies.openings.get(unitId as UnitId) ?? { levyCount: 0, balanceFen: 0 };
      return { name: 'CloseOpening', as: head, fields: { unitId, levyCount: step.truthful ? levyCount : levyCount + 1, balanceFen } };
    }
    case 'appoint': {
      const unitId = ['COLLECTOR', 'CASHIER', 'ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'TICKET_KEEPER'].includes(step.role) ? 'LJ' : '990000';
      return { name: 'AssignRole', as: 'O-10', fields: { officerId: pick(OFFICERS, step.whichOfficer), role: step.role, unitId, from: book.today, docNo: '安和人〔2015〕8号' } };
    }
    case 'carry':
    case 'remit':
    case 'credit':
    case 'payOver':
      return movingMoney(book, step);
    case 'leave':
      return leaving(book, step);
    case 'dismiss':
      return { name: 'RevokeRole', as: 'O-10', fields: { assignmentId: pickRow(book.registry.assignments, step.whichPost)?.assignmentId, on: book.today } };
    default:
      return step satisfies never;
  }
}

/** A collector leaves what he holds to another, mostly as the ledger has it. */
function leaving(book: Book, { whichTown, whichOfficer, whichSuccessor, truthful }: Extract<Step, { act: 'leave' }>): Act {
  const { unitId, collectors, cashier, head } = pick(TOWNS, whichTown) as (typeof TOWNS)[number];
  const [from, to] = [pick([...collectors, cashier], whichOfficer), pick(['O-03', 'O-33', 'O-04', 'O-43', 'O-60'], whichSuccessor)];
  const { cash, ...held } = heldBy(book, from as OfficerId, unitId as UnitId);
  const fenAt = (place: string) => (cash.find((one) => one.place === place)?.totalFen ?? 0) + (truthful ? 0 : 1);
  return {
    name: 'SignHandover',
    as: from as string,
    fields: { unitId, toOfficerId: to, supervisorId: head, collectorCashFen: fenAt('COLLECTOR'), cashierCashFen: fenAt('CASHIER'), ...held },
  };
}

function importing({ today }: Book, { whichTown, yuan, raised, ago, entrusted }: Extract<Step, { act: 'import' }>, n: number): Act {
  const { unitId, villageId, accountant } = pick(TOWNS, whichTown) as (typeof TOWNS)[number];
  const servedOn = before(today, ago);
  const fields = {
    ...{ levyId: `L-${n}`, policyId: levyPolicy.policyId, docNo: `安社征决字〔2015〕${n}号`, decidedOn: servedOn, servedOn, entrusted, unitId, villageId },
    ...{ assessedFen: yuan * 100 + (raised ? 50_00 : 0), standardFen: yuan * 100, standardDocNo: '安和政〔2014〕1号', payerId: derivedUuid('party', n) },
  };
  return { name: 'ImportLevyDecision', as: accountant, fields };
}

function collecting(book: Book, step: CollectStep): Act | undefined {
  const levy = pickRow(book.levies.levies, step.whichLevy) as Levy;
  const { collectors, transit } = townOf(levy.unitId);
  const officerId = pick(collectors, step.whichOfficer) as string;
  const collectedOn = before(book.today, step.ago);
  const principalFen = Math.floor((levy.payerBalanceFen * step.principalShare) / 100);
  const lateFeeFen = Math.floor((unpaidLateFee(book, levy, collectedOn) * step.lateFeeShare) / 100);
  const excessFen = principalFen === levy.payerBalanceFen ? step.excessYuan * 100 : 0;
  const sheet = sheetFor(book, step.channel === 'BANK_DIRECT' ? 'O-20' : officerId, step.whichSheet);
  const { channel, whichInstalment } = step;
  const instalmentNo = whichInstalment === undefined ? undefined : pick(levy.dueLines, whichInstalment)?.n;
  const accountId = { CASH: undefined, TRANSIT_TRANSFER: transit, BANK_DIRECT: 'ACC-SPECIAL' }[channel];
  const receipt = sheet === undefined ? {} : { receipt: { ...sheet, fen: principalFen + lateFeeFen + excessFen } };
  const fields = { levyId: levy.levyId, principalFen, lateFeeFen, excessFen, channel, collectedOn, afterCutoff: false, ...receipt };
  return {
    name: 'CollectLevyPayment',
    as: officerId,
    fields: { ...fields, ...(accountId === undefined ? {} : { accountId }), ...(instalmentNo === undefined ? {} : { instalmentNo }) },
  };
}

function unpaidLateFee({ registry }: Book, levy: Levy, on: IsoDate): number {
  const rules = { termsOn: (day: IsoDate) => policyOn(registry, levy.policyId, day).terms, stopOn: closedFrom(registry, levy.policyId) };
  return Math.max(0, Math.min(lateFeeAccrued(levy, on, rules), levy.assessedFen) - levy.lateFeePaidFen);
}

/** An unused sheet of the officer; now and then just any number. */
function sheetFor({ receipts }: Book, officerId: string, whichSheet: number): { bookId: ReceiptBookId; no: number } | undefined {
  const held = [...receipts.books.values()].find(({ allocations }) => allocations.some(({ toOfficerId }) => toOfficerId === officerId));
  if (held === undefined) return undefined;
  const { bookId, from } = held;
  if (whichSheet % 10 === 0) return { bookId, no: from + (whichSheet % 27) - 1 };
  const unused = Array.from({ length: 20 }, (_, index) => from + index).filter((no) => receipts.stateOf(held, no) === 'ALLOCATED');
  return { bookId, no: unused[0] ?? from };
}

function movingSheet({ receipts, today }: Book, { act, whichOfficer, whichSheet, copiesKept }: Extract<Step, { whichSheet: number; copiesKept: boolean }>): Act {
  const book = pickRow(receipts.books, whichSheet);
  const no = (book?.from ?? 0) + (whichSheet % 26);
  const holder = pick(['O-03', 'O-08', 'O-33', 'O-43', 'O-48'], whichOfficer) as string;
  const ofBook = { bookId: book?.bookId, on: today };
  if (act === 'void') return { name: 'VoidReceipt', as: holder, fields: { ...ofBook, no, reasonCode: 'SPOILED', copiesKept } };
  if (act === 'return') return { name: 'ReturnRange', as: holder, fields: { ...ofBook, from: no, to: no + (whichOfficer % 2) } };
  return { name: 'AllocateRange', as: book?.unitId === 'QX' ? 'O-48' : 'O-08', fields: { ...ofBook, from: no, to: no, toOfficerId: holder } };
}

/** Mostly by one who may; now and then by anybody. */
function judging(history: History, proposal: Proposal, { how, whichOfficer }: Extract<Step, { act: 'judge' }>): Act {
  const { proposalId, makerId, unitId, approverRoles, approverId } = proposal;
  const able = OFFICERS.filter((officerId) => postFor(history.book.registry, officerId as OfficerId, approverRoles, { unitId, on: history.book.today }) !== undefined);
  const as = pick(whichOfficer % 8 === 0 ? OFFICERS : approverId === undefined ? able : [approverId], whichOfficer) ?? 'O-99';
  if (how === 'withdraw') return { name: 'WithdrawProposal', as: makerId, fields: { proposalId } };
  if (how === 'reject') return { name: 'RejectProposal', as, fields: { proposalId, reasonCode: 'FIGURES_WRONG' } };
  return { name: 'ApproveProposal', as, fields: { proposalId, effectHash: shownEffect(history, proposal) } };
}

function shownEffect({ book, moment }: History, proposal: Proposal): string {
  try {
    return effectOf(book, proposal, moment).hash;
  } catch (error) {
    if (error instanceof Refusal) return 'none';
    throw error;
  }
}
