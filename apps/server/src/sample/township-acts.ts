import { type LedgerLine } from '#libs/importing/fee-ledger.js';
import { ledgerCommand } from '#libs/importing/fee-ledger-rows.js';
import type { Listed, ListedDecision } from '#libs/importing/levy-lists.js';
import type { ListedReceiptBook } from '#libs/importing/receipt-books.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import type { Role } from '#libs/registry/roles.js';
import { ANHE, LEVY_POLICY, officerFor, townshipOfficers, transitAccount } from './anhe-county.js';
import { benefitDays } from './benefit-days.js';
import { OfficeDay } from './office-day.js';
import { turnInBooks } from './receipt-days.js';
import { type DatedAct, register, type SampleHouse, type Township } from './sample-room.js';
import { assignment } from './set-up-county.js';
import type { ListedUnit, TownshipFiles } from './township-files.js';

/** A township of the sample at work. */
export class SampleTownship implements Township {
  readonly unitId: UnitId;
  readonly openedOn: IsoDate;

  constructor(
    private readonly house: SampleHouse,
    private readonly files: TownshipFiles,
  ) {
    const [township] = files.units;
    if (township?.level !== 'TOWNSHIP') throw new Error('the first unit of a township is the township');
    this.unitId = township.unitId as UnitId;
    this.openedOn = township.validFrom;
  }

  /** All that its files tell, in the order of its days: it joins the book, then decisions, receipt books and the ledger. */
  acts(): readonly DatedAct[] {
    const { files, openedOn } = this;
    return [
      { on: openedOn, act: () => this.join() },
      ...files.receiptBooks.map((listed) => this.receiptBook(listed)),
      { on: openedOn, act: () => this.takeOpening() },
      ...files.decisions.map((decision) => this.decided(decision)),
      ...files.ledger.map((line) => this.booked(line)),
    ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }

  /** What it does to bring a subsidy to its people. */
  benefitDays(): readonly DatedAct[] {
    const { house, files } = this;
    return benefitDays(house, this, files.beneficiaries, files.units);
  }

  officer(role: Role): string {
    return officerFor(role, this.unitId);
  }

  private async join(): Promise<void> {
    const { house, unitId, openedOn } = this;
    for (const unit of this.files.units) await register(house, 'RegisterUnit', this.registered(unit), `unit ${unit.unitId}`);
    for (const officer of townshipOfficers(unitId)) await register(house, 'AssignRole', assignment(officer, openedOn), `post ${officer.officerId}`);
    const account = transitAccount(unitId, openedOn);
    await register(house, 'RegisterAccount', account, `account ${account.accountId}`);
  }

  private registered({ unitId, nameZh, level, validFrom }: ListedUnit): object {
    return { unitId, nameZh, level, validFrom, parentId: level === 'TOWNSHIP' ? ANHE.code : this.unitId };
  }

  private receiptBook({ receiptBook }: ListedReceiptBook): DatedAct {
    const { desk } = this.house;
    const { bookId, from, to, on } = receiptBook;
    const act = async () => {
      await turnInBooks(new OfficeDay(this.house, this, on));
      await desk.file(officerFor('COUNTY_FINANCE'), { name: 'IssueReceiptBook', fields: { ...receiptBook, unitId: this.unitId }, key: `sample receipt book ${bookId}` });
      const range = { bookId, from, to, toOfficerId: this.officer('COLLECTOR') as OfficerId, on };
      await desk.file(receiptBook.keeperId, { name: 'AllocateRange', fields: range, key: `sample receipt range ${bookId}` });
    };
    return { on, act };
  }

  private async takeOpening(): Promise<void> {
    const { house, unitId } = this;
    const { openings } = this.files;
    for (const { levy, villageZh, payer } of openings) {
      const fields = { ...levy, ...this.ofVillage(villageZh), payerId: house.registerPayer(payer) };
      await house.desk.fileWithApproval(this.officer('ACCOUNTANT'), this.officer('REVIEWER'), { name: 'TakeOpeningLevy', fields, key: `sample opening ${levy.levyId}` });
    }
    const totals = { unitId, levyCount: openings.length, balanceFen: sum(...openings.map(({ levy }) => levy.balanceFen)) };
    await house.desk.fileWithApproval(this.officer('UNIT_HEAD'), officerFor('COUNTY_FINANCE'), {
      ...{ name: 'CloseOpening', fields: totals, key: `sample opening closed ${unitId}` },
    });
  }

  private decided({ levy: decision, villageZh, payer }: Listed<ListedDecision>): DatedAct {
    const act = () => {
      const fields = { ...decision, ...this.ofVillage(villageZh), payerId: this.house.registerPayer(payer), entrusted: false };
      const filed = { name: 'ImportLevyDecision', fields, key: `sample decision ${decision.levyId}` } as const;
      return this.house.desk.fileWithApproval(this.officer('ACCOUNTANT'), this.officer('REVIEWER'), filed);
    };
    return { on: decision.servedOn, act };
  }

  private booked(line: LedgerLine): DatedAct {
    const makerId = this.officer('COLLECTOR') as OfficerId;
    const act = async () => {
      const { name, fields } = await this.house.ask((book) => ledgerCommand(line, this.unitId, { book, makerId }));
      return this.house.desk.file(makerId, { name, fields: fields as never, key: `sample ledger line ${this.unitId} ${line.line}` });
    };
    return { on: line.on, act };
  }

  private ofVillage(nameZh: string) {
    const village = this.files.units.find((unit) => unit.level === 'VILLAGE' && unit.nameZh === nameZh);
    if (village === undefined) throw new Error(`${this.unitId} has no village ${nameZh}`);
    return { unitId: this.unitId, villageId: village.unitId as UnitId, policyId: LEVY_POLICY.policyId as never };
  }
}
