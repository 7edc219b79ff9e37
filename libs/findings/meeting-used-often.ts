import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import type { MeetingId } from '#libs/kernel/ids.js';
import { type Finding, groupedBy } from './finding.js';

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
