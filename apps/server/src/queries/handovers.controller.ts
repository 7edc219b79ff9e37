import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import { heldBy } from '#libs/handovers/held-by.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { HoldingsAnswer, type LastHandoverAnswer } from './handovers.answers.js';
import { ownUnit } from './own-unit.js';

export class OfficerPath {
  @IsCode() readonly officerId!: OfficerId;
}

export class HoldingsQuery {
  @IsCode() readonly unitId!: UnitId;
}

/** What an officer would have to hand over, for whoever holds a post at the unit or above it. */
@ApiTags('handovers')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class HandoversController {
  constructor(private readonly house: House) {}

  @Get('officers/:officerId/holdings')
  @ApiOperation({ operationId: 'getHoldings', summary: '应移交事项 / What an officer holds and owes, as a handover lists it' })
  @ApiOkResponse({ type: HoldingsAnswer })
  holdings(@ByCaller() caller: Caller, @Param() { officerId }: OfficerPath, @Query() query: HoldingsQuery): Promise<HoldingsAnswer> {
    return this.house.bookkeeper(caller.book).ask((book, { today }) => {
      const unitId = ownUnit(book, query.unitId, { officerId: caller.officerId, today });
      if (!book.registry.assignmentsOf.has(officerId)) unknown('officer', officerId);
      const { cash, ...held } = heldBy(book, officerId, unitId);
      return { officerId, unitId, cash: cash.map(({ place, totalFen }) => ({ place, totalFen })), ...held, ...lastHandover(book, officerId) };
    });
  }
}

function lastHandover({ handovers }: Book, officerId: OfficerId): { readonly lastHandover?: LastHandoverAnswer } {
  const last = handovers.lastOf.get(officerId);
  if (last === undefined) return {};
  const { openObligationIds, ...lastHandover } = last;
  return { lastHandover };
}
