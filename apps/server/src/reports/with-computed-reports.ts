import type { ComputedReports } from '#libs/book/context.js';
import type { CommandRequest } from '#libs/book/decide.js';
import { packOf } from '#libs/filing/filing.js';
import type { ReportedFigures } from '#libs/filing/prepare-report.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { digestsOf, versionDraft } from '#libs/reports/computed-pack.js';
import type { House } from '../house/house.js';
import { waitForViews } from '../queries/wait-for-views.js';

/** As long as the views may take to follow while nobody waits at a screen. */
const FIGURES_WITHIN_MS = 20_000;

/**
 * A command that lays reports before somebody goes to the book with what the house itself computes of them: whoever names another digest is
 * refused there. What kept them from being computed is refused there too, in its turn after the question who may.
 */
export async function withComputedReports(house: House, book: BookCode, request: CommandRequest): Promise<CommandRequest> {
  if (request.name !== 'PrepareReport' && request.name !== 'AmendReport') return request;
  const computed = await refusalOr(compute(house, book, request.command as unknown as ReportedFigures));
  const computedReports = () => {
    if (computed instanceof Refusal) throw computed;
    return computed;
  };
  return { ...request, computedReports };
}

/** What an accountant lays before the reviewer: the digest of what the house computes of a month as of the book's last event. */
export async function figuresOf(house: House, book: BookCode, month: Pick<ReportedFigures, 'unitId' | 'periodId'>): Promise<ReportedFigures> {
  const asOfSeq = house.bookkeeper(book).standing.durableSeq - 1;
  await house.views.waitFor(book, asOfSeq, FIGURES_WITHIN_MS);
  const { sha256 } = await compute(house, book, { ...month, asOfSeq });
  return { ...month, asOfSeq, sha256 };
}

async function compute(house: House, book: BookCode, { unitId, periodId, asOfSeq }: Omit<ReportedFigures, 'sha256'>): Promise<ComputedReports> {
  await waitForViews(house, book, { asOfSeq });
  const pack = await house.bookkeeper(book).ask((state) => packOf(state, unitId, periodId));
  return digestsOf(await versionDraft(house, book, { unitId, periodId, asOfSeq }, pack));
}

async function refusalOr<T>(promise: Promise<T>): Promise<T | Refusal> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
