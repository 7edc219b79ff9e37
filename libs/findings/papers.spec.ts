import type { Scenario } from '#libs/book/decision.testing.js';
import { drafted, paid, sending, township } from '#libs/custody/custody.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

function sentOn(story: Scenario, paymentId: string, slipNo: string): string {
  const remittanceId = drafted(story, [paymentId, 100]);
  story.checkedBy('O-06').after('SendRemittance', { ...sending(story, remittanceId), slipNo });
  return remittanceId;
}
const twoPayments = () => township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 100, by: 'TRANSIT_TRANSFER' }));

describe('a paper that is used twice', () => {
  it('is one slip behind two remittances', () => {
    const story = twoPayments();
    const remittances = [sentOn(story, 'P1', '缴0331'), sentOn(story, 'P2', '缴0331')];
    const [found] = foundBy('PAPER_USED_TWICE', story);
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-03-31', fen: 200_00 });
    expect(found === undefined ? [] : idsOf(found)).toEqual(remittances);
  });

  it('is one line of the bank’s statement behind two remittances', () => {
    const story = twoPayments();
    for (const remittanceId of [sentOn(story, 'P1', '缴1'), sentOn(story, 'P2', '缴2')]) {
      story.as('O-12').after('ConfirmCountyCredit', { remittanceId, fen: 100_00, creditedOn: '2015-03-31', stmtRef: '对账单1' });
    }
    expect(foundBy('PAPER_USED_TWICE', story)).toHaveLength(1);
  });

  it('is none where each has its own, and a credit in two parts names one remittance only', () => {
    const story = twoPayments();
    sentOn(story, 'P1', '缴1');
    const remittanceId = sentOn(story, 'P2', '缴2');
    for (const stmtRef of ['对账单1', '对账单2']) story.as('O-12').after('ConfirmCountyCredit', { remittanceId, fen: 50_00, creditedOn: '2015-03-31', stmtRef });
    expect(foundBy('PAPER_USED_TWICE', story)).toEqual([]);
  });
});
