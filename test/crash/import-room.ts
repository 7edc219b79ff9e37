import { join } from 'node:path';
import { Bookkeeper } from '#libs/book/bookkeeper.js';
import { BookClock } from '#libs/book/clock.js';
import type { EventLog } from '#libs/event-log/port.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { HeldFiles } from '#libs/importing/held-files.js';
import { ImportClerk } from '#libs/importing/import-clerk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { loadOrCreateMasterKey } from '#libs/vault/master-key.js';
import { openVault, type Vault } from '#libs/vault/vault.js';

const DAY = '2015-03-02' as IsoDate;

/** A book in a folder, with everything that an import needs. */
export class AcceptedFileRoom {
  readonly code = '990000' as BookCode;

  private constructor(
    readonly log: EventLog,
    readonly vault: Vault,
    readonly keeper: Bookkeeper,
    readonly clerk: ImportClerk,
  ) {}

  static async open(folder: string): Promise<AcceptedFileRoom> {
    const code = '990000' as BookCode;
    const log = await openSqliteLog(join(folder, 'book.db'));
    const vault = openVault({ dataPath: join(folder, 'vault.db'), keysPath: join(folder, 'keys.db'), masterKey: loadOrCreateMasterKey(join(folder, 'master.key')) });
    const files = new HeldFiles(folder, code, vault);
    const keeper = await Bookkeeper.open({
      ...{ log, code, clock: new BookClock(DAY) },
      knowsParty: (partyId) => vault.knows(code, partyId),
      heldFile: (fileSha256) => files.summaryOf(fileSha256),
    });
    return new AcceptedFileRoom(log, vault, keeper, new ImportClerk({ code, keeper, vault, files }));
  }

  async close(): Promise<void> {
    await this.log.close();
    this.vault.close();
  }
}
