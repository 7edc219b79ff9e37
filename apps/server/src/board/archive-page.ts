import type { IsoDate } from '#libs/kernel/dates.js';
import type { BoardUnit } from '#libs/openness/public-board.js';
import { type Html, html, type Words, words } from '#libs/pages/html.js';
import { page } from '#libs/pages/page.js';
import { tableOf } from '#libs/pages/table.js';
import type { Addresses } from './asked-book.js';
import { trailTo } from './board-page.js';
import { noticeTable } from './board-tables.js';
import type { ListedNotice } from './board-view.js';

const NOTICES_A_PAGE = 50;
const ARCHIVE: Words = { zh: '历次公示', en: 'All notices' };

export interface ArchiveView {
  readonly demo: boolean;
  readonly today: IsoDate;
  /** From the county down to the unit whose notices they are. */
  readonly units: readonly BoardUnit[];
  readonly notices: readonly ListedNotice[];
  /** The first is 1. */
  readonly pageNo: number;
}

/** Every notice of a unit that anybody may still see, a page at a time. */
export function archivePage({ demo, today, units, notices, pageNo }: ArchiveView, at: Addresses): string {
  const unit = units.at(-1);
  const pages = Math.max(1, Math.ceil(notices.length / NOTICES_A_PAGE));
  const shown = notices.slice((pageNo - 1) * NOTICES_A_PAGE, pageNo * NOTICES_A_PAGE);
  const toPage = (no: number, text: Words): Html | undefined =>
    no < 1 || no > pages ? undefined : html`<li><a href="${at.page(`/board/${unit?.unitId}/notices?page=${no}`)}">${words(text)}</a></li>`;
  const turning = html`<nav class="trail apart" aria-label="翻页 Pages"><ol>${toPage(pageNo - 1, { zh: '上一页', en: 'Newer' })}${toPage(pageNo + 1, { zh: '下一页', en: 'Older' })}</ol></nav>\n`;
  const caption = { zh: `第 ${pageNo} 页，共 ${pages} 页`, en: `page ${pageNo} of ${pages}` };
  return page({
    ...{ title: { zh: `${unit?.nameZh ?? ''}${ARCHIVE.zh}`, en: ARCHIVE.en }, demo },
    trail: trailTo(units, at),
    main: html`${tableOf(noticeTable({ notices: shown, today }, at, caption))}${pages > 1 ? turning : undefined}`,
  });
}
