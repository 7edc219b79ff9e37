import { Controller, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { linesOfBatch } from '#libs/benefits/lines-of-batch.js';
import { batchOf, type LineResult } from '#libs/benefits/record-bank-result.js';
import { commandIdOf } from '#libs/book/command-id.js';
import type { CommandRequest } from '#libs/book/decide.js';
import type { Answer } from '#libs/book/outcome.js';
import { bankFile } from '#libs/exporting/bank-file.js';
import { readBankResults } from '#libs/importing/bank-results.js';
import { linesOfFile } from '#libs/importing/file-lines.js';
import { FileRefused } from '#libs/importing/file-refused.js';
import type { BatchId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { answerOf, CommandAnswer } from '../commands/command-answer.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { House } from '../house/house.js';
import { UPLOAD_TYPE } from '../imports/upload.js';
import { ApiProblems } from '../problems/api-problems.js';
import { refuseFields } from '../problems/field-fault.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../requests/idempotency-key.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { BatchPath, ResultFileQuery } from './payouts.forms.js';

/** So many faults are told one by one. */
const TOLD_FAULTS = 500;

/** What goes to the paying bank and what comes from it, as files. Only here do accounts leave the vault. */
@ApiTags('payouts')
@ApiBearerAuth()
@Controller('batches/:batchId')
export class BankFilesController {
  constructor(
    private readonly house: House,
    private readonly bus: CommandBus,
  ) {}

  @Get('bank-file')
  @ForRoles('COUNTY_FINANCE', 'BANK')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @ApiOperation({
    operationId: 'getBankFile',
    summary: '代发文件（含账号，留痕） / The batch for the bank, with accounts; every account read is kept',
    description: '专户会计、代发银行 / county finance, the bank',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems(400, 401, 403, 404, 503)
  async download(@ByCaller() { book: code, officerId }: Caller, @Param() { batchId }: BatchPath): Promise<string> {
    const lines = await this.house.bookkeeper(code).ask((book) => linesOfBatch(book, batchOf(book, batchId)));
    const access = { officerId, reasonCode: 'PAYMENT_FILE', at: this.house.now() } as const;
    const accounts = this.house.vault.payeeAccounts.readMany(
      code,
      lines.map(({ accountToken }) => accountToken),
      access,
    );
    return bankFile(
      batchId,
      lines.map(({ no, fen, accountToken }) => ({ no, fen, ...(accounts.get(accountToken) ?? unknown('payee account', accountToken)) })),
    );
  }

  @Post('result-files')
  @ApiOperation({
    operationId: 'uploadResultFile',
    summary: '上传银行代发结果（CSV、xlsx） / Upload what the bank tells of a batch; all of it is recorded, or nothing',
    description: '同 RecordBankResult；重复上传不重复记账 / as RecordBankResult; the same file again records nothing twice',
  })
  @ApiIdempotencyKey()
  @ApiConsumes(UPLOAD_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: CommandAnswer })
  @ApiProblems(400, 401, 403, 404, 409, 413, 422, 503)
  async upload(
    @ByCaller() caller: Caller,
    @IdempotencyKey() key: string,
    @Param() { batchId }: BatchPath,
    @Query() sums: ResultFileQuery,
    @Req() { body }: { readonly body?: unknown },
  ): Promise<CommandAnswer> {
    if (!Buffer.isBuffer(body)) return refuseFields([{ path: '', rule: 'isFile' }]);
    const { book, officerId } = caller;
    const command = { batchId, results: await resultsIn(body, batchId), ...sums };
    const request: CommandRequest = { name: 'RecordBankResult', command, evidence: [], officerId, commandId: commandIdOf(book, officerId, key) };
    return answerOf((await this.bus.execute(new SubmitCommand(book, request, false))) as Answer);
  }
}

async function resultsIn(bytes: Uint8Array, batchId: BatchId): Promise<readonly LineResult[]> {
  try {
    return readBankResults(await linesOfFile(bytes), batchId);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { faults } = error;
    return refuse('IMPORT_REJECTED', { faultCount: faults.length, faults: faults.slice(0, TOLD_FAULTS) });
  }
}
