import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { interval, type Subscription, startWith } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { faultText } from '../house/fault-text.js';
import { House } from '../house/house.js';

const LOOK_EVERY_MS = 60_000;

/** Has the rows of accepted files posted: at start what an earlier process left, then whenever a file is accepted, and again each minute what could not be stored. */
@Injectable()
export class ImportPoster implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ImportPoster');
  private looking: Subscription | undefined;

  constructor(private readonly house: House) {}

  onApplicationBootstrap(): void {
    this.looking = interval(LOOK_EVERY_MS)
      .pipe(startWith(0))
      .subscribe(() => {
        for (const code of this.house.codes()) void this.post(code);
      });
  }

  onApplicationShutdown(): void {
    this.looking?.unsubscribe();
  }

  /** Posts what is accepted in a book, or says in the log why it cannot. */
  async post(code: BookCode): Promise<void> {
    try {
      const clerk = this.house.imports(code);
      await clerk.postAccepted();
      await clerk.tidy(Date.now());
    } catch (error) {
      this.logger.error(`${code}: rows of an accepted file wait: ${faultText(error)}`);
    }
  }
}
