import type { Book } from '#libs/book/book.js';
import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
import { lyingAt, type Place } from '#libs/custody/lots.js';
import { addDays, addMonths, type IsoDate, monthOf } from '#libs/kernel/dates.js';
import { rollDate } from '#libs/kernel/working-days.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import { officerFor, type SampleStory, transitAccount } from './anhe-county.js';
import type { DatedAct, SampleHouse } from './sample-room.js';
import type { SampleTownship } from './township-acts.js';

/** What a township does besides collecting: cash to the bank twice a month, and the month's money to the county on its last working day (D1). */
export function monthEnds(house: SampleHouse, township: SampleTownship, { lastDay }: SampleStory): readonly DatedAct[] {
  const acts: DatedAct[] = [];
  for (let month = township.openedOn; month <= lastDay; month = addMonths(month, 1)) {
    const d1 = rollDate(addDays(addMonths(month, 1), -1), 'PREVIOUS_WORKDAY', calendarYear).on;
    for (let day = addDays(month, 2); day < d1; day = addDays(day, 3)) {
      const on = rollDate(day, 'PREVIOUS_WORKDAY', calendarYear).on;
      if (on >= month) acts.push({ on, act: () => new MonthEnd(house, township, on).bankCash() });
    }
    acts.push({ on: d1, act: () => new MonthEnd(house, township, d1).remit() });
  }
  return acts;
}

/** The cashier's work of a day. */
class MonthEnd {
  constructor(
    private readonly house: SampleHouse,
    private readonly township: SampleTownship,
    private readonly on: IsoDate,
  ) {}

  /** The collector's cash is counted by the cashier and paid in. */
  async bankCash(): Promise<void> {
    const { on, township } = this;
    const [collector, cashier] = [township.officer('COLLECTOR'), township.officer('CASHIER')];
    const lines = await this.house.ask((book) => this.lying(book, 'COLLECTOR'));
    if (lines.length === 0) return;
    await this.approved('HandOverCash', [collector, cashier], { cashierId: cashier, lines, on });
    await this.filed('BankCash', cashier, { lines, accountId: this.transit, slipNo: `现缴${this.stamp}`, on });
  }

  /** All that lies in the transit account goes to the county's special account, and county finance finds it credited. */
  async remit(): Promise<void> {
    await this.bankCash();
    const { on, township } = this;
    const cashier = township.officer('CASHIER');
    const lines = await this.house.ask((book) =>
      this.unsent(book)
        .filter(({ lots }) => lyingAt(lots, { place: 'TRANSIT' }) > 0)
        .map((payment) => ({ sourceId: payment.paymentId, ...unsentOf(payment) })),
    );
    if (lines.length === 0) return;
    const [drafted] = await this.filed('DraftRemittance', cashier, { lines, on });
    if (drafted?.type !== 'RemittanceDrafted') throw new Error('a draft was not drafted');
    const { remittanceId, totalFen } = drafted.data;
    const sending = { remittanceId, fromAccountId: this.transit, toAccountId: 'ACC-SPECIAL', slipNo: `汇${this.stamp}`, sentOn: on };
    await this.approved('SendRemittance', [cashier, township.officer('REVIEWER')], sending);
    await this.filed('ConfirmCountyCredit', officerFor('COUNTY_FINANCE'), { remittanceId, fen: totalFen, creditedOn: on, stmtRef: `对账单${this.stamp}` });
  }

  private get transit(): string {
    return String(transitAccount(this.township.unitId, this.township.openedOn).accountId);
  }

  private get stamp(): string {
    return `〔${this.on.slice(0, 4)}〕${this.township.unitId}${monthOf(this.on).slice(5)}${this.on.slice(8)}号`;
  }

  private unsent(book: Book): readonly HeldPayment[] {
    return [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.known(paymentId)).filter(({ unitId }) => unitId === this.township.unitId);
  }

  private lying(book: Book, place: Place) {
    return this.unsent(book)
      .map(({ paymentId, lots }) => ({ paymentId, fen: lyingAt(lots, { place }) }))
      .filter(({ fen }) => fen > 0);
  }

  private filed<Name extends CommandName>(name: Name, officerId: string, fields: object) {
    return this.house.desk.file(officerId, { name, fields: fields as CommandOf<Name>, key: this.keyOf(name) });
  }

  private approved<Name extends CommandName>(name: Name, [maker, checker]: readonly [string, string], fields: object) {
    return this.house.desk.fileWithApproval(maker, checker, { name, fields: fields as CommandOf<Name>, key: this.keyOf(name) });
  }

  private keyOf(name: CommandName): string {
    return `sample ${name} ${this.township.unitId} ${this.on}`;
  }
}
