import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import type { Remittance } from '#libs/custody/remittances.js';
import { whereabouts } from '#libs/custody/whereabouts.js';
import type { RemittanceId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import { REMITTANCE_STANDINGS, type RemittanceStanding, remittanceStanding } from '#libs/verification/standing.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsId, IsOneOf, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { CustodyAnswer, type RemittanceAnswer, RemittancePage } from './custody.answers.js';
import { rowsOf } from './queries.forms.js';

export class CustodyQuery {
  @IsCode() readonly unitId!: UnitId;
}

export class RemittancesQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsOneOf(REMITTANCE_STANDINGS) readonly state?: RemittanceStanding;
  @Optional() @IsId() readonly after?: RemittanceId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

/** Of a unit and the units below it: the county asks for all. */
@ApiTags('custody')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class CustodyController {
  constructor(private readonly house: House) {}

  @Get('custody')
  @ApiOperation({ operationId: 'getCustody', summary: '款项所在 / Where every collected fen lies now' })
  @ApiOkResponse({ type: CustodyAnswer })
  custody(@ByCaller() { book: code }: Caller, @Query() { unitId }: CustodyQuery): Promise<CustodyAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => whereabouts(book, unitOf(book.registry, unitId).unitId, today));
  }

  @Get('remittances')
  @ApiOperation({ operationId: 'listRemittances', summary: '解缴单 / Remittances as they stand now' })
  @ApiOkResponse({ type: RemittancePage })
  remittances(@ByCaller() { book: code }: Caller, @Query() query: RemittancesQuery): Promise<RemittancePage> {
    return this.house.bookkeeper(code).ask((book) => {
      const limit = rowsOf(query);
      const found = matching(book, query)
        .take(limit + 1)
        .toArray();
      const remittances = found.slice(0, limit).map((remittance) => remittanceAnswer(book, remittance));
      const last = remittances.at(-1);
      return found.length > limit && last !== undefined ? { remittances, next: last.remittanceId } : { remittances };
    });
  }
}

/** Remittances in the order in which they entered the book, after the one that ended the page before. */
function matching(book: Book, { unitId, state, after }: RemittancesQuery): IteratorObject<Remittance> {
  const { custody, registry } = book;
  unitOf(registry, unitId);
  if (after !== undefined && !custody.remittances.has(after)) unknown('remittance', after);
  let begun = after === undefined;
  return Iterator.from(custody.remittances.values()).filter((remittance) => {
    if (!begun) {
      begun = remittance.remittanceId === after;
      return false;
    }
    return isWithin(registry, remittance.unitId, unitId) && (state === undefined || remittanceStanding(book, remittance) === state);
  });
}

function remittanceAnswer(book: Book, remittance: Remittance): RemittanceAnswer {
  const { toKind, ...shown } = remittance;
  return { ...shown, state: remittanceStanding(book, remittance) };
}
