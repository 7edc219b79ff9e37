import type { Scenario } from '#libs/book/decision.testing.js';
import { approved, bankTold, mostlyPaid, payoutTown, submitted, told480 } from './payouts.testing.js';

const found = (listId: string, lines: readonly (readonly [no: number, yuan: number])[], more: object = {}) => ({
  ...{ lines: lines.map(([no, yuan]) => ({ listId, no, fen: yuan * 100 })), causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on: '2015-06-09' },
  ...more,
});
const establishing = (story: Scenario, ...of: Parameters<typeof found>) => story.as('O-06').when('EstablishOverpayment', found(...of));

describe('establishing an overpayment', () => {
  it.each(['O-06', 'O-15'])('is for the reviewer or the auditor: %s', (officerId) => {
    const { story, listId } = mostlyPaid();
    story
      .as(officerId)
      .when('EstablishOverpayment', found(listId, [[1, 480]]))
      .records(['OverpaymentEstablished', { policyId: 'AWARD', fen: 480_00, sameYear: true }]);
    story
      .as('O-05')
      .when('EstablishOverpayment', found(listId, [[1, 480]]))
      .refuses('NOT_AUTHORISED');
  });

  it('in a later year is owed to finance', () => {
    const { story, listId } = mostlyPaid();
    establishing(story.on('2016-01-04'), listId, [[1, 480]], { on: '2016-01-04' }).records(['OverpaymentEstablished', { sameYear: false }]);
  });

  it('may be of a part, and of the rest later', () => {
    const { story, listId } = mostlyPaid();
    story.as('O-06').after('EstablishOverpayment', found(listId, [[1, 400]]));
    establishing(story, listId, [[1, 81]]).refuses('RECOVERY_INVALID', { leftFen: 80_00 });
    establishing(story, listId, [[1, 80]]).records(['OverpaymentEstablished']);
  });

  it('is of what was paid, not before that', () => {
    const { story, listId } = mostlyPaid();
    establishing(story, listId, [[3, 480]]).refuses('STATE_INVALID', { kind: 'pay line', state: 'RETURNED' });
    establishing(story, listId, [[1, 480]], { on: '2015-06-08' }).refuses('DATE_INVALID');
    establishing(story, listId, [[9, 480]]).refuses('UNKNOWN', { kind: 'pay line' });
  });

  it('is not of nothing', () => {
    const { story, listId } = mostlyPaid();
    establishing(story, listId, [[1, 0]]).refuses('NOTHING_TO_DO');
    establishing(story, listId, []).refuses('NOT_AUTHORISED');
    story.as('O-15').when('EstablishOverpayment', found(listId, [])).refuses('NOTHING_TO_DO');
  });

  it('is one person’s, and names a line once: RECOVERY_INVALID', () => {
    const { story, listId } = mostlyPaid();
    establishing(story, listId, [
      [1, 480],
      [2, 480],
    ]).refuses('RECOVERY_INVALID');
    establishing(story, listId, [
      [1, 100],
      [1, 100],
    ]).refuses('RECOVERY_INVALID');
  });

  it('is one year’s: RECOVERY_INVALID', () => {
    const story = payoutTown(['B1']);
    const listId = approved(story, 160, { from: '2015-01', to: '2015-02' });
    bankTold(story, submitted(story, listId), [told480(1, 'PAID', { fen: 160_00 })]);
    const later = approved(story, 160, { from: '2015-03', to: '2015-04' });
    const batchId = submitted(story.on('2016-01-04'), later);
    bankTold(story, batchId, [told480(1, 'PAID', { fen: 160_00, bankRef: '流水2016' })], { on: '2016-01-04' });
    const lines = [listId, later].map((of) => ({ listId: of, no: 1, fen: 160_00 }));
    establishing(story, listId, [], { lines, on: '2016-01-04' }).refuses('RECOVERY_INVALID');
  });

  it('of a wrong account is of the whole line', () => {
    const { story, listId } = mostlyPaid();
    establishing(story, listId, [[1, 479]], { causeCode: 'WRONG_ACCOUNT' }).refuses('RECOVERY_INVALID');
    establishing(story, listId, [[1, 480]], { causeCode: 'WRONG_ACCOUNT' }).records(['OverpaymentEstablished']);
  });
});
