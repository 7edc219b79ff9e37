import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ENROLMENT_STATES, type Enrolment, type EnrolmentState } from '#libs/benefits/benefits.js';
import { enrolmentOf } from '#libs/benefits/entitlement.js';
import { gapIn, type Unpaid } from '#libs/benefits/gap.js';
import type { Book } from '#libs/book/book.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { EnrolId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { isWithin, postFor, unitOf } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsId, IsOneOf, IsPeriod, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { EnrolmentAnswer, EnrolmentsAnswer, EntitlementGapAnswer } from './enrolments.answers.js';
import { HistoryAnswer, historyAnswer } from './history.js';
import { pageOf } from './page-of.js';
import { HistoryQuery } from './queries.forms.js';

/** Who sees who draws a subsidy, each within the unit of his post: those who decide on it, pay it, publish it and watch over it. */
const READERS: readonly Role[] = [
  ...(['ENROLLER', 'ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'NOTICE_OFFICER', 'SUPERVISOR', 'HANDLER'] as const),
  ...(['COUNTY_APPROVER', 'COUNTY_FINANCE', 'INSPECTOR', 'AUDITOR'] as const),
];
const WHO = '限本单位及下级 / within the unit of one’s post';

export class EnrolmentsQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
  @Optional() @IsOneOf(ENROLMENT_STATES) readonly state?: EnrolmentState;
  @Optional() @IsId() readonly after?: EnrolId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

export class GapQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly policyId!: PolicyId;
  @IsPeriod() readonly month!: Month;
  @Optional() @IsId() readonly after?: EnrolId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

export class EnrolmentPath {
  @IsId() readonly enrolId!: EnrolId;
}

@ApiTags('benefits')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class EnrolmentsController {
  constructor(private readonly house: House) {}

  @Get('benefit-enrolments')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listEnrolments', summary: '资格登记 / Enrolments with their steps', description: WHO })
  @ApiOkResponse({ type: EnrolmentsAnswer })
  list(@ByCaller() caller: Caller, @Query() query: EnrolmentsQuery): Promise<EnrolmentsAnswer> {
    return this.ask(caller, query.unitId, (book) => {
      const listed = { kind: 'enrolment', keyOf: ({ enrolId }: Enrolment) => enrolId, isWanted: (one: Enrolment) => isAskedFor(book, one, query) };
      const { rows, ...next } = pageOf(book.benefits.enrolments.values(), listed, query);
      return { enrolments: rows.map((enrolment) => this.answer(caller, enrolment)), ...next };
    });
  }

  @Get('benefit-enrolments/:enrolId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getEnrolment', summary: '一项资格登记 / An enrolment', description: WHO })
  @ApiOkResponse({ type: EnrolmentAnswer, headers: { ETag: { description: '版本，可用于 If-Match / its version, for If-Match', schema: { type: 'string' } } } })
  async get(@ByCaller() caller: Caller, @Param() { enrolId }: EnrolmentPath, @Res({ passthrough: true }) reply: FastifyReply): Promise<EnrolmentAnswer> {
    const enrolment = await this.one(caller, enrolId);
    reply.header('ETag', `"${enrolment.seq}"`);
    return this.answer(caller, enrolment);
  }

  @Get('benefit-enrolments/:enrolId/history')
  @ApiOperation({ operationId: 'getEnrolmentHistory', summary: '资格登记经过（倒查） / Every event about an enrolment', description: WHO })
  @ApiOkResponse({ type: HistoryAnswer })
  async history(@ByCaller() caller: Caller, @Param() { enrolId }: EnrolmentPath, @Query() query: HistoryQuery): Promise<HistoryAnswer> {
    await this.one(caller, enrolId);
    return historyAnswer(this.house, caller.book, { kind: 'enrolment', id: enrolId }, query);
  }

  @Get('entitlement-gap')
  @ApiOperation({ operationId: 'getEntitlementGap', summary: '应享未享 / Entitled for a month and not paid for it', description: WHO })
  @ApiOkResponse({ type: EntitlementGapAnswer })
  gap(@ByCaller() caller: Caller, @Query() query: GapQuery): Promise<EntitlementGapAnswer> {
    return this.ask(caller, query.unitId, (book) => {
      const { policyId, month } = query;
      const { unpaid: all, ...totals } = gapIn(book, query);
      const { rows, ...next } = pageOf(all, { kind: 'enrolment', keyOf: ({ enrolment }: Unpaid) => enrolment.enrolId }, query);
      const unpaid = rows.map(({ enrolment, fen }) => ({ enrolId: enrolment.enrolId, villageId: enrolment.villageId, fen }));
      return { policyId, month, ...totals, unpaidCount: all.length, unpaid, ...next };
    });
  }

  private one({ book: code, officerId }: Caller, enrolId: EnrolId): Promise<Enrolment> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const enrolment = enrolmentOf(book, enrolId);
      checkReach(book, officerId, { unitId: enrolment.villageId, on: today });
      return enrolment;
    });
  }

  private ask<T>({ book: code, officerId }: Caller, unitId: UnitId, read: (book: Book) => T): Promise<T> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      checkReach(book, officerId, { unitId: unitOf(book.registry, unitId).unitId, on: today });
      return read(book);
    });
  }

  /** Names are shown masked; in clear they are read one by one, for a reason that is kept. */
  private answer({ book }: Caller, { payee, ...enrolment }: Enrolment): EnrolmentAnswer {
    const nameOf = (partyId: PartyId) => {
      const { name } = this.house.vault.masked(book, partyId, 'WEB');
      return name === undefined ? {} : { maskedName: name };
    };
    const shownPayee = payee.payeeId === enrolment.beneficiaryId ? payee : { ...payee, ...nameOf(payee.payeeId) };
    return { ...enrolment, ...nameOf(enrolment.beneficiaryId), payee: shownPayee };
  }
}

/** Refuses NOT_AUTHORISED to whoever holds no reader's post at the unit or above it. */
function checkReach({ registry }: Book, officerId: Caller['officerId'], at: { readonly unitId: UnitId; readonly on: IsoDate }): void {
  if (postFor(registry, officerId, READERS, at) === undefined) refuse('NOT_AUTHORISED', { officerId, roles: READERS.join(' '), unitId: at.unitId });
}

function isAskedFor({ registry }: Book, enrolment: Enrolment, { unitId, policyId, state }: EnrolmentsQuery): boolean {
  if (policyId !== undefined && enrolment.policyId !== policyId) return false;
  if (state !== undefined && enrolment.state !== state) return false;
  return isWithin(registry, enrolment.villageId, unitId);
}
