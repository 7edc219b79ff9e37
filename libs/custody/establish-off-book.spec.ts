import { openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { credited, fen, lies, paid, recovered, sent, township } from './custody.testing.js';

const INSPECTOR = 'O-14';
const offBook = (more: object = {}) => ({
  ...{ officerId: 'O-03', unitId: 'LJ', levyId: 'L1', fen: fen(4_000), takenOn: '2015-03-10', claimedReceiptNo: '第360号' },
  ...{ basis: 'PAYER_EVIDENCE', docNo: '安和纪〔2015〕3号', on: '2015-03-31', ...more },
});
const WITHOUT_LEVY = { levyId: undefined, claimedReceiptNo: undefined };
const establishing = (more: object = {}, story = township()) => story.as(INSPECTOR).when('EstablishOffBookCollection', offBook(more));

function established(story: Scenario, more: object = {}): string {
  return dataOf(story.as(INSPECTOR).perform('EstablishOffBookCollection', offBook(more)), 'OffBookCollectionEstablished').obligationId;
}

/** The scheme is closed from 2015-03-21 on. */
const closed = told('PolicyPublished', {
  policyId: 'OLD',
  version: 1,
  kind: 'FEE',
  nameZh: '某费',
  docNo: '安和政〔2014〕9号',
  validFrom: '2002-09-01',
  validTo: '2015-03-20',
  terms: { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 },
});

describe('money off the books that paid a levy (worked example A9)', () => {
  it('frees the payer and binds the officer: not booked, and on a paper that is none', () =>
    establishing().records(
      ['OffBookCollectionEstablished', { officerId: 'O-03', levyId: 'L1', fen: fen(4_000), claimedReceiptNo: '第360号', takenOn: '2015-03-10' }],
      ['AccountabilityEntryRaised', { violationCode: 'NOT_BOOKED', officerIds: ['O-03'], fen: fen(4_000) }],
      ['AccountabilityEntryRaised', { violationCode: 'TICKET_RULE', officerIds: ['O-03'], fen: fen(4_000) }],
      ['ClueReferred', { cause: 'OFF_BOOK', toUnit: '990000' }],
    ));

  it('is always a clue, of its entries and what he owes (R14)', () => {
    const { events } = establishing();
    const entryIds = events.flatMap(({ type, data }) => (type === 'AccountabilityEntryRaised' ? [data.entryId] : []));
    const { obligationId } = dataOf(events, 'OffBookCollectionEstablished');
    expect(dataOf(events, 'ClueReferred')).toMatchObject({ entryIds, obligationId });
  });

  it('without any paper is NO_TICKET (R14)', () =>
    establishing({ claimedReceiptNo: undefined }).records(
      ['OffBookCollectionEstablished'],
      ['AccountabilityEntryRaised', { violationCode: 'NOT_BOOKED' }],
      ['AccountabilityEntryRaised', { violationCode: 'NO_TICKET' }],
      ['ClueReferred'],
    ));

  it('is a source once it is paid in: recovered, remitted, credited (R4)', () => {
    const story = township();
    const obligationId = established(story);
    expect(story.book.levies.levies.known('L1' as never)).toMatchObject({ payerBalanceFen: fen(896_000), payerPaidFen: fen(4_000) });
    expect(lies(story, obligationId)).toEqual([['SHORTAGE_CLAIM', obligationId, 4_000]]);
    const remittanceId = sent(recovered(story, obligationId, 4_000), [obligationId, 4_000]);
    credited(story, remittanceId, 4_000);
    expect(lies(story, obligationId)).toEqual([['COUNTY', 'ACC-SPECIAL', 4_000]]);
  });

  it('is not remitted before', () => {
    const story = township();
    const obligationId = established(story);
    story
      .as('O-04')
      .when('DraftRemittance', { lines: [{ sourceId: obligationId, principalFen: fen(1), lateFeeFen: 0 }], on: '2015-03-31' })
      .refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
  });

  it('goes up to the balance, and pays a levy of that unit, in time (12, R21, R31)', () => {
    establishing({ fen: fen(900_001) }).refuses('OVER_COLLECTION', { balanceFen: fen(900_000) });
    establishing({ unitId: 'LJ-DH' }).refuses('REALLOCATION_ACROSS_UNITS', { levyUnitId: 'LJ' });
    establishing({ levyId: 'L9' }).refuses('UNKNOWN', { kind: 'levy', id: 'L9' });
    establishing({ levyId: 'L2', fen: fen(1), takenOn: '2015-03-21' }, township(closed, openingLevy('L2', 100, { policyId: 'OLD' }))).refuses('LEVY_SCHEME_CLOSED', {
      closedFrom: '2015-03-21',
    });
  });

  it('is not taken back: the payer paid', () => {
    const story = township();
    const obligationId = established(story);
    story.as('O-05').when('ReversePayment', { paymentId: obligationId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-31' }).refuses('UNKNOWN', { kind: 'payment' });
  });
});

describe('money off the books that could not be charged', () => {
  it('after the scheme was closed is CHARGE_AFTER_CANCEL, and owed back to the payer (worked example A5)', () => {
    const story = township(closed);
    const charged = { ...WITHOUT_LEVY, policyId: 'OLD', takenOn: '2015-03-21', fen: fen(1_000) };
    establishing(charged, story).records(
      ['OffBookCollectionEstablished', { policyId: 'OLD' }],
      ['AccountabilityEntryRaised', { violationCode: 'CHARGE_AFTER_CANCEL' }],
      ['ClueReferred'],
    );
    const obligationId = established(story, charged);
    const refund = { sourceId: obligationId, fen: fen(1_000), ground: 'CHARGE_AFTER_CLOSURE', route: 'TRANSIT', on: '2015-03-31' };
    const { refundId } = dataOf(story.as('O-06').checkedBy('O-12').perform('ApproveRefund', refund), 'RefundApproved');
    const pay = { refundId, bankRef: '退1', on: '2015-03-31' };
    story.as('O-12').when('PayRefund', pay).refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
    recovered(story, obligationId, 1_000)
      .as('O-12')
      .when('PayRefund', pay)
      .records(['RefundPaid', { sourceId: obligationId, paidFrom: '1002.01', fen: fen(1_000) }]);
  });

  it('is never the county’s to be sent', () => {
    const story = township();
    const obligationId = established(story, WITHOUT_LEVY);
    recovered(story, obligationId, 4_000);
    story
      .as('O-04')
      .when('DraftRemittance', { lines: [{ sourceId: obligationId, principalFen: fen(1), lateFeeFen: 0 }], on: '2015-03-31' })
      .refuses('REMIT_DOUBLE', { duePrincipalFen: 0 });
  });

  it.each([
    ['before it', { policyId: 'OLD', takenOn: '2015-03-20' }],
    ['under no scheme at all', {}],
  ])('%s is UNLISTED_FEE', (_, more) =>
    establishing({ ...WITHOUT_LEVY, ...more }, township(closed)).records(
      ['OffBookCollectionEstablished'],
      ['AccountabilityEntryRaised', { violationCode: 'UNLISTED_FEE' }],
      ['ClueReferred'],
    ),
  );
});

describe('who establishes it (invariant 55)', () => {
  it('is the inspector or the auditor', () => {
    const story = township(told('RoleAssigned', { assignmentId: 'A-15', officerId: 'O-15', role: 'AUDITOR', unitId: '990000', from: '2015-03-01', docNo: '安和人〔2015〕9号' }));
    story
      .as('O-15')
      .when('EstablishOffBookCollection', offBook({ basis: 'AUDIT' }))
      .records(['OffBookCollectionEstablished'], ['AccountabilityEntryRaised'], ['AccountabilityEntryRaised'], ['ClueReferred']);
  });

  it.each(['O-03', 'O-05', 'O-06', 'O-07', 'O-11', 'O-12', 'O-13'])('is not %s', (officerId) =>
    township().as(officerId).when('EstablishOffBookCollection', offBook()).refuses('NOT_AUTHORISED'),
  );

  it('is not the officer himself', () => {
    const story = township(told('RoleAssigned', { assignmentId: 'A-03', officerId: 'O-03', role: 'AUDITOR', unitId: '990000', from: '2015-03-01', docNo: '安和人〔2015〕9号' }));
    story.as('O-03').when('EstablishOffBookCollection', offBook()).refuses('SOD_VIOLATION');
  });

  it('is not dated before the taking, nor of nothing', () => {
    establishing({ takenOn: '2015-03-31', on: '2015-03-30' }).refuses('DATE_INVALID');
    establishing({ fen: 0 }).refuses('NOTHING_TO_DO');
  });

  it('does nothing else: an inspector reads', () => {
    const story = township(paid('P1', { principal: 1 }));
    story
      .as(INSPECTOR)
      .when('ConfirmShortage', { officerId: 'O-03', place: 'COLLECTOR', lines: [{ paymentId: 'P1', fen: fen(1) }], on: '2015-03-31' })
      .refuses('READ_ONLY_ROLE', { officerId: INSPECTOR });
    story.as(INSPECTOR).when('CollectLevyPayment', { levyId: 'L1' }).refuses('READ_ONLY_ROLE');
  });
});

it('is against somebody who has held a post here, be it over', () => {
  establishing({ officerId: 'O-98' }).refuses('UNKNOWN', { kind: 'officer', id: 'O-98' });
  const left = township(told('RoleRevoked', { assignmentId: derivedUuid('post', 'O-03', 'COLLECTOR'), on: '2015-03-20' }));
  establishing({}, left).records(['OffBookCollectionEstablished'], ['AccountabilityEntryRaised'], ['AccountabilityEntryRaised'], ['ClueReferred']);
});
