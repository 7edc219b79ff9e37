import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CodedFinding, DETECTORS, FINDING_CODES, type FindingCode, findingsOf } from '#libs/findings/detectors.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { postFor, unitOf } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsOneOf, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { type FindingAnswer, FindingsAnswer } from './findings.answers.js';

/** Whoever watches over a unit: not those whose acts are looked at. */
const FINDING_READERS = ['UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'COUNTY_APPROVER', 'INSPECTOR', 'AUDITOR'] as const satisfies readonly Role[];
/** Of one finding: the walk leads on from these. */
const EVIDENCE_LIMIT = 100;

export class FindingsQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsOneOf(FINDING_CODES) readonly code?: FindingCode;
}

@ApiTags('inspection')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller('findings')
export class FindingsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listFindings', summary: '疑点：值得核查之处及其线索 / What to look at in the books of a unit, with the way to it' })
  @ApiOkResponse({ type: FindingsAnswer })
  findings(@ByCaller() { book: code, officerId }: Caller, @Query() query: FindingsQuery): Promise<FindingsAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const { unitId } = unitOf(book.registry, query.unitId);
      if (postFor(book.registry, officerId, FINDING_READERS, { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId, unitId });
      const findings = findingsOf(book, { unitId, codes: query.code === undefined ? FINDING_CODES : [query.code] }, today);
      return { on: today, count: findings.length, findings: findings.slice(0, PAGE_LIMIT_ROWS).map(findingAnswer) };
    });
  }
}

function findingAnswer({ evidence, seqs, ...finding }: CodedFinding): FindingAnswer {
  const { zh, en } = DETECTORS[finding.code];
  return { ...finding, titleZh: zh, titleEn: en, evidence: evidence.slice(0, EVIDENCE_LIMIT), evidenceCount: evidence.length, seqs: seqs.slice(0, EVIDENCE_LIMIT) };
}
