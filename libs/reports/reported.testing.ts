import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ANHE } from '#libs/book/office.testing.js';
import type { EventLog } from '#libs/event-log/port.js';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { openViews } from '#libs/views/open-views.js';
import type { Views } from '#libs/views/views.js';
import { type FeeMonth, readFeeMonth } from './fee-month.js';
import { type FeeReports, feeReports } from './fee-reports.js';

/** Views in a folder of their own, and the reports of 临江镇 out of them. */
export class ReportDesk {
  private constructor(
    readonly views: Views,
    private readonly folder: string,
  ) {}

  static async open(): Promise<ReportDesk> {
    const folder = mkdtempSync(join(tmpdir(), 'reports-'));
    const onFault = (error: Error) => {
      throw error;
    };
    return new ReportDesk(await openViews(`sqlite:${join(folder, 'views.db')}`, { onFault }), folder);
  }

  /** F1 to F4 of a month, from everything that the log has by now. */
  async reports(log: EventLog, period: string, asOfSeq?: number): Promise<FeeReports> {
    await this.views.rebuild(log, ANHE);
    return this.again(log, period, asOfSeq);
  }

  /** The same from the views as they are. */
  again(log: EventLog, period: string, asOfSeq?: number): Promise<FeeReports> {
    return feeReports({ views: this.views, log }, ANHE, { ...asked(period), asOfSeq });
  }

  /** Lets the journal say that another kind of event has posted its lines. */
  renamePosting(from: string, to: string): void {
    this.tamper(`UPDATE journal_line SET event_type = '${to}' WHERE event_type = '${from}'`);
  }

  /** Changes the views behind the program's back. */
  tamper(statement: string): void {
    const file = new DatabaseSync(join(this.folder, 'views.db'));
    file.exec(statement);
    file.close();
  }

  /** What they are computed from. */
  async month(log: EventLog, period: string): Promise<FeeMonth> {
    await this.views.rebuild(log, ANHE);
    return readFeeMonth({ views: this.views, log }, ANHE, asked(period));
  }

  async close(): Promise<void> {
    await this.views.close();
    rmSync(this.folder, { recursive: true });
  }
}

function asked(period: string) {
  return { unitId: 'LJ' as UnitId, periodId: period as Month };
}
