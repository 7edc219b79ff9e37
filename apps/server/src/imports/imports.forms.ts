import { IMPORT_KINDS, type ImportKind } from '#libs/imports/imports.js';
import type { ImportId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { REFUSAL_CODES } from '../problems/api-problems.js';
import { Maybe, ShownCode, ShownFen, ShownList, ShownText, ShownWhole } from '../queries/shown.js';
import { IsCode, IsId, IsOneOf, Optional } from '../requests/fields.js';

/** Which kind of file comes in the body, and for whose books. */
export class ImportFileQuery {
  @IsOneOf(IMPORT_KINDS) readonly kind!: ImportKind;
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
}

export class ImportPath {
  @IsId() readonly importId!: ImportId;
}

/** A file that was checked whole: what its maker signs for with ImportFile. */
export class RowFileAnswer {
  @ShownText() readonly importId!: string;
  @ShownCode(IMPORT_KINDS) readonly kind!: ImportKind;
  @ShownText('LJ') readonly unitId!: string;
  @Maybe() @ShownText('SMF') readonly policyId?: string;
  @ShownText() readonly fileSha256!: string;
  @ShownWhole() readonly rows!: number;
  @ShownFen() readonly totalFen!: number;
}

const IMPORT_STATES = ['POSTING', 'COMPLETED'] as const;

export class ImportAnswer extends RowFileAnswer {
  @ShownCode(IMPORT_STATES) readonly state!: (typeof IMPORT_STATES)[number];
  @ShownWhole('已登记 / rows in the book') readonly posted!: number;
  @ShownWhole('登记时被拒 / rows that were refused when their turn came') readonly refused!: number;
}

export class RefusedRowAnswer {
  @ShownWhole('文件中的行号 / line in the file') readonly line!: number;
  @ShownCode(REFUSAL_CODES) readonly code!: string;
}

export class ImportInFullAnswer extends ImportAnswer {
  @ShownList(() => RefusedRowAnswer) readonly refusedRows!: readonly RefusedRowAnswer[];
}

export class ImportsAnswer {
  @ShownList(() => ImportAnswer) readonly imports!: readonly ImportAnswer[];
}
