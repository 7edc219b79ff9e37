import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { concatMap, from, interval, mergeMap, type Subscription, startWith } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { IdentityWatch } from './health/identity-watch.js';
import { faultText } from './house/fault-text.js';
import { House } from './house/house.js';

const POKE_EVERY_MS = 60_000;

/** Pokes every book once a minute to turn the days that have begun. It decides nothing: a book turns its day as well with its first command. */
@Injectable()
export class DayTurner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('DayTurner');
  /** What is known to be wrong with a book, so that it stands in the log once and not every minute. */
  private readonly troubles = new Map<BookCode, string>();
  private poking: Subscription | undefined;

  constructor(
    private readonly house: House,
    private readonly watch: IdentityWatch,
  ) {}

  onApplicationBootstrap(): void {
    const pokes = interval(POKE_EVERY_MS).pipe(
      startWith(0),
      concatMap(() => from(this.house.codes()).pipe(mergeMap((code) => this.poke(code)))),
    );
    this.poking = pokes.subscribe();
  }

  onApplicationShutdown(): void {
    this.poking?.unsubscribe();
  }

  /** Turns a book's days, or says in the log why it cannot; the other books go on. */
  async poke(code: BookCode): Promise<void> {
    const bookkeeper = this.house.bookkeeper(code);
    try {
      await bookkeeper.turnDays();
      this.troubles.delete(code);
      await this.watch.dayTurned(code);
    } catch (error) {
      const trouble = bookkeeper.standing.stopped ?? faultText(error);
      // Where it came from differs from one poke to the next; what it is does not.
      const [known] = trouble.split('\n', 1) as [string];
      if (this.troubles.get(code) !== known) this.logger.error(`${code} takes no writes: ${trouble}`);
      this.troubles.set(code, known);
    }
  }
}
