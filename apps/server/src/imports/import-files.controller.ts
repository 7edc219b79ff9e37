import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FileRefused } from '#libs/importing/file-refused.js';
import { refuse } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { refuseFields } from '../problems/field-fault.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { ImportFileQuery, RowFileAnswer } from './imports.forms.js';
import { UPLOAD_TYPE } from './upload.js';

/** So many faults are told one by one; whoever has mended them uploads again. */
const TOLD_FAULTS = 500;

/** Files of rows, checked whole before anybody signs for them. */
@ApiTags('imports')
@ApiBearerAuth()
@Controller('import-files')
export class ImportFilesController {
  constructor(private readonly house: House) {}

  @Post()
  @ForRoles('ACCOUNTANT', 'COLLECTOR', 'COUNTY_FINANCE', 'COUNTY_VERIFIER')
  @ApiOperation({
    operationId: 'checkImportFile',
    summary: '上传并逐行检查文件（CSV、xlsx） / Upload a file; every row is checked in order, nothing is posted',
    description:
      '有错则 422 IMPORT_REJECTED，列明行、列、代码；无错则保存，待 ImportFile / any fault is told by line, column and code; a file without faults is held for ImportFile',
  })
  @ApiConsumes(UPLOAD_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: RowFileAnswer })
  @ApiProblems(400, 401, 403, 409, 413, 422, 503)
  async check(@ByCaller() { book, officerId }: Caller, @Query() target: ImportFileQuery, @Req() { body }: { readonly body?: unknown }): Promise<RowFileAnswer> {
    if (!Buffer.isBuffer(body)) return refuseFields([{ path: '', rule: 'isFile' }]);
    try {
      return await this.house.imports(book).take(body, { ...target }, officerId);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const { faults } = error;
      return refuse('IMPORT_REJECTED', { faultCount: faults.length, faults: faults.slice(0, TOLD_FAULTS) });
    }
  }
}
