import type { Type } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags, OmitType } from '@nestjs/swagger';
import { COMMANDS } from '#libs/book/command-table.js';
import { ROLES, type Role } from '#libs/registry/roles.js';
import { ApiProblems } from '../problems/api-problems.js';
import { COMMAND_REQUESTS } from '../requests/command-requests.js';
import { ApiIdempotencyKey } from '../requests/idempotency-key.js';
import { CommandAnswer, DryRunAnswer } from './command-answer.js';
import type { CommandRoute } from './command-routes.js';

/** How OpenAPI shows a command: what its row and its form say. */
export function describeCommand(route: CommandRoute): readonly MethodDecorator[] {
  const { name, slice, operationId, pathFields, versioned } = route;
  const { zh, en } = COMMANDS[name];
  return [
    ApiTags(slice),
    ApiBearerAuth(),
    ApiOperation({ operationId, summary: `${zh} / ${en}`, description: whoMay(route) }),
    ApiIdempotencyKey(),
    ...(versioned ? [ApiHeader({ name: 'If-Match', required: false, description: IF_MATCH, schema: { type: 'string', pattern: '^"\\d{1,15}"$' } })] : []),
    ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: '只试算，不记账 / only asks what would happen' }),
    ...pathFields.map((field) => ApiParam({ name: field, schema: { type: 'string', maxLength: 36 } })),
    ApiBody({ type: bodyOf(route) }),
    ApiCreatedResponse({ type: CommandAnswer }),
    ApiOkResponse({ type: DryRunAnswer, description: 'dryRun=true' }),
    ApiProblems(400, 401, 403, 404, 409, 413, 422, 429, 503),
  ];
}

const IF_MATCH = '所见版本（查询所得 seq，加引号）；其后有变动则 409 / the version seen: `seq` of the GET, in quotes (its ETag, where it has one); 409 if it changed since';

/** What stands in the path is no part of the body. */
function bodyOf({ name, pathFields }: CommandRoute): Type {
  const form: Type = COMMAND_REQUESTS[name];
  if (pathFields.length === 0) return form;
  const body: Type = OmitType(form, pathFields as never[]);
  Object.defineProperty(body, 'name', { value: `${name}Body` });
  return body;
}

function whoMay({ name }: CommandRoute): string {
  const { by, approvedBy } = COMMANDS[name];
  const maker = Array.isArray(by) ? titles(by) : '依所涉事项而定 / according to what it is about';
  if (approvedBy === undefined) return `经办 / by: ${maker}`;
  return `经办 / by: ${maker}; 审核 / approved by: ${Array.isArray(approvedBy) ? titles(approvedBy) : '依情形而定 / according to the case'}`;
}

function titles(roles: readonly string[]): string {
  return roles.map((role) => (role in ROLES ? `${ROLES[role as Role].zh} ${role}` : role)).join('、');
}
