import { bookOfO03, levyPolicy, openingLevy } from '#libs/book/anhe.testing.js';
import type { CommandName } from '#libs/book/command-table.js';
import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import { ANHE, type HandedIn, Office } from '#libs/book/office.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { Views } from './views.js';

/** 临江镇 as example A1 opens it (domain rules 4.4): L17 with two instalments, L22 overdue, L31 due on 2015-02-25. */
const OPENINGS = [
  openingLevy('L17', 30_000, {
    ...{ docNo: '安社征决字〔2014〕17号', paidBeforeFen: 10_000_00, balanceFen: 20_000_00 },
    dueLines: [
      { n: 1, dueOn: '2015-03-31', principalFen: 10_000_00 },
      { n: 2, dueOn: '2015-06-30', principalFen: 10_000_00 },
    ],
  }),
  openingLevy('L22', 24_000, { villageId: 'LJ-XL', docNo: '安社征决字〔2014〕22号', dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }] }),
  openingLevy('L31', 18_000, { villageId: 'LJ-XL', docNo: '安社征决字〔2015〕3号', dueLines: [{ n: 1, dueOn: '2015-02-25', principalFen: 18_000_00 }] }),
];

/** The decision on L03: 27,600 yuan, due on 2015-04-01. */
export const L03 = {
  ...{ levyId: 'L03', policyId: 'SMF', docNo: '安社征决字〔2015〕5号', decidedOn: '2015-02-27', servedOn: '2015-03-02', assessedFen: 27_600_00, standardFen: 27_600_00 },
  ...{ standardDocNo: '粤府令〔2009〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId: derivedUuid('party', 'L03'), entrusted: true },
};

/** The township at work: every act goes through the bookkeeper of its county. */
export class Township {
  private constructor(private readonly office: Office) {}

  static async open(): Promise<Township> {
    return new Township(await Office.open([...bookOfO03, ...OPENINGS]));
  }

  get log(): Office['log'] {
    return this.office.log;
  }

  on(day: string): this {
    this.office.clock.setDay(day);
    return this;
  }

  /** O-03 collects on a sheet of his own, in cash, on the day. */
  async collect(levyId: string, no: number, of: { principalFen: number; lateFeeFen?: number; excessFen?: number; instalmentNo?: number }): Promise<RecordedEvent> {
    const { principalFen, lateFeeFen = 0, excessFen = 0 } = of;
    const receipt = { bookId: 'PJ-301', no, fen: principalFen + lateFeeFen + excessFen };
    const fields = { levyId, lateFeeFen, channel: 'CASH', receipt, collectedOn: this.today, afterCutoff: false, ...of };
    const { events } = await this.office.submit({ name: 'CollectLevyPayment', fields });
    return events[0] as RecordedEvent;
  }

  async spoil(no: number): Promise<void> {
    await this.office.submit({ name: 'VoidReceipt', fields: { bookId: 'PJ-301', no, reasonCode: 'SPOILED', copiesKept: true, on: this.today } });
  }

  /** An act that needs one person. */
  async act(name: CommandName, fields: object, as: string): Promise<void> {
    await this.office.submit({ name, fields, as });
  }

  /** The accountant proposes, the reviewer approves. */
  decide(name: CommandName, fields: object): Promise<void> {
    return this.inTwoHands({ name, fields, as: 'O-05' }, 'O-06');
  }

  /** Everything that was collected, in order. */
  async payments(): Promise<readonly EventOf<'LevyPaymentCollected'>[]> {
    return (await this.office.events()).filter((event) => event.type === 'LevyPaymentCollected');
  }

  /** Cash of these payments goes over the cashier's desk and the transit account to the county, on the day; the remittance's id. */
  async remit(payments: readonly EventOf<'LevyPaymentCollected'>[], slipNo: string): Promise<string> {
    const on = this.today;
    const lines = payments.map(({ data: { paymentId, principalFen, lateFeeFen } }) => ({ paymentId, fen: principalFen + lateFeeFen }));
    await this.inTwoHands({ name: 'HandOverCash', fields: { cashierId: 'O-04', lines, on } }, 'O-04');
    await this.office.submit({ name: 'BankCash', fields: { lines, accountId: 'ACC-TRANSIT', slipNo: `存${slipNo}`, on }, as: 'O-04' });
    const sources = payments.map(({ data: { paymentId, principalFen, lateFeeFen } }) => ({ sourceId: paymentId, principalFen, lateFeeFen }));
    const [drafted] = (await this.office.submit({ name: 'DraftRemittance', fields: { lines: sources, on }, as: 'O-04' })).events;
    const { remittanceId } = (drafted as EventOf<'RemittanceDrafted'>).data;
    const sending = { remittanceId, fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo, sentOn: on };
    await this.inTwoHands({ name: 'SendRemittance', fields: sending, as: 'O-04' }, 'O-06');
    return remittanceId;
  }

  async bounce(remittanceId: string): Promise<void> {
    await this.office.submit({ name: 'BounceRemittance', fields: { remittanceId, reasonCode: 'NAME_MISMATCH', on: this.today }, as: 'O-04' });
  }

  /** County finance confirms what arrived. */
  async credit(remittanceId: string, fen: number): Promise<void> {
    await this.office.submit({ name: 'ConfirmCountyCredit', fields: { remittanceId, fen, creditedOn: this.today, stmtRef: '对账单0331' }, as: 'O-12' });
  }

  /** Another version of the levy's policy comes into force. */
  publishPolicy(validFrom: string, terms: object): Promise<void> {
    const { version, kind, ...policy } = levyPolicy;
    return this.inTwoHands({ name: 'PublishPolicy', fields: { ...policy, validFrom, terms: { ...policy.terms, ...terms } }, as: 'O-10' }, 'O-11');
  }

  /** The accountant asks for what a rule refuses. */
  async refused(name: 'ImportLevyDecision', fields: object): Promise<void> {
    expect(await this.office.hear({ name, fields, as: 'O-05' })).toHaveProperty('refused');
  }

  /** Brings views level with the book; the last seq. */
  async projectInto(views: Views): Promise<number> {
    await views.rebuild(this.log, ANHE);
    return (await views.projectedThrough(ANHE)) - 1;
  }

  private async inTwoHands(proposed: HandedIn, checker: string): Promise<void> {
    const [made] = (await this.office.submit(proposed)).events;
    const { proposalId, effectHash } = (made as EventOf<'ProposalMade'>).data;
    await this.office.submit({ name: 'ApproveProposal', fields: { proposalId, effectHash }, as: checker });
  }

  private get today(): string {
    return this.office.clock.shows.slice(0, 10);
  }
}

/** March 2015 of example A1, up to the 30th: two payments, a void sheet, and L03 decided and paid. */
export async function cleanMonth(): Promise<Township> {
  const township = await Township.open();
  await township.on('2015-03-02').decide('ImportLevyDecision', L03);
  await township.on('2015-03-10').collect('L22', 301, { principalFen: 8_000_00, lateFeeFen: 48_00 });
  await township.on('2015-03-27').collect('L17', 302, { principalFen: 10_000_00, instalmentNo: 1 });
  await township.on('2015-03-28').spoil(303);
  await township.on('2015-03-30').collect('L03', 304, { principalFen: 27_600_00 });
  return township;
}
