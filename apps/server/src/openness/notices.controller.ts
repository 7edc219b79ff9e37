import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { columnsIn } from '#libs/openness/disclosure.js';
import { noticeOf } from '#libs/openness/end-notice.js';
import { noticeDraft } from '#libs/openness/notice-draft.js';
import type { Notice } from '#libs/openness/notices.js';
import { boardNotice, noticesOnBoard } from '#libs/openness/public-board.js';
import { postFor } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { digestOf } from '#libs/trust/digest.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { NoticeDraftAnswer, type NoticeInFullAnswer, NoticeShownAnswer, NoticesAnswer } from './openness.answers.js';
import { ChannelQuery, DraftQuery, NoticePath, OfUnitQuery } from './openness.forms.js';
import { tableAnswer } from './public-board.controller.js';
import { shownNotice } from './shown-notice.js';

/** Who sees a notice before and after it hangs, with the names as its paper has them. */
const PUBLISHERS: readonly Role[] = ['NOTICE_OFFICER', 'SUPERVISOR'];
const WHO = '公开专员、村务监督委员会，限本单位及下级 / notice officers and supervisors, within the unit of their post';

/** Notices, for those who post and check them. */
@ApiTags('openness')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 409, 413, 503)
@Controller()
export class NoticesController {
  constructor(private readonly house: House) {}

  @Get('notices')
  @ApiOperation({ operationId: 'listNotices', summary: '公示 / Notices of a unit and below, the newest first, whatever became of them' })
  @ApiOkResponse({ type: NoticesAnswer })
  list(@ByCaller() { book: code }: Caller, @Query() { unitId }: OfUnitQuery): Promise<NoticesAnswer> {
    return this.house.bookkeeper(code).ask((book) => {
      const notices = noticesOnBoard(book, unitId, () => true).slice(0, PAGE_LIMIT_ROWS);
      return { notices: notices.map((notice) => noticeAnswer(book, notice)) };
    });
  }

  @Get('notices/:noticeId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getNotice', summary: '公示存档 / A notice as a channel shows it, also after it was taken down', description: WHO })
  @ApiOkResponse({ type: NoticeShownAnswer })
  async get(
    @ByCaller() caller: Caller,
    @Param() { noticeId }: NoticePath,
    @Query() { channel = 'WEB' }: ChannelQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeShownAnswer> {
    const [found, notice] = await this.house.bookkeeper(caller.book).ask((book, { today }) => {
      const one = noticeOf(book, noticeId);
      checkPublisher(book, caller, { unitId: one.unitId, on: today });
      return [one, noticeAnswer(book, one)] as const;
    });
    reply.header('ETag', `"${notice.seq}"`);
    return { notice, table: tableAnswer(await shownNotice(this.house, caller.book, found, channel)) };
  }

  @Get('notice-drafts')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getNoticeDraft', summary: '拟公示内容及摘要 / What a notice would show now, and the digest to post it with', description: WHO })
  @ApiOkResponse({ type: NoticeDraftAnswer })
  async draft(@ByCaller() caller: Caller, @Query() { channel = 'WEB', ...about }: DraftQuery): Promise<NoticeDraftAnswer> {
    const { source, rows, ...draft } = await this.house.bookkeeper(caller.book).ask((book, { today }) => {
      checkPublisher(book, caller, { unitId: about.unitId, on: today });
      return noticeDraft(book, about, { today, digestOf });
    });
    const columns = columnsIn(about.kind, draft.mode, channel);
    const shown = { source, mode: draft.mode, columns, unitId: about.unitId };
    return { ...draft, columns, rowCount: rows.length, table: tableAnswer(await shownNotice(this.house, caller.book, shown, channel)) };
  }
}

function checkPublisher({ registry }: Book, { officerId }: Caller, at: { readonly unitId: UnitId; readonly on: IsoDate }): void {
  if (postFor(registry, officerId, PUBLISHERS, at) === undefined) refuse('NOT_AUTHORISED', { officerId, roles: PUBLISHERS.join(' '), unitId: at.unitId });
}

function noticeAnswer(book: Book, notice: Notice): NoticeInFullAnswer {
  const { seq, channels, columns, postedBy, checkedBy, endedOn, withdrawnFor } = notice;
  return {
    ...boardNotice(book, notice),
    ...{ seq, channels, columns, postedBy },
    ...(checkedBy === undefined ? {} : { checkedBy }),
    ...(endedOn === undefined ? {} : { endedOn }),
    ...(withdrawnFor === undefined ? {} : { withdrawnFor }),
  };
}
