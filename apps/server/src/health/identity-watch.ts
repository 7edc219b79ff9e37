import { Injectable, Logger } from '@nestjs/common';
import type { BookCode } from '#libs/kernel/ids.js';
import { type BookStanding, standingIdentities } from '#libs/verify/standing-identities.js';
import { faultText } from '../house/fault-text.js';
import { House } from '../house/house.js';

/**
 * Watches the identities of every book: after each turn of its day, and whenever somebody asks. A broken one is shown and said, and does not
 * stop the book: what is wrong may be the views alone, and only a fold from the first event tells (`mingzhang verify`).
 */
@Injectable()
export class IdentityWatch {
  private readonly logger = new Logger('IdentityWatch');
  private readonly standings = new Map<BookCode, BookStanding>();
  private readonly checkedOn = new Map<BookCode, string>();

  constructor(private readonly house: House) {}

  /** What the last check of a book found; undefined before the first. */
  lastOf(code: BookCode): BookStanding | undefined {
    return this.standings.get(code);
  }

  /** Checks a book once a day of its own; a fault of the check itself is said in the log. */
  async dayTurned(code: BookCode): Promise<void> {
    try {
      const today = await this.house.bookkeeper(code).ask((book) => book.today);
      if (this.checkedOn.get(code) === today) return;
      if ((await this.check(code)) !== undefined) this.checkedOn.set(code, today);
    } catch (error) {
      this.logger.warn(`identities of ${code} are not checked: ${faultText(error)}`);
    }
  }

  /** Checks a book now. Undefined while it is written too fast to be looked at; refuses VIEW_BEHIND. */
  async check(code: BookCode): Promise<BookStanding | undefined> {
    const standing = await standingIdentities(this.house.views, this.house.bookkeeper(code), code);
    if (standing === undefined) return undefined;
    this.standings.set(code, standing);
    for (const { identity, holds, code: broken, figures } of standing.identities) {
      if (!holds) this.logger.error(`${code} at seq ${standing.asOfSeq}: identity ${identity} does not hold: ${broken} ${JSON.stringify(figures)}`);
    }
    return standing;
  }
}
