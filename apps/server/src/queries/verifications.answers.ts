import { DISCREPANCY_KINDS, VERIFICATION_RESULTS } from '#libs/verification/verification.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole, ShownWholes } from './shown.js';

export class SeenRangeAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
}

/** Who held what of the month's money that was not sent. */
export class VerifiedHolderAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownFen() readonly fen!: number;
}

export class ResolutionAnswer {
  @ShownCode(DISCREPANCY_KINDS) readonly kind!: string;
  @ShownWholes() readonly eventSeqs!: readonly number[];
  @ShownDay() readonly on!: string;
}

/** What each of the three sides said at that moment. */
export class VerificationAnswer {
  @ShownText() readonly verificationId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownWhole('核票事件的序号 / seq of the verification itself') readonly verifiedSeq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownDay() readonly verifiedOn!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownFlag() readonly onTime!: boolean;
  @ShownCode(VERIFICATION_RESULTS) readonly result!: string;
  @ShownList(() => SeenRangeAnswer) readonly receiptRanges!: readonly SeenRangeAnswer[];
  @ShownWhole() readonly usedSheets!: number;
  @ShownWhole() readonly voidSheets!: number;
  @ShownFen('核票员清点的票款 / the verifier’s count of the receipts') readonly receiptsFen!: number;
  @ShownFen('核票员核对的入账数 / the verifier’s count of what the bank credited') readonly remittedFen!: number;
  @ShownFen('入账数减票款 / credited less receipts') readonly differenceFen!: number;
  @ShownFen('账面票款 / on receipts, by the ledger') readonly ledgerReceiptsFen!: number;
  @ShownFen('账面入账数 / credited, by the ledger') readonly ledgerRemittedFen!: number;
  @ShownList(() => VerifiedHolderAnswer) readonly holders!: readonly VerifiedHolderAnswer[];
  @Maybe() @ShownGroup(() => ResolutionAnswer) readonly resolution?: ResolutionAnswer;
}

export class VerificationsAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownFlag() readonly dueProvisional!: boolean;
  @ShownFen('账面票款，现在 / on receipts, by the ledger as it is now') readonly receiptsFen!: number;
  @ShownFen('账面入账数，现在 / credited, by the ledger as it is now') readonly remittedFen!: number;
  @ShownFlag() readonly supplyBlocked!: boolean;
  @ShownList(() => VerificationAnswer) readonly verifications!: readonly VerificationAnswer[];
}
