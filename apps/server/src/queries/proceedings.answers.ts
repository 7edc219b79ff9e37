import { ENFORCEMENT_RESULTS, REVOKERS } from '#libs/levy/proceedings.js';
import { Maybe, ShownCode, ShownDay, ShownText } from './shown.js';

/** The plan that the county granted; its lines are the levy's due lines. */
export class PlanAnswer {
  @ShownDay() readonly appliedOn!: string;
  @ShownText('安和征分〔2015〕2号') readonly docNo!: string;
}

export class DemandAnswer {
  @ShownText('安社征催字〔2015〕5号') readonly docNo!: string;
  @ShownDay() readonly on!: string;
}

/** The last step before the court. */
export class EnforcementAnswer {
  @ShownCode(['APPLIED', 'ACCEPTED', 'ENDED']) readonly step!: string;
  @ShownText('（2015）安执字第8号') readonly courtDocNo!: string;
  @ShownDay() readonly on!: string;
  @Maybe() @ShownCode(ENFORCEMENT_RESULTS) readonly resultCode?: string;
}

export class RevocationAnswer {
  @ShownCode(REVOKERS) readonly by!: string;
  @ShownText('安和复决〔2015〕1号') readonly docNo!: string;
  @ShownDay() readonly on!: string;
}

/** What was owed ended with its scheme. */
export class ExtinguishmentAnswer {
  @ShownText('安和政〔2021〕8号') readonly basisDocNo!: string;
  @ShownDay() readonly on!: string;
}

/** The certificate that nothing is owed. */
export class SettlementAnswer {
  @ShownText('安社征结〔2015〕1号') readonly certNo!: string;
  @ShownDay() readonly on!: string;
}
