import type { Book } from '#libs/book/book.js';
import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import { Desk } from '#libs/importing/desk.js';
import { type IsoDate, monthOf } from '#libs/kernel/dates.js';
import type { SampleHouse, Township } from './sample-room.js';

/** What people of a township do on a day, each under a key of its own. */
export class OfficeDay {
  constructor(
    readonly house: SampleHouse,
    readonly township: Township,
    readonly on: IsoDate,
  ) {}

  /** Ends the number of a document that is written on this day. */
  get stamp(): string {
    return `〔${this.on.slice(0, 4)}〕${this.township.unitId}${monthOf(this.on).slice(5)}${this.on.slice(8)}号`;
  }

  ask<T>(question: (book: Book) => T): Promise<T> {
    return this.house.ask(question);
  }

  /** Files what the state of the books asks for, unless an earlier load has done so. */
  async filed<Name extends CommandName>(name: Name, officerId: string, fields: object, nth = ''): Promise<void> {
    const key = this.keyOf(name, nth);
    if (!(await this.house.isDone(officerId, key))) await this.house.desk.file(officerId, { name, fields: fields as CommandOf<Name>, key });
  }

  /** The same where a second officer has to approve. */
  async approved<Name extends CommandName>(name: Name, [maker, checker]: readonly [string, string], fields: object, nth = ''): Promise<void> {
    const key = this.keyOf(name, nth);
    if (await this.house.isDone(checker, Desk.approvalKey(key))) return;
    await this.house.desk.fileWithApproval(maker, checker, { name, fields: fields as CommandOf<Name>, key });
  }

  /** The township's payments of which something is not sent to the county. */
  unsent(book: Book): readonly HeldPayment[] {
    const payments = [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.get(paymentId));
    return payments.filter((payment) => payment?.unitId === this.township.unitId).filter((payment) => payment !== undefined);
  }

  private keyOf(name: CommandName, nth: string): string {
    return `sample ${name} ${this.township.unitId} ${this.on} ${nth}`.trim();
  }
}
