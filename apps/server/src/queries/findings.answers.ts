import { FINDING_CODES } from '#libs/findings/detectors.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownList, ShownText, ShownTexts, ShownWhole, ShownWholes } from './shown.js';

/** A thing whose history shows it. */
export class EvidenceAnswer {
  @ShownText('payment') readonly kind!: string;
  @ShownText() readonly id!: string;
}

/** A pointer to what a person should look at; no finding of guilt. */
export class FindingAnswer {
  @ShownCode(FINDING_CODES) readonly code!: string;
  @ShownText('现金逾期未缴存') readonly titleZh!: string;
  @ShownText('cash not in the bank by its day') readonly titleEn!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly on!: string;
  @Maybe() @ShownFen() readonly fen?: number;
  @ShownTexts() readonly officerIds!: readonly string[];
  @ShownList(() => EvidenceAnswer) readonly evidence!: readonly EvidenceAnswer[];
  @ShownWhole('全部线索数；其余从首项倒查 / how many there are in all') readonly evidenceCount!: number;
  @ShownWholes() readonly seqs!: readonly number[];
}

export class FindingsAnswer {
  @ShownDay() readonly on!: string;
  @ShownWhole('全部发现数，所示为前若干条 / how many there are in all; the first are shown') readonly count!: number;
  @ShownList(() => FindingAnswer) readonly findings!: readonly FindingAnswer[];
}
