import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Import } from '#libs/imports/imports.js';
import { unknown } from '#libs/kernel/refusal.js';
import { eventsOf } from '#libs/views/events-of.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { type ImportAnswer, ImportInFullAnswer, ImportPath, ImportsAnswer } from './imports.forms.js';

/** Accepted files, and how far their rows have come. */
@ApiTags('imports')
@ApiBearerAuth()
@Controller('imports')
export class ImportsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listImports', summary: '已受理的导入，最近在前 / Accepted imports, the latest first' })
  @ApiOkResponse({ type: ImportsAnswer })
  @ApiProblems(401, 403, 503)
  list(@ByCaller() { book: code }: Caller): Promise<ImportsAnswer> {
    return this.house.bookkeeper(code).ask(({ imports }) => ({ imports: [...imports.files.values()].slice(-PAGE_LIMIT_ROWS).toReversed().map(importAnswer) }));
  }

  @Get(':importId')
  @ApiOperation({ operationId: 'getImport', summary: '一次导入的进度与被拒行 / How far an import has come, and which rows were refused' })
  @ApiOkResponse({ type: ImportInFullAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  async get(@ByCaller() { book: code }: Caller, @Param() { importId }: ImportPath): Promise<ImportInFullAnswer> {
    const answer = await this.house.bookkeeper(code).ask(({ imports }) => importAnswer(imports.files.get(importId) ?? unknown('import', importId)));
    const asOfSeq = await this.house.views.seqSeen(code, undefined);
    const events = answer.refused === 0 ? [] : await eventsOf(this.house, code, { kind: 'import', id: importId }, { asOfSeq, types: ['ImportRowRefused'] });
    return { ...answer, refusedRows: events.slice(0, PAGE_LIMIT_ROWS).map(({ data: { line, code } }) => ({ line, code })) };
  }
}

function importAnswer({ importId, kind, unitId, policyId, fileSha256, rows, totalFen, posted, refused, completed }: Import): ImportAnswer {
  const file = { importId, kind, unitId, ...(policyId === undefined ? {} : { policyId }), fileSha256, rows, totalFen };
  return { ...file, state: completed ? 'COMPLETED' : 'POSTING', posted, refused };
}
