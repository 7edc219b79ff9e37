import type { CommandName } from '#libs/book/command-table.js';
import { file, OPENED_ON, officerOf, VILLAGES } from './county.testing.js';
import type { TestBook } from './server.testing.js';

const ON = OPENED_ON;
const [VILLAGE] = VILLAGES;
const MOTION = { n: 1, textRef: { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) }, decidesMoney: true, method: 'BALLOT' };

/** 奖扶: 80.00 a person and month. */
export const AWARD = {
  ...{ policyId: 'AWARD', nameZh: '农村部分计划生育家庭奖励扶助', docNo: '安和卫〔2014〕1号', validFrom: '2014-01-01' },
  subsidy: {
    ...{ rates: [{ from: '2014-01', fen: 80_00 }], split: [{ source: 'COUNTY', shareBp: 10_000 }], noticeDays: 7, noticeDayCount: 'CALENDAR' },
    ...{ disclosureMode: 'NAMED_MASKED', deathMonthRule: 'INCLUDE_MONTH', legacyMedicalLinked: false },
  },
};
export const CERTIFIED = { eligibleFrom: '2015-01-01', certDocNo: '安和卫确〔2015〕1号', on: ON };

export const application = (beneficiaryId: string, more: object = {}) => ({ policyId: AWARD.policyId, beneficiaryId, villageId: VILLAGE, on: ON, ...more });

/** Publishes the award, and holds the meeting of 东湖村 that carries its motion 1; the meeting's id. */
export async function subsidised({ desk }: TestBook): Promise<string> {
  await desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), { name: 'PublishPolicy', fields: AWARD as never, key: 'policy of the award' });
  const motions = [{ ...MOTION, forCount: 6, againstCount: 1, abstainCount: 0, recused: [] }];
  const minutes = { unitId: VILLAGE, body: 'VILLAGE_MEETING', heldOn: ON, chairId: officerOf('SUPERVISOR'), eligible: 9, present: 7, motions };
  const events = await desk.fileWithApproval(officerOf('ENROLLER'), officerOf('SUPERVISOR'), { name: 'RecordMeeting', fields: minutes as never, key: 'meeting on the award' });
  const held = events.find(({ type }) => type === 'MeetingRecorded');
  if (held?.type !== 'MeetingRecorded') throw new Error('no meeting was recorded');
  return held.data.meetingId;
}

export type Reached = 'APPLIED' | 'VILLAGE_OK' | 'TOWN_OK' | 'CONFIRMED';

/** Takes somebody's application as far as a state; the id of the enrolment. */
export async function enrol({ desk, payer }: TestBook, meetingId: string, name: string, reached: Reached): Promise<string> {
  const [applied] = await file(desk, officerOf('ENROLLER'), 'ApplyForBenefit', application(payer(name)));
  if (applied?.type !== 'BenefitApplied') throw new Error('no application was taken in');
  const { enrolId } = applied.data;
  const steps: readonly (readonly [Reached, () => Promise<unknown>])[] = [
    ['VILLAGE_OK', () => file(desk, officerOf('ENROLLER'), 'ReviewInVillage', { enrolId, meetingId, motionNo: 1, on: ON })],
    ['TOWN_OK', () => file(desk, officerOf('REVIEWER'), 'ReviewInTownship', { enrolId, pass: true, on: ON })],
    ['CONFIRMED', () => file(desk, officerOf('COUNTY_APPROVER'), 'ConfirmEntitlement', { enrolId, ...CERTIFIED })],
  ];
  for (const [, step] of steps.slice(0, steps.findIndex(([state]) => state === reached) + 1)) await step();
  return enrolId;
}

/** Acts on enrolments that stand ready for them, for the authorisation matrix. */
export async function enrolmentActs(book: TestBook) {
  const meetingId = await subsidised(book);
  const at = (reached: Reached) => enrol(book, meetingId, `测试乙${reached}`, reached);
  const [applied, byVillage, byTown, confirmed] = [await at('APPLIED'), await at('VILLAGE_OK'), await at('TOWN_OK'), await at('CONFIRMED')];
  const docNo = '临江〔2015〕3号';
  return {
    ApplyForBenefit: application(book.payer('测试丙')),
    ReviewInVillage: { enrolId: applied, meetingId, motionNo: 1, on: ON },
    ReviewInTownship: { enrolId: byVillage, pass: true, on: ON },
    ConfirmEntitlement: { enrolId: byTown, ...CERTIFIED },
    RefuseEntitlement: { enrolId: byTown, docNo, on: ON },
    StopBenefit: { enrolId: confirmed, cause: 'MOVED', effectiveOn: ON, docNo, on: ON },
    RegisterPayee: { enrolId: confirmed, payeeId: book.payer('测试丁'), ground: 'GUARDIAN', docNo, on: ON },
    ChangePayeeAccount: { enrolId: confirmed, accountToken: book.accountOf('测试乙CONFIRMED'), on: ON },
  } satisfies Partial<Record<CommandName, object>>;
}
