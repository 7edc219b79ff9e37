import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IsoDate } from '#libs/kernel/dates.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ShownDay } from '../queries/shown.js';
import { IsDay } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForAnyPost } from '../sessions/post.guard.js';

export class DemoDayRequest {
  @IsDay() readonly date!: IsoDate;
}

export class DemoDayAnswer {
  @ShownDay() readonly today!: string;
}

@ApiTags('demo')
@ApiBearerAuth()
@Controller('demo')
export class DemoController {
  constructor(private readonly house: House) {}

  @Post('day')
  @ForAnyPost()
  @ApiOperation({ operationId: 'turnDemoDay', summary: '演示账册：把日期推进到某日 / Move a demo book to a later day' })
  @ApiCreatedResponse({ type: DemoDayAnswer })
  @ApiProblems(400, 401, 403, 409, 422)
  async turnDay(@ByCaller() { book: code }: Caller, @Body() { date }: DemoDayRequest): Promise<DemoDayAnswer> {
    await this.house.turnTo(code, date);
    return { today: await this.house.bookkeeper(code).ask((book) => book.today) };
  }
}
