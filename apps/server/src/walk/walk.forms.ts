import { ACCOUNT_CODES, type AccountCode } from '#libs/journal/chart.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { LevyId, UnitId } from '#libs/kernel/ids.js';
import type { CellAsked } from '#libs/reports/walk-cell.js';
import { IsCode, IsDay, IsIdOrCode, IsMatch, IsOneOf, IsPeriod, IsQueryWhole, Optional } from '../requests/fields.js';

const ANY_SEQ = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** As of a seq; as known on a day; as true on a day. */
class AsOfQuery {
  @Optional() @IsQueryWhole(ANY_SEQ) readonly asOfSeq?: number;
  @Optional() @IsDay() readonly knownOn?: IsoDate;
  @Optional() @IsDay() readonly trueOn?: IsoDate;
}

export class WalkBalancesQuery extends AsOfQuery {
  @Optional() @IsCode() readonly unitId?: UnitId;
}

export class WalkLinesQuery extends AsOfQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsOneOf(ACCOUNT_CODES) readonly account!: AccountCode;
  @Optional() @IsIdOrCode() readonly levyId?: LevyId;
  @Optional() @IsQueryWhole(ANY_SEQ) readonly after?: number;
}

export class WalkPageQuery {
  @Optional() @IsQueryWhole(ANY_SEQ) readonly after?: number;
  @Optional() @IsQueryWhole(ANY_SEQ) readonly asOfSeq?: number;
}

export class WalkEntityPath {
  @IsMatch('isKind', /^[a-z]{2,20}( [a-z]{2,12})?$/) readonly kind!: string;
  @IsMatch('isEntityId', /^[A-Za-z0-9._-]{1,36}( \d{4}-\d{2})?$/) readonly id!: string;
}

export class WalkReportQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
  @Optional() @IsQueryWhole(ANY_SEQ) readonly asOfSeq?: number;
  /** From the second on with the corrections of the month in their places (R19). */
  @Optional() @IsQueryWhole({ from: 1, to: 999 }) readonly version?: number;
}

export class WalkCellQuery extends WalkReportQuery {
  @IsOneOf(['f1', 'f2', 'f3', 'f4']) readonly form!: CellAsked['form'];
  @IsMatch('isRow', /^[A-Za-z0-9._-]{1,36}$/) readonly row!: string;
  @IsMatch('isColumn', /^[A-Za-z]{1,30}$/) readonly column!: string;
}
