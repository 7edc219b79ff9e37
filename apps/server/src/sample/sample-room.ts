import type { Book } from '#libs/book/book.js';
import type { CommandName } from '#libs/book/command-table.js';
import type { ReportedFigures } from '#libs/filing/prepare-report.js';
import type { Desk } from '#libs/importing/desk.js';
import type { ListedPayer } from '#libs/importing/levy-lists.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { AccountToken, PartyId, TextRef, UnitId } from '#libs/kernel/ids.js';
import type { Role } from '#libs/registry/roles.js';
import { officerFor } from './anhe-county.js';

/** What loading needs of the house. */
export interface SampleHouse {
  readonly desk: Desk;
  /** Moves the demo clock, if the day is still to come, and turns the days. */
  moveTo(day: IsoDate): Promise<void>;
  registerPayer(payer: ListedPayer): PartyId;
  registerAccount(accountNo: string, holderName: string, officerId: string): AccountToken;
  keepText(text: string): TextRef;
  /** What the house computes of a township's month as of the last event. */
  figuresOf(unitId: UnitId, periodId: Month): Promise<ReportedFigures>;
  /** Whether the book has an act of an officer under a key. */
  isDone(officerId: string, key: string): Promise<boolean>;
  ask<T>(question: (book: Book) => T): Promise<T>;
}

/** A township at work. */
export interface Township {
  readonly unitId: UnitId;
  readonly openedOn: IsoDate;
  officer(role: Role): string;
}

/** Something that an officer of the sample does on a day. */
export interface DatedAct {
  readonly on: IsoDate;
  act(): Promise<unknown>;
}

/** A fact of the registry: the county's registrar enters it, the approver agrees. */
export function register({ desk }: SampleHouse, name: CommandName, fields: object, key: string): Promise<unknown> {
  return desk.fileWithApproval(officerFor('REGISTRAR'), officerFor('COUNTY_APPROVER'), { name, fields: fields as never, key: `sample ${key}` });
}
