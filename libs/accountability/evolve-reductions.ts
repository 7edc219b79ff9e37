import type { Recorded } from '#libs/book/envelope.js';
import { fenOf, NOTHING, plus, type Split } from '#libs/custody/split.js';
import type { Month } from '#libs/kernel/dates.js';
import type { CaseId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { type LineEnd, type Obligation, openOf, type Reduction, type ReductionCase, type ReductionEvent, type Reductions } from './reductions.js';

/** What an event makes of the cases and obligations. */
export function evolveReductions(reductions: Reductions, event: Recorded<ReductionEvent>): void {
  const { type, data, seq, unitId, occurredOn: on } = event;
  switch (type) {
    case 'ReductionRequested': {
      const { reasonCode, ...reduction } = data;
      reductions.undecided.put(data.caseId, true);
      return reductions.cases.put(data.caseId, { ...reduction, seq, unitId, decision: 'REQUESTED', request: { by: event.actor.officerId, on, reasonCode } });
    }
    case 'ReductionAuthorised': {
      const { caseId, authorityUnitId, docNo, legalBasisDocNo, meetingId, motionNo, principalFen, lateFeeFen } = data;
      const authority = { authorityUnitId, docNo, legalBasisDocNo, meetingId, motionNo };
      return decided(reductions, caseId, { seq, decision: 'AUTHORISED', authority, principalFen, lateFeeFen });
    }
    case 'ReductionRefused':
      return decided(reductions, data.caseId, { seq, decision: 'REFUSED', refusalDocNo: data.docNo });
    case 'ReductionExpired':
      return decided(reductions, data.caseId, { seq, decision: 'EXPIRED' });
    case 'ReductionEstablishedUnauthorised': {
      const { basis, docNo, ...reduction } = data;
      const known: Reduction & Partial<ReductionCase> = reductions.cases.get(data.caseId) ?? reduction;
      return reductions.cases.put(data.caseId, { ...known, ...reduction, seq, unitId, basis, decision: 'UNAUTHORISED' });
    }
    case 'MakeUpObligationOpened':
      reductions.cases.put(data.caseId, { ...reductions.cases.known(data.caseId), seq, obligationId: data.obligationId });
      return reductions.obligations.put(data.obligationId, opened(event as Recorded<Extract<ReductionEvent, { type: 'MakeUpObligationOpened' }>>));
    case 'MakeUpPaid':
      return settle(reductions, { ...data, seq, by: 'paid' }, [data]);
    case 'MakeUpWrittenOff':
      return settle(reductions, { ...data, seq, by: 'writtenOff' }, [data]);
    case 'PayerLiabilityReinstated':
      return settle(reductions, { ...data, seq, by: 'reinstated' }, data.lines);
    case 'MakeUpReleased':
      return settle(reductions, { ...data, seq, by: 'released' }, [data]);
    default:
      return event satisfies never;
  }
}

function decided({ cases, undecided }: Reductions, caseId: CaseId, how: Partial<ReductionCase>): void {
  undecided.remove(caseId);
  cases.put(caseId, { ...cases.known(caseId), ...how });
}

function opened({ seq, unitId, occurredOn, periodId, data }: Recorded<Extract<ReductionEvent, { type: 'MakeUpObligationOpened' }>>): Obligation {
  const lines = data.lines.map((line) => ({ ...line, paid: NOTHING, writtenOff: NOTHING, reinstated: NOTHING, released: NOTHING }));
  return { ...data, seq, unitId, openedOn: occurredOn, periodId: periodId as Month, lines };
}

const ENDS = { paid: 'MADE_UP', writtenOff: 'WRITTEN_OFF', reinstated: 'REINSTATED_TO_PAYER', released: 'RELEASED' } as const satisfies Record<string, LineEnd>;

interface Step {
  readonly obligationId: ObligationId;
  readonly seq: number;
  readonly by: keyof typeof ENDS;
}

/** Takes a part of each officer's line off it. */
function settle({ cases, obligations }: Reductions, { obligationId, seq, by }: Step, parts: readonly ({ readonly officerId: OfficerId } & Split)[]): void {
  const obligation = obligations.known(obligationId);
  const lines = obligation.lines.map((line) => {
    const part = parts.filter(({ officerId }) => officerId === line.officerId).reduce<Split>(plus, NOTHING);
    return { ...line, [by]: plus(line[by], part) };
  });
  const isOpen = lines.some((line) => fenOf(openOf(line)) > 0);
  obligations.put(obligationId, { ...obligation, seq, lines, ...(isOpen ? {} : { ended: ENDS[by] }) });
  cases.put(obligation.caseId, { ...cases.known(obligation.caseId), seq });
}
