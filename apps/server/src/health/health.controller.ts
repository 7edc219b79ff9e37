import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { momentFor } from '#libs/book/clock.js';
import { LogLocked, LogTruncated, LogUnreachable } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { waitsForCalendar } from '#libs/periods/waiting-deadlines.js';
import { IDENTITIES, type IdentityName } from '#libs/verify/identities.js';
import { isViewsUnreachable } from '#libs/views/views-unreachable.js';
import { House } from '../house/house.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { IdentityWatch } from './identity-watch.js';

/** Where it is asked for: by monitors at the root, and with the rest of the API. Neither gets the global prefix. */
export const HEALTH_PATHS = ['health', 'api/health'];

/** Why a book takes no writes, cannot be read or cannot be relied on, or that all is well with it. All but `stopped` end by themselves once their reason does. */
const BOOK_STATES = ['writing', 'identity broken', 'views unreachable', 'clock suspect', 'outcome unknown', 'log unreachable', 'read only', 'stopped'] as const;
type BookState = (typeof BOOK_STATES)[number];

export class BookHealth {
  @ApiProperty({ type: String, example: '990000' }) readonly book!: string;
  @ApiProperty({ type: String, enum: BOOK_STATES }) readonly state!: BookState;
  @ApiProperty({ type: 'integer', description: '已存事件数 / durable events' }) readonly durableSeq!: number;
  @ApiProperty({ type: 'integer', description: '查询数据落后的事件数 / events that the views have not taken in' }) readonly viewsBehind!: number;
  @ApiProperty({ type: String, enum: ['CALENDAR_MISSING'], required: false, description: '有期限因年度日历未发布而待定 / a deadline waits for its year to be published' })
  readonly waiting?: 'CALENDAR_MISSING';
  @ApiProperty({
    type: String,
    isArray: true,
    enum: Object.keys(IDENTITIES),
    required: false,
    description: '不成立的恒等式；数字见 /api/identities / identities that do not hold; figures: /api/identities',
  })
  readonly broken?: readonly IdentityName[];
}

export class ReadyAnswer {
  @ApiProperty({ type: Boolean }) readonly ready!: boolean;
  @ApiProperty({ type: [BookHealth] }) readonly books!: readonly BookHealth[];
}

/** For whoever watches the server: nothing here needs a session or tells anything of a book but its numbers. */
@ApiTags('health')
@OpenToAll()
@Controller(HEALTH_PATHS)
export class HealthController {
  constructor(
    private readonly house: House,
    private readonly watch: IdentityWatch,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'isLive', summary: '进程是否在运行 / Whether the process is up' })
  @ApiOkResponse({ schema: { type: 'object', properties: { live: { type: 'boolean' } } } })
  live(): { readonly live: true } {
    return { live: true };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'isReady', summary: '各账册是否可记账 / Whether every book takes writes' })
  @ApiOkResponse({ type: ReadyAnswer })
  @ApiServiceUnavailableResponse({ type: ReadyAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyAnswer> {
    const books = await Promise.all(this.house.codes().map((book) => this.healthOf(book)));
    const ready = books.every(({ state }) => state === 'writing');
    reply.status(ready ? 200 : 503);
    return { ready, books };
  }

  private async healthOf(code: BookCode): Promise<BookHealth> {
    const { durableSeq } = this.house.bookkeeper(code).standing;
    const broken = this.brokenIn(code);
    const writes = await this.stateOf(code);
    const state = writes === 'writing' && 'broken' in broken ? 'identity broken' : writes;
    const notes = { ...broken, ...(writes === 'writing' ? await this.waitingIn(code) : {}) };
    const projected = await this.projectedThrough(code);
    if (projected === undefined) return { book: code, state: writes === 'writing' ? 'views unreachable' : state, durableSeq, viewsBehind: durableSeq, ...notes };
    return { book: code, state, durableSeq, viewsBehind: Math.max(0, durableSeq - projected), ...notes };
  }

  /** A book takes writes also while a deadline of it waits; whoever watches sees that a calendar year is to be published. */
  private waitingIn(code: BookCode): Promise<Pick<BookHealth, 'waiting'>> {
    return this.house.bookkeeper(code).ask((book, { today }) => (waitsForCalendar(book, today) ? { waiting: 'CALENDAR_MISSING' } : {}));
  }

  /** What the last check found; a book takes writes meanwhile, and is not fit to be relied on. */
  private brokenIn(code: BookCode): Pick<BookHealth, 'broken'> {
    const broken = this.watch.lastOf(code)?.identities.filter(({ holds }) => !holds) ?? [];
    return broken.length === 0 ? {} : { broken: broken.map(({ identity }) => identity) };
  }

  /** Undefined while the database of the views does not answer. */
  private async projectedThrough(code: BookCode): Promise<number | undefined> {
    try {
      return await this.house.views.projectedThrough(code);
    } catch (error) {
      if (isViewsUnreachable(error)) return undefined;
      throw error;
    }
  }

  private async stateOf(code: BookCode): Promise<BookState> {
    const bookkeeper = this.house.bookkeeper(code);
    if (bookkeeper.standing.stopped !== undefined) return 'stopped';
    if (bookkeeper.isUncertain) return 'outcome unknown';
    return (await this.logTrouble(code)) ?? ((await this.isClockSuspect(code)) ? 'clock suspect' : 'writing');
  }

  private async logTrouble(code: BookCode): Promise<BookState | undefined> {
    try {
      await this.house.log.checkWritable(code);
      return undefined;
    } catch (error) {
      if (error instanceof LogUnreachable) return 'log unreachable';
      if (error instanceof LogTruncated || error instanceof LogLocked) return 'read only';
      throw error;
    }
  }

  private async isClockSuspect(code: BookCode): Promise<boolean> {
    const { settings } = this.house;
    try {
      await this.house.bookkeeper(code).ask((book) => momentFor(this.house.clockOf(code), { recordedAt: book.recordedAt, day: book.today }, settings.confirmedDay));
      return false;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'CLOCK_SUSPECT') return true;
      throw error;
    }
  }
}
