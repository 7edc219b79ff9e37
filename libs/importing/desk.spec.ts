import { ANHE, Office, oneLevy, pay } from '#libs/book/office.testing.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { Desk, type Filed } from './desk.js';

const payment = (no: number): Filed<'CollectLevyPayment'> => ({ name: 'CollectLevyPayment', fields: pay('L1', 100, no).fields as never, key: `ledger line ${no}` });
const unit: Filed<'RegisterUnit'> = {
  ...{ name: 'RegisterUnit', key: 'unit QX' },
  fields: { unitId: 'QX', level: 'TOWNSHIP', nameZh: '青溪镇', parentId: ANHE, validFrom: '2015-03-01' } as never,
};

describe('a desk', () => {
  let office: Office;
  let desk: Desk;
  beforeEach(async () => {
    office = await Office.open(oneLevy);
    desk = new Desk(office.keeper, ANHE);
  });

  it('files an act in an officer’s name', async () => {
    const [event] = await desk.file('O-03', { ...payment(1), evidence: [{ kind: 'RECEIPT_STUB', docNo: '票据1号' as never }] });
    expect(event).toMatchObject({ type: 'LevyPaymentCollected', actor: { officerId: 'O-03', role: 'COLLECTOR' }, evidence: [{ kind: 'RECEIPT_STUB' }] });
  });

  it('files the same key once', async () => {
    const first = await desk.file('O-03', payment(1));
    const before = office.keeper.standing.durableSeq;
    expect(await desk.file('O-03', payment(1))).toEqual(first);
    expect(office.keeper.standing.durableSeq).toBe(before);
  });

  it('does not file another act under a key that was used', async () => {
    await desk.file('O-03', payment(1));
    await expect(desk.file('O-03', { ...payment(2), key: payment(1).key })).rejects.toThrow(refusal('IDEMPOTENCY_CONFLICT'));
  });

  it('has no more rights than the officer', () => expect(desk.file('O-05', payment(1))).rejects.toThrow(refusal('NOT_AUTHORISED')));

  it('files in two names what another has to approve', async () => {
    const [approved, inForce] = await desk.fileWithApproval('O-10', 'O-11', unit);
    expect([approved?.type, inForce?.type]).toEqual(['ProposalApproved', 'OrgUnitRegistered']);
    expect(inForce).toMatchObject({ actor: { officerId: 'O-10' }, approvals: [{ officerId: 'O-11' }] });
  });

  it('goes on after a crash between the two', async () => {
    await desk.file('O-10', unit);
    const [, inForce] = await desk.fileWithApproval('O-10', 'O-11', unit);
    expect(inForce?.type).toBe('OrgUnitRegistered');
    expect(await desk.fileWithApproval('O-10', 'O-11', unit)).toMatchObject([{ type: 'ProposalApproved' }, { type: 'OrgUnitRegistered' }]);
  });

  it('says so where nobody’s approval was asked for', () => expect(desk.fileWithApproval('O-03', 'O-06', payment(1))).rejects.toThrow('took effect without the approval of O-06'));
});
