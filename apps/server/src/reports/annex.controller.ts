import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PartyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { postFor, unitOf } from '#libs/registry/posts.js';
import { type AnnexPayer, annexPayers } from '#libs/reports/annex.js';
import { readFeeMonth } from '#libs/reports/fee-month.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { NAME_READERS } from '../parties/name-readers.js';
import { ApiProblems } from '../problems/api-problems.js';
import { rowsOf } from '../queries/queries.forms.js';
import { Maybe, ShownFlag, ShownList, ShownMonth, ShownText, ShownTexts, ShownWhole } from '../queries/shown.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { IsId, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { ReportQuery } from './asked-report.js';

export class AnnexQuery extends ReportQuery {
  @Optional() @IsId() readonly after?: PartyId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

class AnnexPayerAnswer {
  @ShownText('58F57376') readonly payerCode!: string;
  @ShownText('测试甲') readonly name!: string;
  @ShownTexts() readonly docNos!: readonly string[];
}

export class AnnexAnswer {
  /** A demo book's reports say so. */
  @ShownFlag() readonly demo!: boolean;
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownList(() => AnnexPayerAnswer) readonly payers!: readonly AnnexPayerAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

/** What the annex says of a payer whose record was erased. */
const ERASED = '（已删除）';

/** Who the payers are of whom the reports of a month speak by code; out of the vault, and never beside their amounts. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportAnnexController {
  constructor(private readonly house: House) {}

  @Get('annex')
  @ForRoles(...NAME_READERS)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getReportAnnex',
    summary: '报表附件：代号对照（密封，查阅留痕） / Sealed annex: the names behind the payer codes',
    description: '须在该单位或其上级任职；每次查阅按 REPORT_ANNEX 留痕 / for posts at the unit or above it; every name read is logged as REPORT_ANNEX',
  })
  @ApiOkResponse({ type: AnnexAnswer })
  @ApiProblems(400, 401, 403, 404, 413, 422, 503)
  async annex(@ByCaller() caller: Caller, @Query() query: AnnexQuery): Promise<AnnexAnswer> {
    const { house } = this;
    const { book } = caller;
    const { unitId, period, asOfSeq, after } = query;
    const demo = await this.checkedPost(caller, unitId);
    await waitForViews(house, book, query);
    const month = await readFeeMonth(house, book, { unitId, periodId: period, asOfSeq });
    const limit = rowsOf(query);
    const left = annexPayers(month).filter(({ partyId }) => after === undefined || partyId > after);
    const shown = left.slice(0, limit);
    const last = shown.at(-1);
    return {
      ...{ demo, unitId, periodId: period, asOfSeq: month.asOfSeq, payers: this.named(caller, shown) },
      ...(left.length > limit && last !== undefined ? { next: last.partyId } : {}),
    };
  }

  /** Names are for those who serve at the unit or above it: a post in another township does not open them. Answers whether the book is a demo. */
  private checkedPost({ book: code, officerId }: Caller, unitId: AnnexQuery['unitId']): Promise<boolean> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      unitOf(book.registry, unitId);
      if (postFor(book.registry, officerId, NAME_READERS, { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId, unitId });
      return book.genesis.demo;
    });
  }

  private named({ book, officerId }: Caller, payers: readonly AnnexPayer[]): AnnexAnswer['payers'] {
    const partyIds = payers.map(({ partyId }) => partyId);
    const people = this.house.vault.readMany(book, partyIds, { officerId, reasonCode: 'REPORT_ANNEX', at: this.house.now() });
    return payers.map(({ payerCode, partyId, docNos }) => ({ payerCode, name: people.get(partyId)?.name ?? ERASED, docNos }));
  }
}
