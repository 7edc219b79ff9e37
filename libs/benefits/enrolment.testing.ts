import { post, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { Hands } from '#libs/book/envelope.js';
import type { DecidedEvent, EventType } from '#libs/book/events.js';
import { motion } from '#libs/meetings/meetings.testing.js';
import type { Role } from '#libs/registry/roles.js';
import type { SubsidyTerms } from '#libs/registry/subsidy-terms.js';
import { derivedUuid } from '#libs/trust/digest.js';

/** 奖扶 of domain example A6: 80.00 a person and month from 2014 on. */
export const awardTerms = {
  ...{ rates: [{ from: '2014-01', fen: 80_00 }], noticeDays: 7, noticeDayCount: 'CALENDAR', disclosureMode: 'NAMED_MASKED' },
  ...{
    split: [
      { source: 'PROVINCE', shareBp: 5_000 },
      { source: 'COUNTY', shareBp: 5_000 },
    ],
    deathMonthRule: 'INCLUDE_MONTH',
    legacyMedicalLinked: false,
  },
};
export const award = { policyId: 'AWARD', nameZh: '农村部分计划生育家庭奖励扶助', docNo: '安和卫〔2014〕1号', validFrom: '2014-01-01', subsidy: awardTerms };

/** A subsidy in force; its terms, and its head, as told. */
export const subsidyPublished = (more: object = {}, terms: Partial<Record<keyof SubsidyTerms, unknown>> = {}): DecidedEvent =>
  told('PolicyPublished', { ...award, kind: 'SUBSIDY', version: 1, ...more, subsidy: { ...awardTerms, ...terms } });

export const partyOf = (name: string): string => derivedUuid('party', name);
export const enrolIdOf = (name: string): string => derivedUuid('enrolment', name);

/** The village's meeting of a day, with one motion that 6 of 7 present carried. */
export function villageMeeting(more: object = {}, motionMore: object = {}): DecidedEvent {
  const { heldOn = '2015-03-02', unitId = 'LJ-DH', ...rest } = more as { heldOn?: string; unitId?: string };
  const motions = [motion({ forCount: 6, againstCount: 1, ...motionMore })];
  const minutes = { meetingId: MEETING, body: 'VILLAGE_MEETING', chairId: 'O-31', recorderId: 'O-30', eligible: 9, present: 7, motions };
  return told('MeetingRecorded', { ...minutes, ...rest }, heldOn, { unitId });
}
export const MEETING = derivedUuid('meeting');

/** What made somebody entitled, step by step, as the book holds it: applied for by O-30, reviewed by O-06, confirmed by O-11. */
export function enrolled(name: string, more: { policyId?: string; villageId?: string; eligibleFrom?: string } = {}): readonly DecidedEvent[] {
  const { policyId = 'AWARD', villageId = 'LJ-DH', eligibleFrom = '2015-01-01' } = more;
  const of = (type: EventType, officerId: string, role: Role, data: object) => {
    const hands = { actor: { officerId, role }, approvals: [], evidence: [] } as unknown as Hands;
    return { ...told(type, { enrolId: enrolIdOf(name), ...data }, '2015-03-01', { unitId: 'LJ' }), hands };
  };
  return [
    of('BenefitApplied', 'O-30', 'ENROLLER', { policyId, beneficiaryId: partyOf(name), villageId }),
    of('VillageReviewed', 'O-30', 'ENROLLER', { meetingId: MEETING, motionNo: 1, pass: true }),
    of('TownshipReviewed', 'O-06', 'REVIEWER', { pass: true }),
    of('CountyConfirmed', 'O-11', 'COUNTY_APPROVER', { eligibleFrom, certDocNo: '安和卫确〔2015〕1号' }),
  ];
}

/** As far as the application, the village or the township took it. */
export const applied = (name: string) => enrolled(name).slice(0, 1);
export const passedByVillage = (name: string) => enrolled(name).slice(0, 2);
export const passedByTownship = (name: string) => enrolled(name).slice(0, 3);

/** Who enrols in 东湖村, and who supervises it. */
export const villagePosts = [post(['O-30', 'ENROLLER', 'LJ-DH']), post(['O-31', 'SUPERVISOR', 'LJ-DH'])];

/** A county with the award and an enroller, and what happened since. */
export const subsidised = (...events: readonly DecidedEvent[]): Scenario => given(...villagePosts, subsidyPublished(), ...events);
