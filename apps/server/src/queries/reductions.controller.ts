import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Entry } from '#libs/accountability/accountability.js';
import { entryOf } from '#libs/accountability/close-entry.js';
import { caseOf, obligationOf } from '#libs/accountability/obligations.js';
import type { ReductionCase } from '#libs/accountability/reductions.js';
import type { CaseId, EntryId, LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { isWithin } from '#libs/registry/posts.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsId, IsIdOrCode, IsOneOf, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { officerObligations } from './officer-obligations.js';
import { pageOf } from './page-of.js';
import { SeenQuery } from './queries.forms.js';
import { EntryAnswer, EntryPage, OfficerObligationsAnswer, ReductionDetail, ReductionPage } from './reductions.answers.js';
import { entryAnswer, obligationAnswer, reductionAnswer } from './shown-reductions.js';

export class ReductionPath {
  @IsId() readonly caseId!: CaseId;
}

export class EntryPath {
  @IsId() readonly entryId!: EntryId;
}

export class OfficerPath {
  @IsCode() readonly officerId!: OfficerId;
}

export class ReductionsQuery {
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsIdOrCode() readonly levyId?: LevyId;
  @Optional() @IsId() readonly after?: CaseId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

export class EntriesQuery {
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsCode() readonly officerId?: OfficerId;
  @Optional() @IsOneOf(['OPEN', 'CLOSED']) readonly state?: 'OPEN' | 'CLOSED';
  @Optional() @IsId() readonly after?: EntryId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

/** Who was let off, on whose decision, and who owes it now. */
@ApiTags('accountability')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class ReductionsController {
  constructor(private readonly house: House) {}

  @Get('reductions')
  @ApiOperation({ operationId: 'listReductions', summary: '减免案件 / Cases of reduction' })
  @ApiOkResponse({ type: ReductionPage })
  reductions(@ByCaller() { book: code }: Caller, @Query() query: ReductionsQuery): Promise<ReductionPage> {
    const { unitId, levyId } = query;
    return this.house.bookkeeper(code).ask((book) => {
      const isWanted = (one: ReductionCase) => (unitId === undefined || isWithin(book.registry, one.unitId, unitId)) && (levyId === undefined || one.levyId === levyId);
      const { rows, ...next } = pageOf(book.reductions.cases.values(), { kind: 'reduction case', keyOf: ({ caseId }) => caseId, isWanted }, query);
      return { reductions: rows.map((one) => reductionAnswer(book, one)), ...next };
    });
  }

  @Get('reductions/:caseId')
  @ApiOperation({ operationId: 'getReduction', summary: '减免案件、补足责任与责任记录 / A case with its obligation and entries' })
  @ApiOkResponse({ type: ReductionDetail })
  reduction(@ByCaller() { book: code }: Caller, @Param() { caseId }: ReductionPath): Promise<ReductionDetail> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const found = caseOf(book, caseId);
      const entries = [...book.accountability.entries.values()].filter(({ source }) => source.caseId === caseId).map(entryAnswer);
      const { obligationId } = found;
      const obligation = obligationId === undefined ? {} : { obligation: obligationAnswer(book, obligationOf(book, obligationId), today) };
      return { ...reductionAnswer(book, found), ...obligation, entries };
    });
  }

  @Get('officers/:officerId/obligations')
  @ApiOperation({ operationId: 'getOfficerObligations', summary: '责任人未补足及其来由（倒查） / What an officer owes, with the events, receipts, documents and people behind it' })
  @ApiOkResponse({ type: OfficerObligationsAnswer })
  obligations(@ByCaller() { book }: Caller, @Param() { officerId }: OfficerPath, @Query() query: SeenQuery): Promise<OfficerObligationsAnswer> {
    return officerObligations(this.house, book, officerId, query);
  }

  @Get('accountability-entries')
  @ApiOperation({ operationId: 'listAccountabilityEntries', summary: '责任记录 / Accountability entries' })
  @ApiOkResponse({ type: EntryPage })
  entries(@ByCaller() { book: code }: Caller, @Query() query: EntriesQuery): Promise<EntryPage> {
    const { unitId, officerId, state } = query;
    return this.house.bookkeeper(code).ask(({ accountability, registry }) => {
      const isWanted = (entry: Entry) =>
        (unitId === undefined || isWithin(registry, entry.unitId, unitId)) &&
        (officerId === undefined || entry.officerIds.includes(officerId)) &&
        (state === undefined || (entry.closed === undefined) === (state === 'OPEN'));
      const { rows, ...next } = pageOf(accountability.entries.values(), { kind: 'accountability entry', keyOf: ({ entryId }) => entryId, isWanted }, query);
      return { entries: rows.map(entryAnswer), ...next };
    });
  }

  @Get('accountability-entries/:entryId')
  @ApiOperation({ operationId: 'getAccountabilityEntry', summary: '责任记录 / An accountability entry' })
  @ApiOkResponse({ type: EntryAnswer })
  entry(@ByCaller() { book: code }: Caller, @Param() { entryId }: EntryPath): Promise<EntryAnswer> {
    return this.house.bookkeeper(code).ask((book) => entryAnswer(entryOf(book, entryId)));
  }
}
