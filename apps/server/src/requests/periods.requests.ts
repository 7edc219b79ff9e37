import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsPeriod } from './fields.js';

export class SoftClosePeriodRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly periodId!: Month;
}

export class ClosePeriodRequest extends SoftClosePeriodRequest {}
