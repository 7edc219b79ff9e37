import { dataOf } from '#libs/book/decision.testing.js';
import { credited, drafted, sending } from '#libs/custody/custody.testing.js';
import { settledBy } from '#libs/levy/settled-by.js';
import { caseState, lineState, makeUpDue } from './obligations.js';
import { levyL31, obligation, obliged, open, paying } from './reductions.testing.js';

type Story = ReturnType<typeof obliged>['story'];

const stateOf = ({ book }: Story, obligationId: string) => {
  const owed = book.reductions.obligations.known(obligationId as never);
  return caseState(book.reductions.cases.known(owed.caseId), owed);
};
const stateOfLine = (story: Story, obligationId: string, officerId: string) => {
  const owed = obligation(story, obligationId);
  const line = owed.lines.find((one) => one.officerId === officerId);
  return line && lineState(line, makeUpDue(owed, story.book.calendarOf), story.moment.today);
};
const off = (obligationId: string, more: object = {}) => ({
  ...{ obligationId, officerId: 'O-03', principalFen: 1_800_00, lateFeeFen: 10_80, docNo: '安和批〔2015〕7号', disciplineDocNo: '安和纪〔2015〕3号', on: '2015-05-20' },
  ...more,
});
const back = (obligationId: string, lines: readonly object[], on = '2015-05-20') => ({ obligationId, lines, docNo: '安和复〔2015〕7号', on });

describe('making up the difference', () => {
  it('goes to the principal first, on a sheet of the cashier (A2; R28)', () => {
    const { story, obligationId } = obliged();
    story.on('2015-05-08').as('O-04');
    story.when('PayMakeUp', paying(obligationId, 'O-07', 4_225.2, 326, '2015-05-08')).records(['MakeUpPaid', { officerId: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20 }]);
    story.after('PayMakeUp', paying(obligationId, 'O-07', 4_225.2, 326, '2015-05-08'));
    expect(stateOf(story, obligationId)).toBe('PARTLY_MADE_UP');
    story.on('2015-05-20').after('PayMakeUp', paying(obligationId, 'O-03', 1_000, 327, '2015-05-20'));
    expect(open(story, obligationId)).toEqual({ 'O-07': [0, 0], 'O-03': [800, 10.8] });
    expect([stateOfLine(story, obligationId, 'O-07'), stateOfLine(story, obligationId, 'O-03')]).toEqual(['PAID', 'OPEN']);
    story.on('2015-05-22');
    expect(stateOfLine(story, obligationId, 'O-03')).toBe('OPEN');
    story.on('2015-05-23');
    expect(stateOfLine(story, obligationId, 'O-03')).toBe('OVERDUE');
    expect(levyL31(story).officers).toMatchObject({ open: { principalFen: 800_00, lateFeeFen: 10_80 }, madeUpFen: 5_200_00 });
  });

  it('ends its case with the last line (R28)', () => {
    const { story, obligationId } = obliged();
    story
      .on('2015-05-08')
      .as('O-04')
      .after('PayMakeUp', paying(obligationId, 'O-07', 4_225.2, 326, '2015-05-08'))
      .after('PayMakeUp', paying(obligationId, 'O-03', 1_810.8, 327, '2015-05-08'));
    expect(stateOf(story, obligationId)).toBe('MADE_UP');
  });

  it('is no more than is owed, and not before it is (invariant 35)', () => {
    const { story, obligationId } = obliged();
    story.on('2015-05-08').as('O-04');
    const asked = (yuan: number, more: object = {}) => story.when('PayMakeUp', paying(obligationId, 'O-03', yuan, 326, '2015-05-08', more));
    asked(1_810.81).refuses('MAKEUP_EXCESS', { openFen: 1_810_80 });
    asked(100, { lateFeeFen: 10_81 }).refuses('MAKEUP_EXCESS');
    asked(5, { lateFeeFen: 10_00 }).refuses('AMOUNT_INVALID');
    asked(0).refuses('NOTHING_TO_DO');
    asked(100, { paidOn: '2015-04-21' }).refuses('DATE_INVALID', { openedOn: '2015-04-22' });
    asked(100, { receipt: undefined }).refuses('NO_TICKET');
    asked(100, { receipt: { bookId: 'PJ-301', no: 305, fen: 100_00 } }).refuses('RECEIPT_NOT_ALLOCATED');
    asked(100, { accountId: 'ACC-SPECIAL' }).refuses('ACCOUNT_NOT_REGISTERED');
    asked(100, { officerId: 'O-06' }).refuses('UNKNOWN', { kind: 'obligation' });
  });

  it('is remitted under its own id like a payment (R4), and not reversed like one', () => {
    const { story, obligationId } = obliged();
    const { paymentId } = dataOf(
      story
        .on('2015-05-08')
        .as('O-04')
        .perform('PayMakeUp', paying(obligationId, 'O-07', 4_225.2, 326, '2015-05-08')),
      'MakeUpPaid',
    );
    const remittanceId = drafted(story, [paymentId, 4_200, 25.2]);
    story.checkedBy('O-06').after('SendRemittance', sending(story, remittanceId));
    credited(story, remittanceId, 4_225.2);
    expect(story.book.custody.payments.known(paymentId)).toMatchObject({ madeUpBy: 'O-07', sent: { principalFen: 4_200_00, lateFeeFen: 25_20 } });
    story.as('O-05').when('ReversePayment', { paymentId, reasonCode: 'BANK_REJECTED', copiesKept: true, on: '2015-05-08' }).refuses('STATE_INVALID', { state: 'MAKE_UP' });
  });

  it('is not taken by the debtor himself (R25)', () => {
    const { story, obligationId } = obliged({ deciders: [{ officerId: 'O-04', shareBp: 10_000 }] });
    story
      .on('2015-05-08')
      .as('O-04')
      .when('PayMakeUp', paying(obligationId, 'O-04', 100, 326, '2015-05-08'))
      .refuses('SOD_VIOLATION');
  });
});

describe('writing off (invariant 36)', () => {
  const county = () => {
    const { story, obligationId } = obliged();
    return { story: story.on('2015-05-20').as('O-11'), obligationId };
  };

  it('is the county’s, by a document that rests on a disciplinary one', () => {
    const { story, obligationId } = county();
    story
      .when('WriteOffMakeUp', off(obligationId))
      .records(['MakeUpWrittenOff', { officerId: 'O-03', principalFen: 1_800_00, lateFeeFen: 10_80, disciplineDocNo: '安和纪〔2015〕3号' }]);
    story.when('WriteOffMakeUp', off(obligationId, { disciplineDocNo: undefined })).refuses('WRITEOFF_FORBIDDEN', { why: 'NO_DISCIPLINE_DOCUMENT' });
    story.when('WriteOffMakeUp', off(obligationId, { principalFen: 1_800_01 })).refuses('MAKEUP_EXCESS', { openFen: 1_810_80 });
    story.when('WriteOffMakeUp', off(obligationId, { on: '2015-04-21' })).refuses('DATE_INVALID');
  });

  it('answers debtor and colleagues before it asks who may (R24)', () => {
    const { story, obligationId } = county();
    story.as('O-03').when('WriteOffMakeUp', off(obligationId)).refuses('WRITEOFF_FORBIDDEN', { why: 'DEBTOR' });
    story.as('O-07').when('WriteOffMakeUp', off(obligationId)).refuses('WRITEOFF_FORBIDDEN', { why: 'OWN_UNIT' });
    story.as('O-12').when('WriteOffMakeUp', off(obligationId)).refuses('NOT_AUTHORISED');
  });

  it('ends the line, and the case if it is the last', () => {
    const { story, obligationId } = county();
    story.after('WriteOffMakeUp', off(obligationId));
    expect(stateOfLine(story, obligationId, 'O-03')).toBe('WRITTEN_OFF');
    story.after('WriteOffMakeUp', off(obligationId, { officerId: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20 }));
    expect([stateOf(story, obligationId), levyL31(story).officers.writtenOffFen]).toEqual(['WRITTEN_OFF', 6_000_00]);
  });
});

describe('letting the payer owe again (R13; invariant 37)', () => {
  const reinstating = (lines: readonly object[]) => {
    const { story, obligationId } = obliged({ kind: 'WAIVE_PRINCIPAL' });
    return { story: story.on('2015-05-20').as('O-11'), obligationId, command: back(obligationId, lines) as never };
  };

  it('takes the same sum off the officer: nobody pays twice', () => {
    const { story, obligationId, command } = reinstating([{ officerId: 'O-07', principalFen: 4_200_00 }]);
    story.when('ReinstatePayer', command).records(['PayerLiabilityReinstated', { principalFen: 4_200_00, lateFeeFen: 0 }]);
    story.after('ReinstatePayer', command);
    expect(open(story, obligationId)).toEqual({ 'O-07': [0, 25.2], 'O-03': [1_800, 10.8] });
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 4_200_00, officers: { open: { principalFen: 1_800_00 } } });
    story.when('ReinstatePayer', command).refuses('MAKEUP_EXCESS', { openFen: 0 });
  });

  it('gives the open late fee back with the last open principal', () => {
    const lines = [
      { officerId: 'O-07', principalFen: 4_200_00 },
      { officerId: 'O-03', principalFen: 1_800_00 },
    ];
    const { story, obligationId, command } = reinstating(lines);
    story.after('ReinstatePayer', command);
    expect(levyL31(story)).toMatchObject({ payerBalanceFen: 6_000_00, lateFeeLetOffFen: 0 });
    expect(stateOf(story, obligationId)).toBe('REINSTATED_TO_PAYER');
  });

  it('withdraws the certificate that nothing was owed (R32)', () => {
    const { story, command } = reinstating([{ officerId: 'O-03', principalFen: 100 }]);
    story.as('O-05').after('CertifySettlement', { levyId: 'L31', certNo: '安社征结〔2015〕1号', on: '2015-05-20' });
    story
      .as('O-11')
      .when('ReinstatePayer', command)
      .records(['PayerLiabilityReinstated'], ['SettlementWithdrawn', { certNo: '安社征结〔2015〕1号' }]);
  });
});

describe('revoking the decision behind an obligation (R18)', () => {
  it('ends what is open and owes the officer what he paid', () => {
    const { story, obligationId } = obliged();
    const { paymentId } = dataOf(
      story
        .on('2015-05-08')
        .as('O-04')
        .perform('PayMakeUp', paying(obligationId, 'O-03', 1_000, 326, '2015-05-08')),
      'MakeUpPaid',
    );
    const revoking = { levyId: 'L31', by: 'COURT', docNo: '安和法行〔2015〕1号', on: '2015-05-08' };
    story
      .as('O-11')
      .checkedBy('O-06')
      .when('RevokeDecision', revoking)
      .records(
        ['ProposalApproved'],
        ['LevyDecisionRevoked', { open: { principalFen: 0 }, collected: { principalFen: 13_000_00 } }],
        ['MakeUpReleased', { officerId: 'O-07', principalFen: 4_200_00, lateFeeFen: 25_20, paid: { principalFen: 0, lateFeeFen: 0 } }],
        ['MakeUpReleased', { officerId: 'O-03', principalFen: 800_00, lateFeeFen: 10_80, paid: { principalFen: 1_000_00, lateFeeFen: 0 } }],
      );
    story.after('RevokeDecision', revoking);
    expect(stateOf(story, obligationId)).toBe('RELEASED');
    const refund = { sourceId: paymentId, fen: 1_000_00, ground: 'REVOKED', route: 'TRANSIT', ticket: 'ORIGINAL', on: '2015-05-08' };
    story
      .as('O-06')
      .checkedBy('O-12')
      .when('ApproveRefund', refund)
      .records(['ProposalApproved'], ['RefundApproved', { sourceId: paymentId }]);
  });
});

describe('a certificate of settlement (invariant 32, R26)', () => {
  it('is refused while anything is owed, and given once officers owe it in the payer’s place', () => {
    const { story, obligationId } = obliged();
    const asking = () => story.as('O-05').when('CertifySettlement', { levyId: 'L31', certNo: '安社征结〔2015〕1号', on: '2015-04-22' });
    asking().records(['SettlementCertified', { levyId: 'L31' }]);
    story.as('O-11').after('ReinstatePayer', back(obligationId, [{ officerId: 'O-03', principalFen: 1_00 }], '2015-04-22') as never);
    asking().refuses('SETTLEMENT_SHORT', { payerBalanceFen: 1_00 });
  });

  it('says which ways the debt went', () => {
    const { story } = obliged();
    expect(settledBy(levyL31(story))).toEqual([
      { way: 'MONEY', fen: 12_000_00 },
      { way: 'TRANSFER_TO_OFFICERS', fen: 6_000_00 },
    ]);
  });

  it('is the accountant’s, once', () => {
    const { story } = obliged();
    const cert = { levyId: 'L31', certNo: '安社征结〔2015〕1号', on: '2015-04-22' };
    story.as('O-11').when('CertifySettlement', cert).refuses('NOT_AUTHORISED');
    story.as('O-05').after('CertifySettlement', cert).when('CertifySettlement', cert).refuses('STATE_INVALID', { state: 'CERTIFIED' });
  });
});
