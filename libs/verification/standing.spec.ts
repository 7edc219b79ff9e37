import { levyPolicy, told } from '#libs/book/anhe.testing.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import { by, range } from '#libs/receipts/receipts.testing.js';
import { remittanceStanding } from './standing.js';
import { DISCREPANT, march, resolved, sendRest, verification, verified } from './verification.testing.js';

const standings = ({ book }: Scenario) => [...book.custody.remittances.values()].map((remittance) => remittanceStanding(book, remittance));

describe('a remittance (domain rules 3.4)', () => {
  it('is RECONCILED once a MATCH covers all its money', () => {
    const story = march();
    expect(standings(story)).toEqual(['CREDITED']);
    verified(story, 200, 200);
    expect(standings(story)).toEqual(['RECONCILED']);
  });

  it('is DISCREPANT until the difference is resolved and the month matches', () => {
    const story = march({ sentPayments: 1 });
    const verificationId = verified(story, 200, 100, DISCREPANT);
    expect(standings(story)).toEqual(['DISCREPANT']);
    sendRest(story);
    verified(story, 200, 200);
    expect(standings(story)).toEqual(['DISCREPANT', 'DISCREPANT']);
    resolved(story, verificationId);
    expect(standings(story)).toEqual(['RECONCILED', 'RECONCILED']);
  });

  it('stays RECONCILED whatever is found of later money', () => {
    const story = march();
    verified(story, 200, 200);
    story.and(
      told(
        'LevyPaymentCollected',
        {
          ...{ paymentId: 'LATE', levyId: 'L03', principalFen: 10_00, lateFeeFen: 0, excessFen: 0, channel: 'CASH', firstPlace: '1001.01', holderOfficerId: 'O-03' },
          ...{ receipt: { bookId: 'PJ-301', no: 304, fen: 10_00 }, afterCutoff: false },
        },
        '2015-03-31',
        { unitId: 'LJ' },
      ),
    );
    verified(story, 210, 200, DISCREPANT);
    expect(standings(story)).toEqual(['RECONCILED']);
  });
});

describe('the supply of receipts (invariant 22)', () => {
  const issue = { bookId: 'PJ-401', unitId: 'LJ', type: 'GF', from: 401, to: 425, keeperId: 'O-08', on: '2015-04-03' };
  const allowing = (overlapBooks: number) =>
    told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-03-02', terms: { ...levyPolicy.terms, overlapBooks } }, '2015-03-02');
  const asFinance = (story: Scenario) => story.as('O-12');

  it('is blocked while the books of an earlier day are not written off: RECEIPT_SUPPLY_BLOCKED', () => {
    asFinance(march()).when('IssueReceiptBook', issue).refuses('RECEIPT_SUPPLY_BLOCKED', { unitId: 'LJ', openBooks: 1, overlapBooks: 0 });
    const story = march().on('2015-03-02');
    story.as('O-08').after('ReturnRange', range(304, 325));
    by(story, 'O-13').after('WriteOffRange', { ...range(301, 303), usedSheets: 2, voidSheets: 1, lostSheets: 0, returnedSheets: 0, totalFen: 200_00 });
    asFinance(story.on('2015-04-03')).when('IssueReceiptBook', issue).records(['ReceiptBookIssued']);
  });

  it('allows as many open books as a fee policy in force says (R27), and the books of one day are one issue', () => {
    asFinance(march().and(allowing(1)))
      .when('IssueReceiptBook', issue)
      .records(['ReceiptBookIssued']);
    const story = asFinance(march().and(allowing(1))).after('IssueReceiptBook', issue);
    story.when('IssueReceiptBook', { ...issue, bookId: 'PJ-426', from: 426, to: 450 }).records(['ReceiptBookIssued']);
    story
      .on('2015-04-07')
      .when('IssueReceiptBook', { ...issue, bookId: 'PJ-426', from: 426, to: 450, on: '2015-04-07' })
      .refuses('RECEIPT_SUPPLY_BLOCKED', { openBooks: 2, overlapBooks: 1 });
  });

  it('is blocked by a discrepancy until it is both resolved and followed by a MATCH (R15, R33)', () => {
    const story = march({ sentPayments: 1 }).and(allowing(9));
    const verificationId = verified(story, 200, 100, DISCREPANT);
    asFinance(story).when('IssueReceiptBook', issue).refuses('RECEIPT_SUPPLY_BLOCKED', { verificationId, periodId: '2015-03' });
    resolved(story, verificationId);
    asFinance(story).when('IssueReceiptBook', issue).refuses('RECEIPT_SUPPLY_BLOCKED', { verificationId });
    sendRest(story);
    verified(story, 200, 200);
    asFinance(story).when('IssueReceiptBook', issue).records(['ReceiptBookIssued']);
  });

  it('is not freed by a MATCH alone, nor by that of another month', () => {
    const story = march({ sentPayments: 1 }).and(allowing(9));
    const verificationId = verified(story, 200, 100, DISCREPANT);
    resolved(story, verificationId);
    story
      .on('2015-05-04')
      .as('O-13')
      .after('VerifyTickets', verification(0, 0, { receiptRanges: [], periodId: '2015-04', on: '2015-05-04' }));
    asFinance(story).when('IssueReceiptBook', issue).refuses('RECEIPT_SUPPLY_BLOCKED', { verificationId });

    const matched = march({ sentPayments: 1 }).and(allowing(9));
    verified(matched, 200, 100, DISCREPANT);
    sendRest(matched);
    verified(matched, 200, 200);
    asFinance(matched).when('IssueReceiptBook', issue).refuses('RECEIPT_SUPPLY_BLOCKED');
  });

  it('of another unit goes on', () => {
    const story = march({ sentPayments: 1 }).and(
      told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
      told('RoleAssigned', { assignmentId: 'post-48', officerId: 'O-48', role: 'TICKET_KEEPER', unitId: 'QX', from: '2015-03-01', docNo: '安和人〔2015〕2号' }),
    );
    verified(story, 200, 100, DISCREPANT);
    asFinance(story)
      .when('IssueReceiptBook', { ...issue, unitId: 'QX', keeperId: 'O-48' })
      .records(['ReceiptBookIssued']);
  });
});
