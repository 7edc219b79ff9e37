import { EVIDENCE_KINDS } from '#libs/book/envelope.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { DecidedEventAnswer } from '../commands/command-answer.js';
import { Maybe, ShownCode, ShownCodes, ShownDay, ShownFlag, ShownGroup, ShownList, ShownObject, ShownText, ShownWhole } from './shown.js';

const STATES = ['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'];

export class ProposalAnswer {
  @ShownText() readonly proposalId!: string;
  @ShownWhole() readonly seq!: number;
  @ShownText('ImportLevyDecision') readonly command!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('O-05') readonly makerId!: string;
  @ShownText('ACCOUNTANT') readonly makerRole!: string;
  @ShownDay() readonly madeOn!: string;
  @ShownCodes(ROLE_NAMES) readonly approverRoles!: readonly string[];
  /** Of a step of two hands: the one officer who decides. */
  @Maybe() @ShownText('O-04') readonly approverId?: string;
  /** Of a step of three hands: who has signed already, and who stands by and signs last. */
  @Maybe() @ShownText('O-33') readonly secondedBy?: string;
  @Maybe() @ShownText('O-07') readonly witnessId?: string;
}

export class ProposalsAnswer {
  @ShownList(() => ProposalAnswer) readonly proposals!: readonly ProposalAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

/** A document behind a proposal: what the checker looks at. */
export class EvidenceAnswer {
  @ShownCode(EVIDENCE_KINDS) readonly kind!: string;
  @ShownText('票据存根305') readonly docNo!: string;
  @Maybe() @ShownText() readonly sha256?: string;
}

/** What the proposal would do if it were approved now. */
export class EffectAnswer {
  /** What the checker approves. */
  @ShownText() readonly effectHash!: string;
  @ShownList(() => DecidedEventAnswer) readonly events!: readonly DecidedEventAnswer[];
}

/** Why it can no longer come into force. */
export class RefusedEffectAnswer {
  @ShownText('DUPLICATE_CHARGE') readonly code!: string;
  @ShownObject() readonly facts!: object;
  @ShownText() readonly title!: string;
  @ShownText() readonly titleEn!: string;
}

export class ProposalInFullAnswer extends ProposalAnswer {
  @ShownCode(STATES) readonly state!: string;
  @ShownObject() readonly request!: object;
  @ShownList(() => EvidenceAnswer) readonly evidence!: readonly EvidenceAnswer[];
  @ShownText('提交时的结果摘要 / digest of the effect when it was made') readonly madeEffectHash!: string;
  /** Of an open proposal: one of the two. */
  @Maybe() @ShownGroup(() => EffectAnswer) readonly effect?: EffectAnswer;
  @Maybe() @ShownGroup(() => RefusedEffectAnswer) readonly refusal?: RefusedEffectAnswer;
  /** Whether the effect is another than when it was made. */
  @Maybe() @ShownFlag() readonly changed?: boolean;
}
