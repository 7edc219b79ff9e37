import { ApiProperty } from '@nestjs/swagger';
import type { Preview } from '#libs/book/decide.js';
import type { DecidedEvent, RecordedEvent } from '#libs/book/events.js';
import type { Answer } from '#libs/book/outcome.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';

export class ActorAnswer {
  @ApiProperty({ type: String }) readonly officerId!: string;
  @ApiProperty({ type: String }) readonly role!: string;
  @ApiProperty({ type: String, format: 'uuid', required: false }) readonly assignmentId?: string;
}

export class ApprovalAnswer {
  @ApiProperty({ type: String }) readonly officerId!: string;
  @ApiProperty({ type: String }) readonly role!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: string;
}

/** An event that would be recorded. */
export class DecidedEventAnswer {
  @ApiProperty({ type: String }) readonly type!: string;
  @ApiProperty({ type: String }) readonly unitId!: string;
  @ApiProperty({ type: String, format: 'date' }) readonly occurredOn!: string;
  @ApiProperty({ type: Object, additionalProperties: true }) readonly data!: object;
}

/** An event as the book recorded it. */
export class RecordedEventAnswer extends DecidedEventAnswer {
  @ApiProperty({ type: 'integer' }) readonly seq!: number;
  @ApiProperty({ type: String, format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: String, required: false, description: '记账期间 / the month posted into' }) readonly periodId?: string;
  @ApiProperty({ type: String, required: false, description: '更正的已结期间 / the closed month that it corrects' }) readonly correctsPeriod?: string;
  @ApiProperty({ type: ActorAnswer }) readonly actor!: ActorAnswer;
  @ApiProperty({ type: [ApprovalAnswer] }) readonly approvals!: readonly ApprovalAnswer[];
}

export class CommandAnswer {
  @ApiProperty({ type: 'integer', description: '首个事件的序号 / seq of the first event' }) readonly seq!: number;
  @ApiProperty({ type: [RecordedEventAnswer] }) readonly events!: readonly RecordedEventAnswer[];
}

export class DryRunAnswer {
  @ApiProperty({ type: Boolean, enum: [true] }) readonly dryRun!: true;
  @ApiProperty({ type: ActorAnswer }) readonly actor!: ActorAnswer;
  @ApiProperty({ type: String, isArray: true, enum: ROLE_NAMES, description: '须由其一审核 / any one of these would have to approve' }) readonly approverRoles!: readonly string[];
  @ApiProperty({ type: [DecidedEventAnswer] }) readonly events!: readonly DecidedEventAnswer[];
}

/** What a caller is told of recorded events. */
export function answerOf({ seq, events }: Answer): CommandAnswer {
  return { seq, events: events.map(recordedEventAnswer) };
}

export function dryRunAnswerOf({ actor, approverRoles, events }: Preview): DryRunAnswer {
  return { dryRun: true, actor, approverRoles, events: events.map(decidedEventAnswer) };
}

/** An event that a decision came to, as a caller sees it. */
export function decidedEventAnswer({ type, unitId, occurredOn, data }: DecidedEvent): DecidedEventAnswer {
  return { type, unitId: unitId as string, occurredOn, data };
}

/** An event as a caller sees it. */
export function recordedEventAnswer(event: RecordedEvent): RecordedEventAnswer {
  const { seq, type, unitId, occurredOn, recordedAt, periodId, correctsPeriod, actor, approvals, data } = event;
  return {
    ...{ seq, type, unitId, occurredOn, recordedAt },
    ...(periodId === undefined ? {} : { periodId }),
    ...(correctsPeriod === undefined ? {} : { correctsPeriod }),
    ...{ actor, approvals, data },
  };
}
