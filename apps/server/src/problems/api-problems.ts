import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { REFUSALS, type RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { PROBLEM_TYPE, type Problem, statusOf } from './problem.js';

export const REFUSAL_CODES = Object.keys(REFUSALS) as RefusalCode[];

/** The shape of every problem document, for OpenAPI. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ type: String, example: 'urn:mingzhang:problem:receipt-reused' }) readonly type!: string;
  @ApiProperty({ type: String, example: '票据 304 已使用' }) readonly title!: string;
  @ApiProperty({ type: String, example: 'Sheet 304 has been used' }) readonly titleEn!: string;
  @ApiProperty({ type: 'integer', example: 422 }) readonly status!: number;
  @ApiProperty({ enum: REFUSAL_CODES, enumName: 'RefusalCode' }) readonly code!: RefusalCode;
  @ApiProperty({ type: Object, additionalProperties: true, example: { bookId: 'B-301', no: 304 } }) readonly facts!: Problem['facts'];
  @ApiProperty({ type: String, example: '/api/levies/L03/payments' }) readonly instance!: string;
}

/** Names the statuses with which an operation may say no, each with its codes. */
export function ApiProblems(...statuses: readonly number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: REFUSAL_CODES.filter((code) => statusOf(code) === status).join(', '),
        content: { [PROBLEM_TYPE]: { schema: { $ref: getSchemaPath(ProblemAnswer) } } },
      }),
    ),
  );
}
