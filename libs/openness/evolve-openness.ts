import type { Payouts } from '#libs/benefits/payouts.js';
import type { Recorded } from '#libs/book/envelope.js';
import type { PayListId } from '#libs/kernel/ids.js';
import type { NoticeEvent } from './notices.js';
import type { Objection, ObjectionEvent } from './objections.js';
import type { Openness } from './openness.js';

/** Folds notices, and tells the pay lists what they need to know of theirs. Never refuses. */
export function evolveNotices(openness: Openness, payouts: Payouts, event: Recorded<NoticeEvent>): void {
  const { type, data, seq, occurredOn: on } = event;
  const { notices } = openness;
  switch (type) {
    case 'NoticePosted': {
      const { noticeId, source } = data;
      const checkedBy = event.approvals[0]?.officerId;
      const hands = { postedBy: event.actor.officerId, ...(checkedBy === undefined ? {} : { checkedBy }) };
      notices.put(noticeId, { ...data, ...hands, seq, postedSeq: seq, unitId: event.unitId, state: 'POSTED', postedOn: on });
      if (source.kind !== 'BENEFIT_LIST') return;
      const { listId } = source;
      return payouts.notices.put(noticeId, { noticeId, listId, postedOn: on, withdrawn: false, openObjections: openness.blockedLines(listId) });
    }
    case 'NoticeClosed':
      return notices.put(data.noticeId, { ...notices.known(data.noticeId), seq, state: data.result, endedOn: on });
    case 'NoticeWithdrawn': {
      const { noticeId, reasonCode } = data;
      notices.put(noticeId, { ...notices.known(noticeId), seq, state: 'WITHDRAWN', endedOn: on, withdrawnFor: reasonCode });
      const ofList = payouts.notices.get(noticeId);
      if (ofList !== undefined) payouts.notices.put(noticeId, { ...ofList, withdrawn: true });
      return;
    }
    default:
      return event satisfies never;
  }
}

/** Folds objections, and keeps the lines that they are about from being paid. Never refuses. */
export function evolveObjections(openness: Openness, payouts: Payouts, event: Recorded<ObjectionEvent>): void {
  const { objectionId } = event.data;
  const objection = event.type === 'ObjectionSubmitted' ? submitted(openness, event) : stepped(openness.objections.known(objectionId), event);
  openness.objections.put(objectionId, objection);
  const { listId } = objection;
  if (listId === undefined) return;
  if (event.type === 'ObjectionSubmitted') openness.ofList.put(listId, [...(openness.ofList.get(listId) ?? []), objectionId]);
  blockLines(openness, payouts, listId);
}

function submitted({ notices }: Openness, { data, seq, unitId, occurredOn }: Recorded<Extract<ObjectionEvent, { type: 'ObjectionSubmitted' }>>): Objection {
  const source = data.noticeId === undefined ? undefined : notices.known(data.noticeId).source;
  const ofList = source?.kind === 'BENEFIT_LIST' ? { listId: source.listId } : {};
  return { ...data, ...ofList, seq, unitId, handledBy: unitId, state: 'SUBMITTED', receivedOn: occurredOn, answers: [], disclosedTo: [] };
}

function stepped(objection: Objection, event: Recorded<Exclude<ObjectionEvent, { type: 'ObjectionSubmitted' }>>): Objection {
  const { type, data, seq, occurredOn: on, actor } = event;
  const step = { officerId: actor.officerId, on };
  switch (type) {
    case 'ObjectionAccepted': {
      const namedOfficerIds = [...new Set([...objection.namedOfficerIds, ...data.namedOfficerIds])];
      return { ...objection, seq, state: 'ACCEPTED', namedOfficerIds, accepted: step };
    }
    case 'ObjectionRejected':
      return { ...objection, seq, state: 'REJECTED', rejected: { ...step, reasonCode: data.reasonCode } };
    case 'ObjectionAnswered': {
      const { result, answerRef } = data;
      return { ...objection, seq, state: 'ANSWERED', answers: [...objection.answers, { ...step, result, answerRef }] };
    }
    case 'ObjectionEscalated':
      return { ...objection, seq, state: 'ESCALATED', handledBy: data.toUnitId, escalatedOn: on };
    case 'ObjectionClosed':
      return { ...objection, seq, state: 'CLOSED', closed: step };
    case 'ReporterDisclosed':
      return { ...objection, seq, disclosedTo: [...objection.disclosedTo, step] };
    default:
      return event satisfies never;
  }
}

function blockLines(openness: Openness, { notices }: Payouts, listId: PayListId): void {
  const openObjections = openness.blockedLines(listId);
  for (const notice of [...notices.values()]) if (notice.listId === listId) notices.put(notice.noticeId, { ...notice, openObjections });
}
