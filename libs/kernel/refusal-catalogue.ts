/** What kind of no it is; the HTTP edge turns a kind into a status. */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'authority'
  | 'unknown'
  | 'conflict'
  | 'too large'
  | 'rule'
  | 'too many'
  | 'unavailable'
  /** An invariant of the book itself: never an answer to bad input. */
  | 'broken';

export interface RefusalWording {
  readonly kind: RefusalKind;
  /** The refusal itself is a fact that the inspector must see (domain rules 3.7, last line). */
  readonly recorded?: true;
  readonly zh: string;
  readonly en: string;
}

/**
 * Every way in which the product says no, in the order of domain rules 3.7: its code, its kind, whether the book records it,
 * and its wording. `{name}` stands for a fact of the refusal; a fact in fen is shown in yuan as `{name:yuan}`.
 */
export const REFUSALS = {
  // The request itself
  MALFORMED: { kind: 'malformed', zh: '请求格式有误', en: 'The request is malformed' },
  NOT_CANONICAL: { kind: 'malformed', zh: '内容不能按规范格式存储', en: 'The content cannot be stored in canonical form' },
  UNAUTHENTICATED: { kind: 'unauthenticated', zh: '未登录或登录已失效，或用户名与口令不符', en: 'Not logged in, or login and password do not match' },
  ENROLMENT_INVALID: { kind: 'unauthenticated', zh: '链接无效、已使用或已过期，请重新申领', en: 'The link is invalid, used or expired: ask for a new one' },
  PASSWORD_WEAK: { kind: 'malformed', zh: '口令须为 {least}–{most} 个字符，且不得为常见口令', en: 'A password needs {least} to {most} characters and may not be a common one' },
  LOGIN_TAKEN: { kind: 'conflict', zh: '该登录名已被使用', en: 'This login is taken' },
  LOGIN_NOT_ISSUED: {
    kind: 'rule',
    zh: '账册中没有可供 {officerId} 领取的登录，请先提出并经县级复核',
    en: 'The book has issued no login to {officerId} that is still to be handed out: have one issued first',
  },
  DEMO_LOCAL_ONLY: { kind: 'authority', zh: '演示账册只能在本机登录', en: 'A demo book is open to logins from this machine only' },
  TOO_LARGE: { kind: 'too large', zh: '内容超过上限 {limit}', en: 'Larger than the limit of {limit}' },
  TOO_MANY_REQUESTS: { kind: 'too many', zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  // Money and log (1-8)
  AMOUNT_INVALID: { kind: 'malformed', zh: '金额无效', en: 'The amount is invalid' },
  RATE_INVALID: { kind: 'malformed', zh: '比率无效：{text}', en: 'The rate is invalid: {text}' },
  JOURNAL_UNBALANCED: { kind: 'broken', zh: '分录借贷不平', en: 'The journal entry does not balance' },
  LOG_BROKEN: { kind: 'broken', zh: '账册记录被破坏', en: 'The log is broken' },
  ALREADY_REVERSED: { kind: 'conflict', zh: '该笔已冲销', en: 'It has been reversed already' },
  DATE_INVALID: { kind: 'rule', zh: '日期无效：早于允许的日期或晚于今日', en: 'The date is invalid: earlier than allowed, or later than today' },
  PERIOD_CLOSED: {
    kind: 'conflict',
    zh: '{unitId} 的 {periodId} 期间已结账，更正记入 {openPeriodId}',
    en: 'The month {periodId} of {unitId} is closed: a correction goes into {openPeriodId}',
  },
  PERIOD_SOFT_CLOSED: {
    kind: 'conflict',
    zh: '{unitId} 的 {periodId} 期间已定账，此项须经审核人审核，不能由他人代审',
    en: 'The month {periodId} of {unitId} is soft closed: this needs its reviewer, and another approves it',
  },
  IDEMPOTENCY_CONFLICT: { kind: 'conflict', zh: '同一幂等键已用于另一内容', en: 'The same idempotency key was used with another content' },
  CONCURRENCY_CONFLICT: { kind: 'conflict', zh: '所见版本 {expected} 之后已有变动（现为 {got}）', en: 'It changed since version {expected} that you saw (now {got})' },
  // Levy (9-16)
  DUPLICATE_CHARGE: { kind: 'conflict', zh: '重复征收：文号 {docNo}', en: 'Charged twice: document {docNo}' },
  LEVY_SCHEME_CLOSED: { kind: 'rule', recorded: true, zh: '该项目自 {closedFrom} 起停止征收', en: 'The scheme is closed from {closedFrom}' },
  STANDARD_RAISED: { kind: 'rule', recorded: true, zh: '超过征收标准 {standardFen:yuan} 元', en: 'Above the standard of {standardFen:yuan} yuan' },
  STANDARD_LOWERED: {
    kind: 'rule',
    recorded: true,
    zh: '低于征收标准 {standardFen:yuan} 元而无减免案件',
    en: 'Below the standard of {standardFen:yuan} yuan without a reduction case',
  },
  OVER_COLLECTION: {
    kind: 'rule',
    zh: '欠缴余额为 {balanceFen:yuan} 元：本金不得超过余额，余额缴清后多收的部分才列为多缴款',
    en: 'The balance is {balanceFen:yuan} yuan: principal goes up to that, and only what is beyond it is excess',
  },
  LATE_FEE_EXCESS: { kind: 'rule', zh: '滞纳金超过应计未收 {accruedFen:yuan} 元', en: 'Late fee above the accrued {accruedFen:yuan} yuan' },
  LATE_FEE_CAP: { kind: 'rule', zh: '滞纳金总额不得超过本金 {capFen:yuan} 元', en: 'Late fees may not exceed the principal of {capFen:yuan} yuan' },
  PLAN_MISMATCH: {
    kind: 'rule',
    zh: '分期须按序号、日期依次排列，合计须等于欠缴余额 {balanceFen:yuan} 元（现为 {linesFen:yuan} 元）',
    en: 'Instalments must follow in number and day and add up to the balance of {balanceFen:yuan} yuan (now {linesFen:yuan})',
  },
  PLAN_LATE: { kind: 'rule', zh: '分期申请（{appliedOn}）已过缴款期限 {dueOn}', en: 'The application of {appliedOn} came after the due day {dueOn}' },
  DEMAND_REQUIRED: { kind: 'rule', zh: '催告送达满 {days} 日后方可申请强制执行', en: 'A court is asked only {days} days after a written demand' },
  LEVY_IDENTITY: { kind: 'broken', zh: '征收恒等式不成立', en: 'The levy identity does not hold' },
  EXTINGUISH_INVALID: {
    kind: 'rule',
    zh: '未到停止征收之日 {stopCollectFrom}，不得终止',
    en: 'Nothing ends before {stopCollectFrom}, the day from which nothing may be collected',
  },
  // Receipts (17-23)
  NO_TICKET: { kind: 'rule', recorded: true, zh: '收款必须开具票据', en: 'No collection without a receipt' },
  RECEIPT_NOT_ALLOCATED: { kind: 'rule', recorded: true, zh: '票据 {no} 未分配给该经办人', en: 'Sheet {no} is not allocated to this officer' },
  RECEIPT_OUT_OF_RANGE: { kind: 'rule', recorded: true, zh: '票号 {no} 不在本册 {from}–{to} 之内', en: 'Number {no} is outside the book {from}–{to}' },
  RECEIPT_REUSED: { kind: 'rule', recorded: true, zh: '票据 {no} 已使用', en: 'Sheet {no} has been used' },
  RECEIPT_UNUSABLE: { kind: 'rule', recorded: true, zh: '票据 {no} 已作废、遗失、收回或核销', en: 'Sheet {no} is void, lost, returned or written off' },
  RECEIPT_GAP: { kind: 'rule', recorded: true, zh: '票据 {no} 未使用且无说明，须先作废、交回或报失', en: 'Sheet {no} is unused and unexplained: void, return or report it first' },
  VOID_COPIES_MISSING: { kind: 'rule', recorded: true, zh: '作废票据必须全部联次齐全', en: 'A void sheet needs all its copies' },
  WRITEOFF_MISMATCH: {
    kind: 'rule',
    recorded: true,
    zh: '核销数与账面不符：账面使用 {usedSheets}、作废 {voidSheets}、遗失 {lostSheets}、交回 {returnedSheets} 份，金额 {totalFen:yuan} 元',
    en: 'The count differs from the book: {usedSheets} used, {voidSheets} void, {lostSheets} lost, {returnedSheets} returned, {totalFen:yuan} yuan',
  },
  WRITEOFF_UNREMITTED: {
    kind: 'rule',
    recorded: true,
    zh: '票据 {no} 的款项尚未全部入账县财政，不得核销',
    en: 'The money of sheet {no} has not all reached the county: no write-off',
  },
  LOSS_NOT_DECLARED: { kind: 'rule', recorded: true, zh: '票据 {no} 已报失但尚未登报声明作废', en: 'Sheet {no} is reported lost and not declared void in the media yet' },
  RECEIPT_SUPPLY_BLOCKED: {
    kind: 'rule',
    recorded: true,
    zh: '暂停发放新票：核票不符尚未处理并重新核对相符，或前领票据尚有 {openBooks} 册未核销（许可 {overlapBooks} 册）',
    en: 'No new receipts: a discrepancy is not resolved and matched, or {openBooks} books issued before are not written off ({overlapBooks} allowed)',
  },
  RECEIPT_AMOUNT_MISMATCH: { kind: 'rule', zh: '票面金额与收款合计 {totalFen:yuan} 元不符', en: 'The receipt differs from the total of {totalFen:yuan} yuan' },
  // Custody (24-31)
  CUSTODY_INSUFFICIENT: {
    kind: 'rule',
    recorded: true,
    zh: '该处仅有 {heldFen:yuan} 元，不足 {askedFen:yuan} 元',
    en: 'Only {heldFen:yuan} yuan lie there, not {askedFen:yuan}',
  },
  CUSTODY_IDENTITY: { kind: 'broken', zh: '资金去向恒等式不成立', en: 'The custody identity does not hold' },
  ACCOUNT_NOT_REGISTERED: { kind: 'rule', recorded: true, zh: '账户 {accountId} 未登记或不得用于此项', en: 'Account {accountId} is not registered for this' },
  REMIT_DOUBLE: { kind: 'rule', recorded: true, zh: '该笔款项重复解缴或超过应解缴数', en: 'This money is remitted twice or beyond what is due' },
  REMIT_WRONG_ACCOUNT: {
    kind: 'rule',
    recorded: true,
    zh: '只能解缴至县财政专户或国库，账户 {accountId} 不是',
    en: 'Remittances go to the county special account or the treasury only; {accountId} is neither',
  },
  NETTING_FORBIDDEN: { kind: 'broken', zh: '汇缴过渡户不得坐支', en: 'The transit account pays out nothing but remittances and refunds' },
  CREDIT_MISMATCH: { kind: 'rule', zh: '入账超过在途金额 {onTheWayFen:yuan} 元', en: 'Credited beyond the {onTheWayFen:yuan} yuan on the way' },
  VERIFY_DIFFERENCE: {
    kind: 'rule',
    zh: '核票结论与数字不符：账面票款 {ledgerReceiptsFen:yuan} 元、已入账 {ledgerRemittedFen:yuan} 元，核票数 {receiptsFen:yuan} 元、{remittedFen:yuan} 元',
    en: 'The figures do not bear that result: the book has {ledgerReceiptsFen:yuan} on receipts and {ledgerRemittedFen:yuan} credited, the verifier {receiptsFen:yuan} and {remittedFen:yuan}',
  },
  HANDOVER_REQUIRED: {
    kind: 'rule',
    recorded: true,
    zh: '尚有现金、未用票据、未声明作废的遗失票据或未列入移交书的责任款，须先办理移交',
    en: 'Cash, unused sheets, lost ones that are not declared or debts that no signed handover lists are still there: hand over first',
  },
  HANDOVER_MISMATCH: {
    kind: 'rule',
    recorded: true,
    zh: '移交数与账面不符（{what}）：移交书 {counted}，账面 {ledger}',
    en: 'What is handed over is not what the ledger says ({what}): counted {counted}, ledger {ledger}',
  },
  REVERSAL_TOO_LATE: { kind: 'rule', zh: '款项已不在原处，不能冲销', en: 'The money has moved on: too late to reverse' },
  REFUND_INVALID: {
    kind: 'rule',
    zh: '退付不成立：该事由和途径可退 {refundableFen:yuan} 元，并须交验相应票据',
    en: 'No such refund: on this ground and by this route {refundableFen:yuan} yuan can be refunded, with the ticket that it needs',
  },
  REALLOCATION_ACROSS_UNITS: { kind: 'rule', zh: '款项属于单位 {unitId}，不得用于另一单位的征收决定', en: 'The money is of unit {unitId} and cannot pay a levy of another' },
  // Shares and what officers owe (34, 35)
  // Paying out (40-44)
  NOTICE_INCOMPLETE: { kind: 'rule', zh: '须先公示满期，且公示未被撤回', en: 'This needs a notice that has run its full days and was not withdrawn' },
  OBJECTION_OPEN: { kind: 'rule', zh: '第 {no} 行尚有未办结的异议', en: 'An objection to line {no} waits for its answer' },
  QUOTA_EXCEEDED: {
    kind: 'rule',
    zh: '批次 {totalFen:yuan} 元超过剩余额度 {remainingFen:yuan} 元',
    en: 'The batch of {totalFen:yuan} yuan is beyond the quota left, {remainingFen:yuan} yuan',
  },
  RATE_MISMATCH: { kind: 'rule', zh: '按标准和月数应为 {dueFen:yuan} 元', en: 'By rate and months it comes to {dueFen:yuan} yuan' },
  REISSUE_INVALID: {
    kind: 'rule',
    zh: '只有退票的行可以补发，且须账户已变更或有银行原因证明',
    en: 'Only a returned line is paid again, after a change of account or on the bank’s word that the fault was its own',
  },
  BANK_RESULT_MISMATCH: { kind: 'rule', zh: '第 {no} 行的结果与批次不符或流水号重复', en: 'The result of line {no} is not one of this batch, or its number stood for another' },
  BANK_TOTAL_MISMATCH: {
    kind: 'rule',
    zh: '合计不符：明细为成功 {paidFen:yuan} 元、退回 {returnedFen:yuan} 元',
    en: 'The sums differ: the results come to {paidFen:yuan} yuan paid and {returnedFen:yuan} returned',
  },
  RECOVERY_INVALID: {
    kind: 'rule',
    zh: '追回须为同一人、同一政策、同一年度已发而未追的款项',
    en: 'A recovery is of one person’s money, of one policy and year, paid and not asked back yet',
  },
  PAYOUT_IDENTITY: { kind: 'broken', zh: '补贴资金去向恒等式不成立', en: 'The payout identity does not hold' },
  RECOVERY_EXCESS: { kind: 'rule', zh: '超过可办金额 {mostFen:yuan} 元', en: 'Beyond the {mostFen:yuan} yuan that there are' },
  // Shares (34)
  // Reductions and what comes of them (32-37)
  SETTLEMENT_SHORT: {
    kind: 'rule',
    recorded: true,
    zh: '尚欠本金 {payerBalanceFen:yuan} 元、滞纳金 {lateFeeFen:yuan} 元，且无已决减免，不得出具结清证明',
    en: 'Principal of {payerBalanceFen:yuan} yuan and late fee of {lateFeeFen:yuan} yuan are owed and no decided case lets them off: not settled',
  },
  REDUCTION_NOT_AUTHORISABLE: {
    kind: 'rule',
    recorded: true,
    zh: '不得批准减免：须有县级文件、法律依据和集体表决通过（一项议案只批一件），申请人和决定人不得审批（{why}）',
    en: 'Not to be authorised: it needs a county document, a basis in law and a passed motion of its own, and nobody who asked or decided ({why})',
  },
  SHARE_SUM: { kind: 'rule', recorded: true, zh: '分担比例合计须为 10000（现为 {sumBp}）', en: 'Shares must add up to 10,000 (now {sumBp})' },
  OBLIGATION_MISMATCH: { kind: 'rule', recorded: true, zh: '补足责任与案件不符', en: 'The obligation does not match its case' },
  MAKEUP_EXCESS: { kind: 'rule', recorded: true, zh: '超过尚欠的 {openFen:yuan} 元', en: 'More than the {openFen:yuan} yuan that are still owed' },
  WRITEOFF_FORBIDDEN: {
    kind: 'authority',
    recorded: true,
    zh: '责任人本人及其所在单位不得核销，核销须有纪律处分文号（{why}）',
    en: 'Neither the debtor nor his unit writes off, and nobody without a disciplinary document ({why})',
  },
  DOUBLE_LIABILITY: {
    kind: 'rule',
    recorded: true,
    zh: '同一笔款不得由缴款人和责任人重复负担：可减免 {owedFen:yuan} 元',
    en: 'The same money is not owed twice: {owedFen:yuan} yuan can be reduced',
  },
  // Meetings (41)
  VOTE_INVALID: {
    kind: 'rule',
    recorded: true,
    zh: '涉及资金的表决无效：不得鼓掌通过，到会须过半数，回避者不得计票（议案 {motionNo}）',
    en: 'No valid vote on money: not by applause, more than half of the eligible present, nobody counted who is recused (motion {motionNo})',
  },
  // Benefits (38-48)
  NOT_ENTITLED: { kind: 'rule', zh: '该对象在 {month} 不具备资格', en: 'Not entitled in {month}' },
  DUPLICATE_BENEFIT: { kind: 'conflict', zh: '同一对象不得重复享受：已有 {enrolId}', en: 'The same person draws it already: {enrolId}' },
  PAYEE_MISMATCH: {
    kind: 'rule',
    recorded: true,
    zh: '收款账户须为本人，或经登记的监护人、继承人本人的账户',
    en: 'The account must be the beneficiary’s own, or that of a guardian or heir by a registered document',
  },
  POLICY_CLOSED: { kind: 'rule', zh: '该政策不再受理新增对象', en: 'Nobody is enrolled in this policy any more' },
  // Openness (49-51)
  NOTICE_NOT_FROM_LEDGER: { kind: 'rule', recorded: true, zh: '公示内容与账册不一致，请重新生成', en: 'The rows are not those of the ledger: make them again' },
  PRIVACY_VIOLATION: {
    kind: 'rule',
    recorded: true,
    zh: '按规定不得这样公开：{disclosureMode} {channel} {column}',
    en: 'Privacy rules keep this from being shown: {disclosureMode} {channel} {column}',
  },
  RECUSAL_REQUIRED: { kind: 'authority', recorded: true, zh: '{officerId} 与该异议有关，须回避', en: 'The officer {officerId} is concerned in this objection and hands it on' },
  REPORTER_CONFIDENTIAL: { kind: 'authority', recorded: true, zh: '提出人信息保密，仅办理人可查看', en: 'Who raised it is confidential, but for who handles it' },
  ANSWER_REQUIRED: { kind: 'rule', recorded: true, zh: '异议尚未答复，不得办结', en: 'An objection without an answer is not closed' },
  // Reports (52, 53)
  REPORT_NOT_FROM_LEDGER: { kind: 'rule', recorded: true, zh: '报表与账面不一致，不予出具', en: 'The report does not agree with the ledger and is not given out' },
  FILING_INCOMPLETE: {
    kind: 'rule',
    recorded: true,
    zh: '报表未以电子邮件和纸质两种方式、按同一内容上报',
    en: 'The reports are not filed by both e-mail and paper with the same content',
  },
  SIGNATURE_MISSING: { kind: 'rule', recorded: true, zh: '报表未经单位负责人和会计签名并盖章', en: 'The reports are not signed and sealed by head and accountant' },
  REPORT_IMMUTABLE: { kind: 'rule', recorded: true, zh: '第 {version} 版已上报，不得改动，只能另行更正', en: 'Version {version} has been filed and stays: amend it instead' },
  REPORT_TEMPLATE_INVALID: { kind: 'unavailable', zh: '报表模板 {file} 有误：{path} {rule}', en: 'The report template {file} is invalid: {path} {rule}' },
  // People and openings (54-62)
  NOT_AUTHORISED: { kind: 'authority', recorded: true, zh: '当日无此岗位权限', en: 'This role is not held here on this day' },
  READ_ONLY_ROLE: { kind: 'authority', recorded: true, zh: '纪检监察人员只读，不得办理该事项', en: 'Inspectors read; this act is not theirs' },
  ACCESS_UNLOGGED: {
    kind: 'authority',
    recorded: true,
    zh: '查阅须先登记事由、范围、线索或文号，每次不超过 8 小时',
    en: 'Reading needs an open access: purpose, scope, clue or document number, at most 8 hours',
  },
  SOD_VIOLATION: { kind: 'authority', recorded: true, zh: '不相容岗位不得由同一人担任', en: 'One person may not do both' },
  ROLE_LEVEL_INVALID: { kind: 'rule', zh: '岗位 {role} 不设在 {level} 一级，只设在 {levels}', en: 'The role {role} is not held at level {level}, only at {levels}' },
  OFFICER_RESERVED: { kind: 'rule', zh: '{officerId} 为系统保留代号，不得用作人员代号', en: 'The code {officerId} is reserved and cannot be a person’s' },
  LATE_RECORDING: { kind: 'rule', recorded: true, zh: '逾期补录须附凭据并经审核（{collectedOn}）', en: 'Late recording of {collectedOn} needs evidence and a reviewer' },
  OPENING_CLOSED: { kind: 'rule', zh: '期初已结束', en: 'The opening is closed' },
  OPENING_MISMATCH: { kind: 'rule', zh: '期初合计与双方签认不符', en: 'Opening totals differ from what was signed' },
  IMPORT_REJECTED: { kind: 'rule', zh: '文件有 {faultCount} 处错误，未导入任何一行', en: 'The file has {faultCount} faults; nothing of it was imported' },
  IMPORT_MISMATCH: {
    kind: 'conflict',
    zh: '与所存文件不符：应为 {rows} 行、合计 {totalFen:yuan} 元',
    en: 'Not the file that is held: that one has {rows} rows and comes to {totalFen:yuan} yuan',
  },
  PARTY_MISMATCH: { kind: 'conflict', zh: '该证件号或当事人已登记为另一姓名、证件号或账号', en: 'The party is registered with another name, identity number or account' },
  PARTY_ERASED: { kind: 'unknown', zh: '个人信息已依法删除', en: 'The personal data has been erased' },
  UNKNOWN: { kind: 'unknown', zh: '查无此项：{kind} {id}', en: 'No such {kind}: {id}' },
  STATE_INVALID: { kind: 'conflict', zh: '当前状态 {state} 不允许此操作', en: 'Not possible in state {state}' },
  ALREADY_EXISTS: { kind: 'conflict', zh: '已存在：{kind} {id}', en: 'This {kind} exists already: {id}' },
  NOTHING_TO_DO: { kind: 'conflict', zh: '没有需要改变的内容', en: 'Nothing would change' },
  PROPOSAL_CHANGED: { kind: 'conflict', zh: '审核期间结果已变化，请重新核对', en: 'The effect changed since you saw it: check it again' },
  REPLAY_DRIFT: { kind: 'broken', zh: '重放结果与现状不一致', en: 'Replay differs from the live state' },
  // The house
  INTERNAL: { kind: 'broken', zh: '系统内部错误，编号 {faultId}，请联系管理员', en: 'Internal fault {faultId}; tell the administrator its number' },
  CLOCK_SUSPECT: { kind: 'unavailable', zh: '系统时钟可疑，已停止记账', en: 'The clock is suspect: writing has stopped' },
  BOOK_STOPPED: { kind: 'unavailable', zh: '账册已停止记账，请联系管理员', en: 'The book has stopped taking writes' },
  NOT_STORED: { kind: 'unavailable', zh: '未能存储，本次未记账；请用同一幂等键重试', en: 'It could not be stored and was not recorded; retry with the same key' },
  OUTCOME_UNKNOWN: { kind: 'unavailable', zh: '是否已记账尚不能确定；请稍后用同一幂等键重试', en: 'Whether it was recorded is not known; retry later with the same key' },
  VIEW_BEHIND: { kind: 'unavailable', zh: '查询数据尚未更新到 {wanted}', en: 'The view has not reached {wanted} yet' },
  VIEWS_UNREACHABLE: {
    kind: 'unavailable',
    zh: '查询数据库暂时连接不上；记账不受影响，请稍后再查',
    en: 'The database of the views cannot be reached for now; posting goes on, ask again later',
  },
  LOG_UNREACHABLE: { kind: 'unavailable', zh: '账册存储暂时连接不上；请稍后用同一幂等键重试', en: 'The log cannot be reached for now; retry later with the same key' },
  LOG_TRUNCATED: {
    kind: 'unavailable',
    zh: '账册存储被截短或设有截短，只可查询、不可记账；请联系管理员',
    en: 'The log has been cut off, or is set to be: reading only; tell the administrator',
  },
  LOG_LOCKED: { kind: 'unavailable', zh: '账册正由另一进程写入', en: 'Another process is writing to this log' },
} as const satisfies Record<string, RefusalWording>;

export type RefusalCode = keyof typeof REFUSALS;

/** The catalogue's row of a code. */
export function wordingOf(code: RefusalCode): RefusalWording {
  return REFUSALS[code] as RefusalWording;
}
