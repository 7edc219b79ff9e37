import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isIsoDate, isMonth } from '#libs/kernel/dates.js';
import { isCode, isDocNo, isTitle, isUuid } from '#libs/kernel/ids.js';
import { rateText } from '#libs/kernel/rate.js';
import { Refusal } from '#libs/kernel/refusal.js';

/** The field may be left out; null is not leaving it out. Stands above the decorator that says what the field is. */
export function Optional(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_request, value) => value !== undefined),
    ApiProperty({ required: false }),
  );
}

/** Money in fen. */
export function IsFen(): PropertyDecorator {
  return IsWhole({ from: 0, to: Number.MAX_SAFE_INTEGER, description: '金额，分 / amount in fen' });
}

/** A whole number from a range. */
export function IsWhole({ from, to, description }: { from: number; to: number; description?: string }): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'integer', minimum: from, maximum: to };
  return applyDecorators(IsInt(), Min(from), Max(to), ApiProperty(description === undefined ? schema : { ...schema, description }));
}

/** A whole number in decimal digits, as a query or a path has it. */
export function IsQueryWhole(range: { from: number; to: number }): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value)),
    IsWhole(range),
  );
}

/** At most ten digits: eleven could be somebody's phone. */
const SHEET_NO_LIMIT = 9_999_999_999;

/** The number of a receipt sheet. */
export function IsSheetNo(): PropertyDecorator {
  return IsWhole({ from: 0, to: SHEET_NO_LIMIT });
}

/** A list of numbers of receipt sheets, each once. */
export function IsSheetNos({ most }: { most: number }): PropertyDecorator {
  return IsWholes({ from: 0, to: SHEET_NO_LIMIT, most });
}

/** A list of events by their place in the book, each once. */
export function IsSeqs({ most }: { most: number }): PropertyDecorator {
  return IsWholes({ from: 0, to: Number.MAX_SAFE_INTEGER, most });
}

/** A list of whole numbers from a range, each once. */
export function IsWholes({ from, to, most }: { from: number; to: number; most: number }): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'integer', minimum: from, maximum: to }, maxItems: most };
  const each = { each: true };
  return applyDecorators(IsArray(), ArrayMaxSize(most), ArrayUnique(), IsInt(each), Min(from, each), Max(to, each), ApiProperty(schema));
}

/** A short code that the county chose: of a unit, an officer, an account, a policy. */
export function IsCode(): PropertyDecorator {
  return applyDecorators(Holds('isCode', isCode), ApiProperty({ type: 'string', maxLength: 32, example: 'LJ' }));
}

/** A list of such codes, each once. */
export function IsCodes({ most }: { most: number }): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', maxLength: 32 }, maxItems: most };
  return applyDecorators(IsArray(), ArrayMaxSize(most), ArrayUnique(), Holds('isCode', isCode, { each: true }), ApiProperty(schema));
}

/** An id that the book made. */
export function IsId(): PropertyDecorator {
  return applyDecorators(Holds('isUuid', isUuid), ApiProperty({ type: 'string', format: 'uuid' }));
}

/** An id that the book made, or the number that a township's own register gave. */
export function IsIdOrCode(): PropertyDecorator {
  return applyDecorators(
    Holds('isIdOrCode', (value) => isUuid(value) || isCode(value)),
    ApiProperty({ type: 'string', maxLength: 36, example: 'L03' }),
  );
}

export function IsDocNo(): PropertyDecorator {
  return applyDecorators(Holds('isDocNo', isDocNo), ApiProperty({ type: 'string', maxLength: 60, example: '安社征决字〔2015〕17号' }));
}

export function IsTitle(): PropertyDecorator {
  return applyDecorators(Holds('isTitle', isTitle), ApiProperty({ type: 'string', maxLength: 80, example: '临江镇' }));
}

/** A business date. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(Holds('isDate', isIsoDate), ApiProperty({ type: 'string', format: 'date', example: '2015-03-30' }));
}

export function IsPeriod(): PropertyDecorator {
  return applyDecorators(Holds('isMonth', isMonth), ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{2}$', example: '2015-03' }));
}

/** A list of business dates. */
export function IsDays({ most }: { most: number }): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', format: 'date' }, maxItems: most };
  return applyDecorators(IsArray(), ArrayMaxSize(most), Holds('isDate', isIsoDate, { each: true }), ApiProperty(schema));
}

/** A list of ids that the book made, each of them once. */
export function IsIds({ least = 1, most }: { least?: number; most: number }): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: least, maxItems: most };
  return applyDecorators(IsArray(), ArrayMinSize(least), ArrayMaxSize(most), ArrayUnique(), Holds('isUuid', isUuid, { each: true }), ApiProperty(schema));
}

/** A rate in decimal digits, as the law prints it. */
export function IsRate(): PropertyDecorator {
  return applyDecorators(
    Holds('isRate', (value) => typeof value === 'string' && isAccepted(() => rateText(value))),
    ApiProperty({ type: 'string', example: '2' }),
  );
}

export function IsSha256(): PropertyDecorator {
  return IsMatch('isSha256', /^[0-9a-f]{64}$/);
}

/** Text of a fixed form. */
export function IsMatch(rule: string, form: RegExp): PropertyDecorator {
  return applyDecorators(
    Holds(rule, (value) => typeof value === 'string' && form.test(value)),
    ApiProperty({ type: 'string', pattern: form.source }),
  );
}

/** Text that is judged where it is used: a login, a password, a name. */
export function IsText({ most }: { most: number }): PropertyDecorator {
  return applyDecorators(IsString(), MinLength(1), MaxLength(most), ApiProperty({ type: 'string', minLength: 1, maxLength: most }));
}

/** One of a list of codes. */
export function IsOneOf(codes: readonly string[]): PropertyDecorator {
  return applyDecorators(IsIn(codes), ApiProperty({ type: 'string', enum: [...codes] }));
}

/** Some of a list of codes, at least one, each once. */
export function IsSomeOf(codes: readonly string[]): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', enum: [...codes] }, minItems: 1, maxItems: codes.length };
  return applyDecorators(IsArray(), ArrayMinSize(1), ArrayMaxSize(codes.length), ArrayUnique(), IsIn(codes, { each: true }), ApiProperty(schema));
}

/** Two of a list of codes. */
export function IsPairOf(codes: readonly string[]): PropertyDecorator {
  const schema: ApiPropertyOptions = { type: 'array', items: { type: 'string', enum: [...codes] }, minItems: 2, maxItems: 2 };
  return applyDecorators(IsArray(), ArrayMinSize(2), ArrayMaxSize(2), IsIn(codes, { each: true }), ApiProperty(schema));
}

export function IsFlag(): PropertyDecorator {
  return applyDecorators(IsBoolean(), ApiProperty({ type: 'boolean' }));
}

/** A group of fields of its own. `IsObject` keeps out the empty list, which `ValidateNested` lets through. */
export function IsGroup(group: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested(), Type(group), ApiProperty({ type: () => group() }));
}

/** A list of groups, where wanted with a field that names each of them once. */
export function IsGroups(group: () => new () => object, { most, uniqueBy }: { most: number; uniqueBy?: string }): PropertyDecorator {
  const distinct = uniqueBy === undefined ? [] : [ArrayUnique((one: Record<string, unknown>) => one?.[uniqueBy])];
  return applyDecorators(
    ...[IsArray(), ArrayMaxSize(most), ...distinct, IsObject({ each: true }), ValidateNested({ each: true })],
    ...[Type(group), ApiProperty({ type: () => group(), isArray: true, maxItems: most })],
  );
}

function Holds(rule: string, holds: (value: unknown) => boolean, options: { each?: boolean } = {}): PropertyDecorator {
  return ValidateBy({ name: rule, validator: { validate: holds, defaultMessage: () => rule } }, options);
}

function isAccepted(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
