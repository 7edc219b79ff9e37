import { told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
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

/** What made somebody entitled, step by step, as the book holds it. */
export function enrolled(name: string, more: { policyId?: string; villageId?: string; eligibleFrom?: string } = {}): readonly DecidedEvent[] {
  const { policyId = 'AWARD', villageId = 'LJ-DH', eligibleFrom = '2015-01-01' } = more;
  const of = (type: DecidedEvent['type'], data: object) => told(type, { enrolId: enrolIdOf(name), ...data }, '2015-03-01', { unitId: 'LJ' });
  return [
    of('BenefitApplied', { policyId, beneficiaryId: partyOf(name), villageId }),
    of('VillageReviewed', { meetingId: derivedUuid('meeting'), motionNo: 1, pass: true }),
    of('TownshipReviewed', { pass: true }),
    of('CountyConfirmed', { eligibleFrom, certDocNo: '安和卫确〔2015〕1号' }),
  ];
}

/** A county with the award, and what happened since. */
export const subsidised = (...events: readonly DecidedEvent[]): Scenario => given(subsidyPublished(), ...events);
