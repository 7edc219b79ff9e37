import type { Enrolment } from '#libs/benefits/benefits.js';
import type { PayList } from '#libs/benefits/pay-lists.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { AWARD_POLICY, officerFor, supervisorOf } from './anhe-county.js';
import { noticeDays, postNotice } from './notice-days.js';
import { OfficeDay } from './office-day.js';
import type { DatedAct, SampleHouse, Township } from './sample-room.js';
import type { ListedBeneficiary, ListedUnit } from './township-files.js';

const MONTHLY_FEN = 80_00;
const policyId = String(AWARD_POLICY.policyId);

/** Months that are paid together, and the days on which what is done. */
interface Payout {
  readonly from: Month;
  readonly to: Month;
  readonly quotaOn: string;
  readonly noticeOn: string;
  readonly approvedOn?: string;
  readonly sentOn?: string;
  readonly toldOn?: string;
}

const LIST_COLUMNS = ['NO', 'VILLAGE', 'NAME', 'POLICY', 'RATE', 'MONTHS', 'FEN', 'SOURCES'];

const PAYOUTS = [
  { from: '2014-01', to: '2014-06', quotaOn: '2014-05-26', noticeOn: '2014-06-03', approvedOn: '2014-06-11', sentOn: '2014-06-12', toldOn: '2014-06-16' },
  { from: '2014-07', to: '2014-12', quotaOn: '2014-11-25', noticeOn: '2014-12-02', approvedOn: '2014-12-10', sentOn: '2014-12-11', toldOn: '2014-12-15' },
  { from: '2015-01', to: '2015-03', quotaOn: '2015-03-25', noticeOn: '2015-04-02' },
] as unknown as readonly Payout[];

/** The people of a township who draw 奖扶: enrolled in 2014, paid by half-years; the list of this spring hangs on the board. */
export function benefitDays(house: SampleHouse, township: Township, people: readonly ListedBeneficiary[], villages: readonly ListedUnit[]): readonly DatedAct[] {
  if (people.length === 0) return [];
  const acts: DatedAct[] = [];
  const onDay = (on: string, act: (desk: BenefitDesk) => Promise<void>) =>
    acts.push({ on: on as IsoDate, act: () => act(new BenefitDesk(new OfficeDay(house, township, on as IsoDate), people, villages)) });

  onDay('2014-01-10', (desk) => desk.takeIn());
  onDay('2014-01-20', (desk) => desk.reviewInTownship());
  onDay('2014-02-10', (desk) => desk.confirm());
  onDay('2014-02-12', (desk) => desk.enterAccounts());
  acts.push(...noticeDays(house, township));
  for (const payout of PAYOUTS) {
    const { approvedOn, sentOn, toldOn } = payout;
    onDay(payout.quotaOn, (desk) => desk.receiveQuota(payout));
    onDay(payout.noticeOn, (desk) => desk.prepare(payout));
    if (approvedOn !== undefined) onDay(approvedOn, (desk) => desk.approve(payout));
    if (sentOn !== undefined) onDay(sentOn, (desk) => desk.send(payout));
    if (toldOn !== undefined) onDay(toldOn, (desk) => desk.tell(payout));
  }
  return acts;
}

/** Those of a township who have to do with subsidies, on a day. */
class BenefitDesk {
  private readonly unitId: UnitId;

  constructor(
    private readonly day: OfficeDay,
    private readonly people: readonly ListedBeneficiary[],
    private readonly villages: readonly ListedUnit[],
  ) {
    this.unitId = day.township.unitId;
  }

  /** Each village votes on its applicants by ballot. */
  async takeIn(): Promise<void> {
    const { day } = this;
    const { on, house } = day;
    const enroller = this.officer('ENROLLER');
    const byVillage = Map.groupBy(this.people, ({ villageZh }) => villageZh);
    for (const [nameZh, people] of byVillage) {
      const villageId = this.villages.find((unit) => unit.nameZh === nameZh)?.unitId as UnitId;
      const supervisor = supervisorOf(villageId).officerId;
      const motion = { n: 1, textRef: house.keepText('评议本村奖励扶助申请'), decidesMoney: true, method: 'BALLOT', forCount: 21, againstCount: 1, abstainCount: 2, recused: [] };
      const minutes = { unitId: villageId, body: 'VILLAGE_MEETING', heldOn: on, chairId: supervisor, eligible: 31, present: 24, motions: [motion] };
      await day.approved('RecordMeeting', [enroller, supervisor], minutes, villageId);
      const meetingId = await day.ask((book) => [...book.meetings.meetings.values()].find((meeting) => meeting.unitId === villageId)?.meetingId);
      for (const { person } of people) {
        const beneficiaryId = house.registerPayer(person);
        await day.filed('ApplyForBenefit', enroller, { policyId, beneficiaryId, villageId, on }, beneficiaryId);
        const enrolId = (await this.enrolments()).find((one) => one.beneficiaryId === beneficiaryId)?.enrolId;
        await day.filed('ReviewInVillage', enroller, { enrolId, meetingId, motionNo: 1, on }, beneficiaryId);
      }
    }
  }

  async reviewInTownship(): Promise<void> {
    for (const { enrolId } of await this.enrolments()) await this.day.filed('ReviewInTownship', this.officer('REVIEWER'), { enrolId, pass: true, on: this.day.on }, enrolId);
  }

  async confirm(): Promise<void> {
    const certificate = { eligibleFrom: '2014-01-01', certDocNo: `安和卫确${this.day.stamp}`, on: this.day.on };
    for (const { enrolId } of await this.enrolments()) await this.day.filed('ConfirmEntitlement', officerFor('COUNTY_APPROVER'), { enrolId, ...certificate }, enrolId);
  }

  async enterAccounts(): Promise<void> {
    const { day } = this;
    const enroller = this.officer('ENROLLER');
    for (const { enrolId, beneficiaryId } of await this.enrolments()) {
      const listed = this.people.find(({ person }) => day.house.registerPayer(person) === beneficiaryId);
      if (listed === undefined) continue;
      const accountToken = day.house.registerAccount(listed.accountNo, listed.person.name, enroller);
      await day.approved('ChangePayeeAccount', [enroller, this.officer('REVIEWER')], { enrolId, accountToken, on: day.on }, enrolId);
    }
  }

  async receiveQuota(payout: Payout): Promise<void> {
    const { day, unitId } = this;
    await day.filed('ReceiveQuota', officerFor('COUNTY_FINANCE'), { unitId, policyId, fen: this.totalOf(payout), docNo: `安和财预${day.stamp}`, on: day.on });
  }

  async prepare(payout: Payout): Promise<void> {
    const { day, unitId } = this;
    const { from, to } = payout;
    await day.filed('PreparePayList', this.officer('ENROLLER'), { unitId, policyId, from, to, totalFen: this.totalOf(payout), on: day.on });
    const { listId } = await this.listOf(payout);
    await postNotice(day, { unitId, kind: 'BENEFIT_LIST', listId }, LIST_COLUMNS);
  }

  async approve(payout: Payout): Promise<void> {
    const { listId } = await this.listOf(payout);
    const noticeId = await this.day.ask((book) => [...book.payouts.notices.values()].find((notice) => notice.listId === listId)?.noticeId);
    await this.day.approved('ApprovePayList', [this.officer('REVIEWER'), this.officer('UNIT_HEAD')], { listId, noticeId, on: this.day.on });
  }

  async send(payout: Payout): Promise<void> {
    const { listId } = await this.listOf(payout);
    await this.day.approved('SubmitBatch', [this.officer('ACCOUNTANT'), officerFor('COUNTY_FINANCE')], { listId, on: this.day.on });
  }

  /** The bank paid everybody. */
  async tell(payout: Payout): Promise<void> {
    const { day } = this;
    const { listId } = await this.listOf(payout);
    const batch = await day.ask((book) => [...book.payouts.batches.values()].find((one) => one.listId === listId));
    if (batch === undefined) throw new Error('no batch was submitted');
    const fen = this.totalOf(payout) / this.people.length;
    const results = batch.lineNos.map((no) => ({ no, fen, bankRef: `代发${day.stamp}-${no}`, outcome: 'PAID' }));
    await day.filed('RecordBankResult', officerFor('BANK'), { batchId: batch.batchId, results, paidFen: fen * results.length, returnedFen: 0, on: day.on });
    const { from, to } = payout;
    await postNotice(day, { unitId: this.unitId, kind: 'PAYOUT', policyId, from, to }, ['POLICY', 'FIGURES']);
  }

  private totalOf({ from, to }: Payout): Fen {
    return (this.people.length * MONTHLY_FEN * (Number(to.slice(5)) - Number(from.slice(5)) + 1)) as Fen;
  }

  private officer(role: Parameters<Township['officer']>[0]): string {
    return this.day.township.officer(role);
  }

  private enrolments(): Promise<readonly Enrolment[]> {
    return this.day.ask((book) => [...book.benefits.enrolments.values()].filter(({ unitId }) => unitId === this.unitId));
  }

  private async listOf({ from }: Payout): Promise<PayList> {
    const list = await this.day.ask((book) => [...book.payouts.lists.values()].find((one) => one.unitId === this.unitId && one.from === from));
    if (list === undefined) throw new Error('no list was prepared');
    return list;
  }
}
