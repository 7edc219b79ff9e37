import { told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { ANHE } from '#libs/book/office.testing.js';
import { dayOrigin, record } from '#libs/book/recorder.js';
import type { EventLog } from '#libs/event-log/port.js';
import type { Instant } from '#libs/kernel/dates.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { packDigest } from '#libs/reports/report-pack.js';
import { ReportDesk } from '#libs/reports/reported.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { cleanMonth } from '#libs/views/township.testing.js';
import { verifyBook } from './verify-book.js';

const PACK = { packId: derivedUuid('pack', 1), version: 1 };
const FOREIGN = 'f'.repeat(64);

/** Writes into the log what no command would have let through. */
async function write(log: EventLog, ...events: readonly DecidedEvent[]): Promise<void> {
  const book = await foldLog(log, ANHE);
  const seq = book.nextSeq;
  const { documents } = record(book, events, dayOrigin(book, book.today), '2015-04-10T01:00:00.000Z' as Instant);
  await log.append(ANHE, seq, documents);
}

describe('reports that were prepared from a log', () => {
  let desk: ReportDesk;
  let log: EventLog;
  let figures: { kind: string; periodId: string; asOfSeq: number; sha256: string };
  beforeEach(async () => {
    desk = await ReportDesk.open();
    ({ log } = await cleanMonth());
    const march = await desk.reports(log, '2015-03');
    figures = { kind: 'FEE', periodId: '2015-03', asOfSeq: march.asOfSeq, sha256: packDigest(ANHE, march) };
  });
  afterEach(() => desk.close());

  const prepared = (more: object = {}) => told('ReportPrepared', { ...PACK, ...figures, ...more }, '2015-04-10', { unitId: 'LJ' });
  const filed = (sha256: string) => told('ReportFiled', { ...PACK, sha256, channel: 'EMAIL' }, '2015-04-10', { unitId: 'LJ' });

  it('come out again as they were reported', async () => {
    await write(log, prepared(), filed(figures.sha256));
    expect(await verifyBook(log, ANHE)).toMatchObject({ reports: 1 });
  });

  it('with other figures are REPLAY_DRIFT (56)', async () => {
    await write(log, prepared({ sha256: FOREIGN }));
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('REPLAY_DRIFT'));
  });

  it('as of another event than is said are REPLAY_DRIFT', async () => {
    await write(log, prepared({ asOfSeq: figures.asOfSeq - 3 }));
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('REPLAY_DRIFT'));
  });

  it('amended with another difference than there is are REPLAY_DRIFT', async () => {
    await write(
      log,
      prepared(),
      prepared({ version: 2 }),
      told('ReportAmended', { ...PACK, version: 2, diffHash: FOREIGN, reasonCode: 'ASKED_BY_COUNTY' }, '2015-04-10', { unitId: 'LJ' }),
    );
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('REPLAY_DRIFT'));
  });

  it('that were filed with another digest than was prepared are REPORT_NOT_FROM_LEDGER (52)', async () => {
    await write(log, prepared(), filed(FOREIGN));
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('REPORT_NOT_FROM_LEDGER'));
  });
});
