import { told } from '#libs/book/anhe.testing.js';
import { collected, declaration, holder, loss, range, remitted } from '#libs/receipts/receipts.testing.js';
import { DISCREPANT, march, sendRest, verification, verified } from './verification.testing.js';

describe('verifying the tickets of a month', () => {
  it('is a MATCH where the receipts, the ledger and the bank agree', () =>
    march()
      .when('VerifyTickets', verification(200, 200))
      .records([
        'TicketsVerified',
        {
          ...{ periodId: '2015-03', result: 'MATCH', receiptsFen: 200_00, remittedFen: 200_00, differenceFen: 0, ledgerReceiptsFen: 200_00, ledgerRemittedFen: 200_00 },
          ...{ usedSheets: 2, voidSheets: 1, dueOn: '2015-04-07', onTime: true, holders: [] },
        },
      ]));

  it('is the act of the county’s verifier', () => {
    march().as('O-12').when('VerifyTickets', verification(200, 200)).refuses('NOT_AUTHORISED');
    march().as('O-06').when('VerifyTickets', verification(200, 200)).refuses('NOT_AUTHORISED');
  });

  it.each([
    [199, 200],
    [200, 199],
    [199, 199],
    [201, 201],
  ])('is no MATCH with counts of %i and %i of 200: VERIFY_DIFFERENCE (invariant 29)', (receipts, remittedYuan) =>
    march().when('VerifyTickets', verification(receipts, remittedYuan)).refuses('VERIFY_DIFFERENCE', { ledgerReceiptsFen: 200_00, ledgerRemittedFen: 200_00 }),
  );

  it('is no MATCH while the ledger itself says that not all has arrived', () => {
    march({ sentPayments: 1 }).when('VerifyTickets', verification(200, 100)).refuses('VERIFY_DIFFERENCE');
    march({ sentPayments: 1 }).when('VerifyTickets', verification(200, 200)).refuses('VERIFY_DIFFERENCE', { ledgerRemittedFen: 100_00 });
  });

  it('is not DISCREPANT where nothing differs', () =>
    march()
      .when('VerifyTickets', verification(200, 200, DISCREPANT))
      .refuses('VERIFY_DIFFERENCE'));

  it('does not count what is owed to the payer, nor what was taken back (R15)', () => {
    const story = holder();
    remitted(story, 900_000, collected(story, 301, 900_000));
    collected(story, 302, 0, { excessFen: 50_00, receipt: { bookId: 'PJ-301', no: 302, fen: 50_00 } });
    const paymentId = collected(story, 303, 0, { excessFen: 70_00, receipt: { bookId: 'PJ-301', no: 303, fen: 70_00 } });
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-02' });
    story
      .on('2015-04-03')
      .as('O-13')
      .when('VerifyTickets', verification(900_000, 900_000))
      .records(['TicketsVerified', { usedSheets: 2, voidSheets: 1 }]);
  });

  it('may be made again, also after a MATCH', () => {
    const story = march();
    verified(story, 200, 200);
    story.when('VerifyTickets', verification(200, 200)).records(['TicketsVerified']);
  });

  it('of a month without receipts needs none', () =>
    march()
      .on('2015-05-04')
      .when('VerifyTickets', { ...verification(0, 0), receiptRanges: [], periodId: '2015-04', on: '2015-05-04' })
      .records(['TicketsVerified', { usedSheets: 0, voidSheets: 0 }]));
});

describe('what the verifier has seen', () => {
  const seeing = (from: number, to: number, more: object = {}) => verification(200, 200, { receiptRanges: [{ bookId: 'PJ-301', from, to, ...more }] });

  it('has every receipt of the month', () => march().when('VerifyTickets', seeing(302, 303)).refuses('VERIFY_DIFFERENCE', { bookId: 'PJ-301', no: 301 }));

  it('has no unexplained sheet: RECEIPT_GAP (invariant 19)', () => march().when('VerifyTickets', seeing(301, 304)).refuses('RECEIPT_GAP', { bookId: 'PJ-301', no: 304 }));

  it('may have one that is lost and reported', () => {
    const story = march().on('2015-03-02').as('O-03').after('ReportLoss', loss(304));
    story.as('O-08').checkedBy('O-07').after('DeclareLoss', declaration(304));
    story.on('2015-04-03').as('O-13').when('VerifyTickets', seeing(301, 304)).records(['TicketsVerified']);
  });

  it('does not keep a difference from being recorded', () =>
    march()
      .when('VerifyTickets', { ...seeing(304, 304), ...DISCREPANT, remittedFen: 100_00 })
      .records(['TicketsVerified'], ['AccountabilityEntryRaised']));

  it('is in books of the unit, within their numbers', () => {
    march().when('VerifyTickets', seeing(301, 326)).refuses('RECEIPT_OUT_OF_RANGE', { no: 326 });
    march()
      .when('VerifyTickets', seeing(301, 303, { bookId: 'PJ-9' }))
      .refuses('UNKNOWN', { kind: 'receipt book' });
    const qingxi = [
      told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' }),
      told('ReceiptBookIssued', { bookId: 'PJ-501', type: 'GF', from: 501, to: 525, keeperId: 'O-08' }, '2015-03-01', { unitId: 'QX' }),
    ];
    march()
      .and(...qingxi)
      .when('VerifyTickets', seeing(501, 503, { bookId: 'PJ-501' }))
      .refuses('UNKNOWN', { id: 'PJ-501' });
  });
});

describe('a discrepancy (R14)', () => {
  it('is recorded with the entry against those who hold the money: NOT_REMITTED', () =>
    march({ sentPayments: 1 })
      .when('VerifyTickets', verification(200, 100, DISCREPANT))
      .records(
        ['TicketsVerified', { result: 'DISCREPANT', differenceFen: -100_00, ledgerReceiptsFen: 200_00, ledgerRemittedFen: 100_00, holders: [{ officerId: 'O-04', fen: 100_00 }] }],
        ['AccountabilityEntryRaised', { violationCode: 'NOT_REMITTED', officerIds: ['O-04'], fen: 100_00 }],
      ));

  it('that is no missing money is about the tickets: TICKET_RULE', () => {
    march()
      .when('VerifyTickets', verification(150, 200, DISCREPANT))
      .records(['TicketsVerified', { differenceFen: 50_00 }], ['AccountabilityEntryRaised', { violationCode: 'TICKET_RULE', officerIds: [], fen: 50_00 }]);
    march()
      .when('VerifyTickets', verification(170, 170, DISCREPANT))
      .records(['TicketsVerified', { differenceFen: 0 }], ['AccountabilityEntryRaised', { violationCode: 'TICKET_RULE', fen: 30_00 }]);
  });

  it('is also that the bank’s slips say what the ledger does not', () =>
    march({ sentPayments: 1 })
      .when('VerifyTickets', verification(200, 200, DISCREPANT))
      .records(['TicketsVerified', { differenceFen: 0, ledgerRemittedFen: 100_00 }], ['AccountabilityEntryRaised', { violationCode: 'TICKET_RULE', fen: 100_00 }]));

  it('names the verification as its source', () => {
    const { events } = march({ sentPayments: 0 }).when('VerifyTickets', verification(200, 0, DISCREPANT));
    const [verifiedEvent, entry] = events.map(({ data }) => data as { verificationId?: string; source?: object });
    expect(entry?.source).toEqual({ verificationId: verifiedEvent?.verificationId });
  });
});

describe('when a month is verified (D2)', () => {
  it.each([
    ['2015-04-07', true],
    ['2015-04-08', false],
  ])('%s is in time: %s; it is never refused for being late', (on, onTime) =>
    march()
      .on(on)
      .when('VerifyTickets', verification(200, 200, { on }))
      .records(['TicketsVerified', { dueOn: '2015-04-07', onTime }]),
  );

  it('is not before its last day, whose money is not due yet', () => {
    march()
      .on('2015-03-30')
      .when('VerifyTickets', verification(200, 200, { on: '2015-03-30' }))
      .refuses('DATE_INVALID', { notBefore: '2015-03-31' });
    march()
      .on('2015-03-31')
      .when('VerifyTickets', verification(200, 200, { on: '2015-03-31' }))
      .records(['TicketsVerified']);
    march()
      .when('VerifyTickets', verification(200, 200, { on: '2015-04-04' }))
      .refuses('DATE_INVALID');
  });

  it('is not of a month before these books', () =>
    march()
      .when('VerifyTickets', verification(0, 0, { periodId: '2015-02' }))
      .refuses('DATE_INVALID', { openedPeriod: '2015-03' }));

  it('in a year without a calendar is in time', () =>
    march()
      .on('2016-01-29')
      .when('VerifyTickets', { ...verification(0, 0, { receiptRanges: [], periodId: '2015-12', on: '2016-01-29' }) })
      .records(['TicketsVerified', { dueOn: '2016-01-05', onTime: true }]));

  it('counts what has reached the county by then, whenever it was sent', () => {
    const story = march({ sentPayments: 1 }).after('VerifyTickets', verification(200, 100, DISCREPANT));
    sendRest(story);
    story
      .as('O-13')
      .when('VerifyTickets', verification(200, 200))
      .records(['TicketsVerified', { ledgerRemittedFen: 200_00 }]);
  });
});

it('a returned sheet is no gap', () => {
  const story = march().on('2015-03-02').as('O-08').after('ReturnRange', range(304, 305));
  story
    .on('2015-04-03')
    .as('O-13')
    .when('VerifyTickets', verification(200, 200, { receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 305 }] }))
    .records(['TicketsVerified']);
});

describe('a MATCH is no earlier than what it says', () => {
  it('does not count money that reached the county only after its day', () => {
    const story = march({ sentPayments: 1 }).on('2015-04-10');
    sendRest(story);
    story.as('O-13');
    story.when('VerifyTickets', verification(200, 200, { on: '2015-04-03' })).refuses('VERIFY_DIFFERENCE', { ledgerRemittedFen: 100_00 });
    story.when('VerifyTickets', verification(200, 200, { on: '2015-04-10' })).records(['TicketsVerified', { onTime: false }]);
  });

  it('counts a sheet once, in however many ranges it was seen', () =>
    march()
      .when(
        'VerifyTickets',
        verification(200, 200, {
          receiptRanges: [
            { bookId: 'PJ-301', from: 301, to: 303 },
            { bookId: 'PJ-301', from: 302, to: 303 },
          ],
        }),
      )
      .records(['TicketsVerified', { usedSheets: 2, voidSheets: 1 }]));
});
