import { IMPORT_KINDS, type ImportKind, type RowFile } from '#libs/imports/imports.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { PolicyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsFen, IsOneOf, IsSha256, IsWhole, Optional } from './fields.js';

/** More rows than a file may have. */
export const ROW_LIMIT = 10_000;

export class ImportFileRequest extends CommandBody implements RowFile {
  @IsOneOf(IMPORT_KINDS) readonly kind!: ImportKind;
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
  @IsSha256() readonly fileSha256!: Sha256Hex;
  @IsWhole({ from: 1, to: ROW_LIMIT }) readonly rows!: number;
  @IsFen() readonly totalFen!: Fen;
}
