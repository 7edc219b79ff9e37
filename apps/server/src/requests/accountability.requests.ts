import { ENTRY_RESULTS, type EntryResult } from '#libs/accountability/accountability.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, EntryId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsDay, IsDocNo, IsGroup, IsId, IsOneOf } from './fields.js';
import { TextRefRequest } from './meetings.requests.js';

export class FileStatementRequest extends CommandBody {
  @IsId() readonly entryId!: EntryId;
  @IsGroup(() => TextRefRequest) readonly textRef!: TextRefRequest;
}

export class CloseAccountabilityEntryRequest extends CommandBody {
  @IsId() readonly entryId!: EntryId;
  @IsOneOf(ENTRY_RESULTS) readonly result!: EntryResult;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
