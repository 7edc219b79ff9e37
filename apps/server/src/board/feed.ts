import { html } from '#libs/pages/html.js';
import type { Addresses } from './asked-book.js';
import type { BoardView } from './board-view.js';
import { KIND_WORDS } from './words.js';

/** Whoever looks less often finds the others in the archive. */
const FEED_NOTICES = 100;

/** The newest notices as an Atom feed (RFC 4287): who follows it hears of every new notice. */
export function boardFeed({ code, demo, county, notices: listed, today }: BoardView, at: Addresses, origin: string): string {
  const notices = listed.toSorted((a, b) => b.postedSeq - a.postedSeq).slice(0, FEED_NOTICES);
  const newest = notices[0]?.postedOn ?? today;
  const entries = notices.map(({ noticeId, kind, unitZh, postedOn, lastDay, listHash }) => {
    const { zh, en } = KIND_WORDS[kind];
    return html`<entry>
<id>urn:uuid:${noticeId}</id>
<title>${unitZh}${zh} ${en}</title>
<updated>${instant(postedOn)}</updated>
<link href="${origin}${at.page(`/board/notices/${noticeId}`)}"/>
<summary>公示期 ${postedOn} – ${lastDay}，数据摘要 ${listHash}</summary>
</entry>
`;
  });
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>urn:mingzhang:board:${code}</id>
<title>${demo ? '演示 ' : ''}${county.nameZh}公示 Notices</title>
<updated>${instant(newest)}</updated>
<author><name>${county.nameZh}</name></author>
<link rel="self" href="${origin}${at.page('/board/feed.xml')}"/>
<link href="${origin}${at.page('/board')}"/>
${entries}</feed>
`.text;
}

/** The beginning of a business day. */
function instant(day: string): string {
  return `${day}T00:00:00+08:00`;
}
