import { EVIDENCE_KINDS, type Evidence } from '#libs/book/envelope.js';
import type { Month } from '#libs/kernel/dates.js';
import type { DocNo, Sha256Hex } from '#libs/kernel/ids.js';
import { IsDocNo, IsGroups, IsOneOf, IsPeriod, IsSha256, Optional } from './fields.js';

export class EvidenceRequest implements Evidence {
  @IsOneOf(EVIDENCE_KINDS) readonly kind!: Evidence['kind'];
  @IsDocNo() readonly docNo!: DocNo;
  @Optional() @IsSha256() readonly sha256?: Sha256Hex;
}

/** What every command may bring with its own fields: the documents behind it, and the month in which it is meant to stand. */
export class CommandBody {
  @Optional() @IsGroups(() => EvidenceRequest, { most: 20 }) readonly evidence?: readonly EvidenceRequest[];
  /** Where it would be posted into another month, it is refused. */
  @Optional() @IsPeriod() readonly postingPeriod?: Month;
}
