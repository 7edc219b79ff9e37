import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import type { NoticeChannel } from '#libs/openness/disclosure.js';
import { type Beside, type LevyTotals, type NoticeTable, noticeTable } from '#libs/openness/notice-table.js';
import type { Notice } from '#libs/openness/notices.js';
import { packReports } from '#libs/reports/report-pack.js';
import type { DisclosureChannel } from '#libs/vault/masks.js';
import type { House } from '../house/house.js';

/** Under which mask the vault answers for a channel; which of its columns are shown says the notice. */
const MASK_OF: Readonly<Record<NoticeChannel, DisclosureChannel>> = { WEB: 'WEB', BOARD: 'VILLAGE_BOARD_WITH_ID' };

/** What a notice shows in a channel: rows from the book, names from the vault, the sums of a levy from the reports that it names. */
export async function shownNotice(
  house: House,
  code: BookCode,
  notice: Pick<Notice, 'source' | 'mode' | 'columns'> & { readonly unitId: UnitId },
  channel: NoticeChannel,
): Promise<NoticeTable> {
  const levy = await levyTotals(house, code, notice);
  const beside: Beside = {
    person: (partyId, where) => house.vault.masked(code, partyId, MASK_OF[where]),
    ...(levy === undefined ? {} : { levy }),
  };
  return house.bookkeeper(code).ask((book) => noticeTable(book, notice, channel, beside));
}

async function levyTotals(house: House, code: BookCode, { source, unitId }: { readonly source: Notice['source']; readonly unitId: UnitId }): Promise<LevyTotals | undefined> {
  if (source.kind !== 'LEVY_AGGREGATE') return undefined;
  const { periodId, version, asOfSeq } = source;
  const { f4 } = await packReports(house, code, { unitId, periodId, version, asOfSeq });
  return f4.total;
}
