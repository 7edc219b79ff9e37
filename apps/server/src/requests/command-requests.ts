import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import { CloseAccountabilityEntryRequest, FileStatementRequest } from './accountability.requests.js';
import {
  ApplyForBenefitRequest,
  ChangePayeeAccountRequest,
  ConfirmEntitlementRequest,
  RefuseEntitlementRequest,
  RegisterPayeeRequest,
  ReviewInTownshipRequest,
  ReviewInVillageRequest,
  StopBenefitRequest,
} from './benefits.requests.js';
import type { CommandBody } from './command.request.js';
import {
  BankCashRequest,
  BounceRemittanceRequest,
  CancelRemittanceRequest,
  ConfirmCountyCreditRequest,
  ConfirmShortageRequest,
  DraftRemittanceRequest,
  EstablishOffBookCollectionRequest,
  HandOverCashRequest,
  PayOverToTreasuryRequest,
  RecordUnidentifiedRequest,
  RecoverShortageRequest,
  SendRemittanceRequest,
} from './custody.requests.js';
import {
  AcceptReportRequest,
  AmendReportRequest,
  FileReportRequest,
  PrepareReportRequest,
  ReturnReportRequest,
  ReviewReportRequest,
  SignReportRequest,
} from './filing.requests.js';
import { ImportFileRequest } from './imports.requests.js';
import {
  CloseOpeningRequest,
  CollectLevyPaymentRequest,
  ImportLevyDecisionRequest,
  MatchUnidentifiedRequest,
  ReallocatePaymentRequest,
  ReversePaymentRequest,
  TakeOpeningLevyRequest,
} from './levy.requests.js';
import { RecordMeetingRequest } from './meetings.requests.js';
import {
  ApprovePayListRequest,
  CancelLineRequest,
  EstablishOverpaymentRequest,
  PreparePayListRequest,
  ReceiveQuotaRequest,
  RecordBankResultRequest,
  ReissueLineRequest,
  RepayOverpaymentRequest,
  ReturnRecoveredFundsRequest,
  SubmitBatchRequest,
  WriteOffRecoveryRequest,
} from './payouts.requests.js';
import { ClosePeriodRequest, SoftClosePeriodRequest } from './periods.requests.js';
import {
  AcceptEnforcementRequest,
  ApplyEnforcementRequest,
  ApproveInstalmentPlanRequest,
  DemandPaymentRequest,
  EndEnforcementRequest,
  RevokeDecisionRequest,
} from './proceedings.requests.js';
import { ApproveProposalRequest, RejectProposalRequest, WithdrawProposalRequest } from './proposals.requests.js';
import {
  AllocateRangeRequest,
  DeclareLossRequest,
  DestroyStubsRequest,
  IssueReceiptBookRequest,
  ReportLossRequest,
  ReturnRangeRequest,
  VoidReceiptRequest,
  WriteOffRangeRequest,
} from './receipts.requests.js';
import { ApproveRefundRequest, PayRefundRequest } from './refunds.requests.js';
import {
  AssignRoleRequest,
  EndSodExemptionRequest,
  GrantSodExemptionRequest,
  IssueLoginRequest,
  PublishCalendarYearRequest,
  PublishPolicyRequest,
  RegisterAccountRequest,
  RegisterUnitRequest,
  RevokeRoleRequest,
} from './registry.requests.js';
import { ResolveDiscrepancyRequest, VerifyTicketsRequest } from './verification.requests.js';

/** The form of every command as it comes over HTTP. A command without a form does not compile, nor a form that is no such command. */
export const COMMAND_REQUESTS = {
  RegisterUnit: RegisterUnitRequest,
  RegisterAccount: RegisterAccountRequest,
  PublishPolicy: PublishPolicyRequest,
  PublishCalendarYear: PublishCalendarYearRequest,
  AssignRole: AssignRoleRequest,
  IssueLogin: IssueLoginRequest,
  RevokeRole: RevokeRoleRequest,
  GrantSodExemption: GrantSodExemptionRequest,
  EndSodExemption: EndSodExemptionRequest,
  IssueReceiptBook: IssueReceiptBookRequest,
  AllocateRange: AllocateRangeRequest,
  ReturnRange: ReturnRangeRequest,
  VoidReceipt: VoidReceiptRequest,
  ReportLoss: ReportLossRequest,
  DeclareLoss: DeclareLossRequest,
  WriteOffRange: WriteOffRangeRequest,
  DestroyStubs: DestroyStubsRequest,
  ImportLevyDecision: ImportLevyDecisionRequest,
  TakeOpeningLevy: TakeOpeningLevyRequest,
  CloseOpening: CloseOpeningRequest,
  CollectLevyPayment: CollectLevyPaymentRequest,
  ReversePayment: ReversePaymentRequest,
  ReallocatePayment: ReallocatePaymentRequest,
  MatchUnidentified: MatchUnidentifiedRequest,
  ApproveInstalmentPlan: ApproveInstalmentPlanRequest,
  DemandPayment: DemandPaymentRequest,
  ApplyEnforcement: ApplyEnforcementRequest,
  AcceptEnforcement: AcceptEnforcementRequest,
  EndEnforcement: EndEnforcementRequest,
  RevokeDecision: RevokeDecisionRequest,
  ApproveRefund: ApproveRefundRequest,
  PayRefund: PayRefundRequest,
  VerifyTickets: VerifyTicketsRequest,
  ResolveDiscrepancy: ResolveDiscrepancyRequest,
  ApplyForBenefit: ApplyForBenefitRequest,
  ReviewInVillage: ReviewInVillageRequest,
  ReviewInTownship: ReviewInTownshipRequest,
  ConfirmEntitlement: ConfirmEntitlementRequest,
  RefuseEntitlement: RefuseEntitlementRequest,
  StopBenefit: StopBenefitRequest,
  RegisterPayee: RegisterPayeeRequest,
  ChangePayeeAccount: ChangePayeeAccountRequest,
  HandOverCash: HandOverCashRequest,
  BankCash: BankCashRequest,
  DraftRemittance: DraftRemittanceRequest,
  SendRemittance: SendRemittanceRequest,
  CancelRemittance: CancelRemittanceRequest,
  BounceRemittance: BounceRemittanceRequest,
  ConfirmCountyCredit: ConfirmCountyCreditRequest,
  PayOverToTreasury: PayOverToTreasuryRequest,
  PrepareReport: PrepareReportRequest,
  ReviewReport: ReviewReportRequest,
  SignReport: SignReportRequest,
  FileReport: FileReportRequest,
  AcceptReport: AcceptReportRequest,
  ReturnReport: ReturnReportRequest,
  AmendReport: AmendReportRequest,
  SoftClosePeriod: SoftClosePeriodRequest,
  ClosePeriod: ClosePeriodRequest,
  RecordUnidentified: RecordUnidentifiedRequest,
  ConfirmShortage: ConfirmShortageRequest,
  EstablishOffBookCollection: EstablishOffBookCollectionRequest,
  RecoverShortage: RecoverShortageRequest,
  ReceiveQuota: ReceiveQuotaRequest,
  PreparePayList: PreparePayListRequest,
  ApprovePayList: ApprovePayListRequest,
  CancelLine: CancelLineRequest,
  SubmitBatch: SubmitBatchRequest,
  RecordBankResult: RecordBankResultRequest,
  ReissueLine: ReissueLineRequest,
  EstablishOverpayment: EstablishOverpaymentRequest,
  RepayOverpayment: RepayOverpaymentRequest,
  ReturnRecoveredFunds: ReturnRecoveredFundsRequest,
  WriteOffRecovery: WriteOffRecoveryRequest,
  ImportFile: ImportFileRequest,
  RecordMeeting: RecordMeetingRequest,
  FileStatement: FileStatementRequest,
  CloseAccountabilityEntry: CloseAccountabilityEntryRequest,
  ApproveProposal: ApproveProposalRequest,
  RejectProposal: RejectProposalRequest,
  WithdrawProposal: WithdrawProposalRequest,
} satisfies { readonly [Name in CommandName]: new () => CommandOf<Name> };

type Forms = { [Name in CommandName]: InstanceType<(typeof COMMAND_REQUESTS)[Name]> };
/** Fields of a command that its form forgets, and fields of a form that its command does not have. */
type Forgotten = { [Name in CommandName]: Exclude<keyof CommandOf<Name>, keyof Forms[Name]> }[CommandName];
type Invented = { [Name in CommandName]: Exclude<keyof Forms[Name], keyof CommandOf<Name> | keyof CommandBody> }[CommandName];

/** Does not compile as long as a field is forgotten or invented. */
export const FORMS_FIT: [Forgotten, Invented] extends [never, never] ? true : never = true;
