import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { PageQuery, rowsOf } from '../queries/queries.forms.js';
import { Maybe, ShownFlag, ShownInstant, ShownList, ShownText, ShownWhole } from '../queries/shown.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';

class InspectedReadAnswer {
  @ShownWhole() readonly n!: number;
  @ShownText('O-14') readonly officerId!: string;
  @ShownText() readonly accessId!: string;
  @ShownText('/api/levies/L03') readonly what!: string;
  @ShownInstant() readonly at!: string;
  @ShownText() readonly digest!: string;
}

export class InspectedReads {
  @ShownList(() => InspectedReadAnswer) readonly reads!: readonly InspectedReadAnswer[];
  @ShownFlag() readonly bornOut!: boolean;
  @ShownWhole('账册已记载的查阅次数 / reads that the book vouches for') readonly digestedReads!: number;
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

/** Who inspects the inspectors: every read of theirs, and whether the chain bears what the book has vouched for. */
@ApiTags('inspection')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 503)
@Controller('inspected-reads')
export class ReadLogController {
  constructor(private readonly house: House) {}

  @Get()
  @ForRoles('INSPECTOR', 'AUDITOR', 'COUNTY_APPROVER')
  @ApiOperation({
    operationId: 'listInspectedReads',
    summary: '查阅日志 / What inspectors and auditors read',
    description: '纪检监察、审计、县级审批 / INSPECTOR, AUDITOR, COUNTY_APPROVER',
  })
  @ApiOkResponse({ type: InspectedReads })
  async list(@ByCaller() { book: code }: Caller, @Query() query: PageQuery): Promise<InspectedReads> {
    const { readLog } = this.house;
    const digested = await this.house.bookkeeper(code).ask((book) => book.inspection.digested.get());
    const limit = rowsOf(query);
    const reads = readLog.after(code, query.after ?? 0, limit);
    const last = reads.at(-1);
    const bornOut = digested === undefined || readLog.bears(code, digested);
    return { reads, bornOut, digestedReads: digested?.reads ?? 0, ...(reads.length < limit || last === undefined ? {} : { next: last.n }) };
  }
}
