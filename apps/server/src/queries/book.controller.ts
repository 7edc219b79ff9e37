import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { WithoutAccess } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ShownDay, ShownFlag, ShownText, ShownWhole } from './shown.js';

export class BookAnswer {
  @ShownText('990000') readonly code!: string;
  @ShownText('安和县') readonly nameZh!: string;
  @ShownFlag() readonly demo!: boolean;
  @ShownDay() readonly today!: string;
  @ShownWhole('下一事件的序号 / seq of the next event') readonly nextSeq!: number;
  @ShownWhole('查询数据所含事件数 / events that the views hold') readonly viewsNextSeq!: number;
}

@ApiTags('book')
@ApiBearerAuth()
@Controller('book')
export class BookController {
  constructor(private readonly house: House) {}

  @Get()
  @WithoutAccess()
  @ApiOperation({ operationId: 'getBook', summary: '账册概况 / The book and where it stands' })
  @ApiOkResponse({ type: BookAnswer })
  @ApiProblems(401, 403, 503)
  async book(@ByCaller() { book: code }: Caller): Promise<BookAnswer> {
    const viewsNextSeq = await this.house.views.projectedThrough(code);
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const { nameZh, demo } = book.genesis;
      return { code, nameZh, demo, today, nextSeq: book.nextSeq, viewsNextSeq };
    });
  }
}
