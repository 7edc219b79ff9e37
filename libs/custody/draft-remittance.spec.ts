import { told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { banked, CASHIER, drafted, drafting, fen, handed, type Part, paid, sent, township } from './custody.testing.js';

/** P1, 100 and 8 late fee, lies in the transit account; of P2, 50, only 30. */
const inTransit = (...events: readonly DecidedEvent[]) => {
  const story = township(paid('P1', { principal: 100, lateFee: 8, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 50 }), ...events);
  handed(story, ['P2', 50]);
  return banked(story, ['P2', 30]).as(CASHIER);
};
const sourceOf = ({ book }: ReturnType<typeof township>, paymentId: string) => book.custody.payments.known(paymentId as never);

describe('drafting a remittance', () => {
  it('names its sources with principal and late fee', () => {
    const story = inTransit();
    const outcome = story.when('DraftRemittance', drafting(story, ['P1', 100, 8], ['P2', 30]));
    outcome.records(['RemittanceDrafted', { lines: [{ sourceId: 'P1', principalFen: fen(100), lateFeeFen: fen(8) }, { sourceId: 'P2' }], totalFen: fen(138) }]);
    expect(outcome.events[0]).toMatchObject({ unitId: 'LJ', occurredOn: '2015-03-31', data: { remittanceId: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  });

  it('speaks for the money, and moves none', () => {
    const story = inTransit();
    const remittanceId = drafted(story, ['P1', 60]);
    expect(sourceOf(story, 'P1')).toMatchObject({ drafted: { principalFen: fen(60), lateFeeFen: 0 }, sent: { principalFen: 0 }, lots: [{ place: 'TRANSIT', fen: fen(108) }] });
    expect(story.book.custody.remittances.known(remittanceId as never)).toMatchObject({
      state: 'DRAFTED',
      kind: 'TRANSFER',
      unitId: 'LJ',
      draftedOn: '2015-03-31',
      creditedFen: 0,
    });
  });

  it('may split a source over remittances (R4)', () => {
    const story = inTransit();
    drafted(story, ['P1', 60]);
    story.when('DraftRemittance', drafting(story, ['P1', 40, 8])).records(['RemittanceDrafted', { totalFen: fen(48) }]);
  });
});

describe('money that would be remitted twice (invariant 26)', () => {
  const refused = (story = inTransit(), ...parts: readonly Part[]) => story.when('DraftRemittance', drafting(story, ...parts));

  it('is a source that stands twice in one remittance', () => refused(inTransit(), ['P1', 10], ['P1', 10]).refuses('REMIT_DOUBLE', { sourceId: 'P1' }));

  it('is more principal, or more late fee, than the source has', () => {
    refused(inTransit(), ['P1', 101]).refuses('REMIT_DOUBLE', { duePrincipalFen: fen(100), principalFen: fen(101) });
    refused(inTransit(), ['P1', 90, 9]).refuses('REMIT_DOUBLE', { dueLateFeeFen: fen(8), lateFeeFen: fen(9) });
  });

  it('is what stands in another draft, or is sent already', () => {
    const story = inTransit();
    drafted(story, ['P1', 60]);
    refused(story, ['P1', 41]).refuses('REMIT_DOUBLE', { principalFen: fen(101) });
    const other = inTransit();
    sent(other, ['P1', 60, 8]);
    refused(other, ['P1', 0, 1]).refuses('REMIT_DOUBLE', { dueLateFeeFen: 0 });
    refused(other, ['P1', 40]).records(['RemittanceDrafted']);
  });

  it('is the excess, which waits for its payer (2307.01)', () => {
    const story = inTransit(paid('X', { principal: 20, excess: 5, by: 'TRANSIT_TRANSFER' }));
    refused(story, ['X', 25]).refuses('REMIT_DOUBLE', { duePrincipalFen: fen(20) });
    refused(story, ['X', 20]).records(['RemittanceDrafted', { totalFen: fen(20) }]);
  });

  it('is money that was paid in at the bank and gathered', () => {
    const story = inTransit(paid('B', { principal: 9, by: 'BANK_DIRECT' })).turnTo('2015-04-01');
    refused(story, ['B', 9]).refuses('REMIT_DOUBLE', { duePrincipalFen: 0 });
  });
});

describe('money that does not lie in the transit account', () => {
  it('is not drafted (invariant 24)', () => {
    const story = inTransit();
    story.when('DraftRemittance', drafting(story, ['P2', 31])).refuses('CUSTODY_INSUFFICIENT', { paymentId: 'P2', place: 'TRANSIT', heldFen: fen(30), askedFen: fen(31) });
  });

  it('is not there a second time for another draft (R4)', () => {
    const story = inTransit();
    drafted(story, ['P2', 20]);
    story.when('DraftRemittance', drafting(story, ['P2', 11])).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(10) });
  });

  it('is another unit’s', () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const story = inTransit(qingxi, paid('Q1', { principal: 70, by: 'TRANSIT_TRANSFER', unitId: 'QX' }));
    story.when('DraftRemittance', drafting(story, ['P1', 1], ['Q1', 70])).refuses('CUSTODY_INSUFFICIENT', { paymentId: 'Q1', heldFen: 0 });
    story.when('DraftRemittance', drafting(story, ['Q1', 70])).refuses('NOT_AUTHORISED', { unitId: 'QX' });
  });

  it('was not there yet on that day (R31)', () => {
    const story = inTransit();
    story.when('DraftRemittance', { ...drafting(story, ['P2', 30]), on: '2015-03-30' }).refuses('DATE_INVALID', { paymentId: 'P2' });
    story.when('DraftRemittance', { ...drafting(story, ['P1', 1]), on: '2015-03-01' }).refuses('DATE_INVALID', { since: '2015-03-02' });
  });

  it('never came (R5)', () => {
    const story = inTransit();
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId: 'P1', reasonCode: 'BANK_REJECTED', copiesKept: true, on: '2015-03-31' });
    story
      .as(CASHIER)
      .when('DraftRemittance', drafting(story, ['P1', 1]))
      .refuses('ALREADY_REVERSED', { sourceId: 'P1' });
  });
});

describe('a draft that is none', () => {
  it('has no line, an empty line, an unknown source', () => {
    const story = inTransit();
    story.when('DraftRemittance', drafting(story)).refuses('NOTHING_TO_DO');
    story.when('DraftRemittance', drafting(story, ['P1', 0])).refuses('NOTHING_TO_DO', { sourceId: 'P1' });
    story.when('DraftRemittance', drafting(story, ['P1', 1], ['P9', 1])).refuses('UNKNOWN', { kind: 'payment', id: 'P9' });
    story.when('DraftRemittance', drafting(story, ['P1', -1])).refuses('AMOUNT_INVALID');
    story.when('DraftRemittance', drafting(story, ['P1', 2, -1])).refuses('AMOUNT_INVALID');
  });

  it.each(['O-03', 'O-05', 'O-06', 'O-12'])('is made by %s (invariant 54)', (officerId) => {
    const story = inTransit().as(officerId);
    story.when('DraftRemittance', drafting(story, ['P1', 1])).refuses('NOT_AUTHORISED', { officerId });
  });
});
