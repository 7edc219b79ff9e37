import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { fromStored } from '#libs/book/stored-document.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import { unknown } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { PageQuery, rowsOf, SeqPath } from './queries.forms.js';
import { Maybe, ShownList, ShownObject, ShownText, ShownWhole } from './shown.js';

export class StoredEventAnswer {
  @ShownText() readonly id!: string;
  @ShownWhole() readonly seq!: number;
  /** The whole envelope, salt included: its canonical JSON is the leaf. */
  @ShownObject() readonly event!: object;
}

export class EventPage {
  @ShownList(() => StoredEventAnswer) readonly events!: readonly StoredEventAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

/** The book itself, event by event, for those who inspect it. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('events')
export class EventsController {
  constructor(private readonly house: House) {}

  @Get()
  @ForRoles('INSPECTOR', 'AUDITOR')
  @ApiOperation({ operationId: 'listEvents', summary: '全部事件 / Every event of the book', description: '纪检监察 INSPECTOR、审计 AUDITOR' })
  @ApiOkResponse({ type: EventPage })
  @ApiProblems(400, 401, 403, 503)
  async list(@ByCaller() { book }: Caller, @Query() query: PageQuery): Promise<EventPage> {
    const { log } = this.house;
    const from = (query.after ?? -1) + 1;
    const end = Math.min(await log.head(book), from + rowsOf(query));
    const seqs = Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);
    const events = (await log.readAt(book, seqs)).map(storedEventAnswer);
    return seqs.length < rowsOf(query) ? { events } : { events, next: end - 1 };
  }

  @Get(':seq')
  @ForRoles('INSPECTOR', 'AUDITOR')
  @ApiOperation({ operationId: 'getEvent', summary: '单个事件 / One event', description: '纪检监察 INSPECTOR、审计 AUDITOR' })
  @ApiOkResponse({ type: StoredEventAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  async get(@ByCaller() { book }: Caller, @Param() { seq }: SeqPath): Promise<StoredEventAnswer> {
    const { log } = this.house;
    if (seq >= (await log.head(book))) unknown('event', String(seq));
    const [stored] = await log.readAt(book, [seq]);
    return storedEventAnswer(stored as StoredEvent);
  }
}

function storedEventAnswer(stored: StoredEvent): StoredEventAnswer {
  return { id: stored.id, seq: stored.seq, event: fromStored(stored) };
}
