import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import { fenOf } from '#libs/custody/split.js';
import { sum } from '#libs/kernel/fen.js';
import type { MeetingId } from '#libs/kernel/ids.js';
import { type Finding, groupedBy } from './finding.js';

/** Motions under which the county let off more than one payer. What a motion says is sealed: whether it covers them all, a person reads (invariant 33). */
export function* motionUsedOften({ reductions, meetings }: Book): Generator<Finding> {
  const authorised = [...reductions.cases.values()].flatMap(({ authority, ...one }) => (authority === undefined ? [] : [{ ...one, authority }]));
  for (const cases of groupedBy(authorised, ({ authority }) => `${authority.meetingId} ${authority.motionNo}`).values()) {
    const [first] = cases;
    if (first === undefined || cases.length < 2) continue;
    const { meetingId } = first.authority;
    const { heldOn, chairId, seq } = meetings.meetings.known(meetingId);
    yield {
      ...{ unitId: first.unitId, on: heldOn, fen: sum(...cases.map(fenOf)), officerIds: [chairId] },
      evidence: [meeting(meetingId), ...cases.map(({ caseId }): EntityRef => ({ kind: 'reduction case', id: caseId }))],
      seqs: [seq, ...cases.map((one) => one.seq)],
    };
  }
}

/** Meetings on which more people were passed for a subsidy than they had motions. */
export function* meetingUsedOften({ benefits, meetings }: Book): Generator<Finding> {
  const passed = [...benefits.enrolments.values()].flatMap((enrolment) =>
    enrolment.steps.flatMap(({ step, pass, meetingId }) => (step === 'VillageReviewed' && pass && meetingId !== undefined ? [{ enrolment, meetingId }] : [])),
  );
  for (const reviews of groupedBy(passed, ({ meetingId }) => meetingId).values()) {
    const [first] = reviews;
    if (first === undefined) continue;
    const { motions, heldOn, chairId, seq } = meetings.meetings.known(first.meetingId);
    if (reviews.length <= motions.length) continue;
    yield {
      ...{ unitId: first.enrolment.unitId, on: heldOn, officerIds: [chairId] },
      evidence: [meeting(first.meetingId), ...reviews.map(({ enrolment }): EntityRef => ({ kind: 'enrolment', id: enrolment.enrolId }))],
      seqs: [seq],
    };
  }
}

const meeting = (id: MeetingId): EntityRef => ({ kind: 'meeting', id });
