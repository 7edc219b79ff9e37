import type { Recorded } from '#libs/book/envelope.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import type { Benefits, Enrolment, EnrolmentEvent, EnrolmentStep } from './benefits.js';

type EnrolmentChange = Exclude<Recorded<EnrolmentEvent>, { type: 'BenefitApplied' }>;

/** Records are immutable; the tables note what they replace. Never refuses. */
export function evolveEnrolments(benefits: Benefits, event: Recorded<EnrolmentEvent>): void {
  const { enrolments, ofBeneficiary } = benefits;
  if (event.type === 'BenefitApplied') {
    const { data, seq, unitId } = event;
    ofBeneficiary.put(data.beneficiaryId, [...(ofBeneficiary.get(data.beneficiaryId) ?? []), data.enrolId]);
    return enrolments.put(data.enrolId, { ...data, seq, unitId, state: 'APPLIED', steps: [stepOf(event)], payee: { payeeId: data.beneficiaryId } });
  }
  const enrolment = enrolments.known(event.data.enrolId);
  enrolments.put(enrolment.enrolId, { ...changed(enrolment, event), seq: event.seq, steps: [...enrolment.steps, stepOf(event)] });
  if (event.type === 'PayeeAccountChanged') benefits.payeeOf.put(event.data.accountToken, event.data.payeeId);
}

function changed(enrolment: Enrolment, event: EnrolmentChange): Enrolment {
  const { type, data } = event;
  switch (type) {
    case 'VillageReviewed':
      return { ...enrolment, state: data.pass ? 'VILLAGE_OK' : 'REJECTED' };
    case 'TownshipReviewed':
      return { ...enrolment, state: data.pass ? 'TOWN_OK' : 'REJECTED' };
    case 'CountyConfirmed':
      return { ...enrolment, state: 'CONFIRMED', eligibleFrom: data.eligibleFrom };
    case 'CountyRefused':
      return { ...enrolment, state: 'REJECTED' };
    case 'BenefitStopped': {
      const { enrolId, ...stop } = data;
      return { ...enrolment, state: 'STOPPED', stop };
    }
    case 'PayeeRegistered': {
      // The account was the former payee's: the new one brings his own, by two hands.
      const { account, ...withoutAccount } = enrolment;
      const { enrolId, ...payee } = data;
      return { ...withoutAccount, payee };
    }
    case 'PayeeAccountChanged':
      return { ...enrolment, account: { accountToken: data.accountToken, on: event.occurredOn, ...handsOf(event) } };
    default:
      return event satisfies never;
  }
}

function handsOf({ actor, approvals }: EnrolmentChange): { readonly requestedBy: OfficerId; readonly approvedBy: OfficerId } {
  return { requestedBy: actor.officerId, approvedBy: (approvals[0] ?? actor).officerId };
}

function stepOf({ type, data, actor, occurredOn }: Recorded<EnrolmentEvent>): EnrolmentStep {
  const step = { step: type, on: occurredOn, officerId: actor.officerId };
  switch (type) {
    case 'VillageReviewed':
      return { ...step, pass: data.pass, meetingId: data.meetingId };
    case 'TownshipReviewed':
      return { ...step, pass: data.pass };
    case 'CountyConfirmed':
      return { ...step, pass: true, docNo: data.certDocNo };
    case 'CountyRefused':
      return { ...step, pass: false, docNo: data.docNo };
    case 'BenefitStopped':
    case 'PayeeRegistered':
      return { ...step, pass: true, docNo: data.docNo };
    case 'BenefitApplied':
    case 'PayeeAccountChanged':
      return { ...step, pass: true };
  }
}
