import { REFUSALS, type RefusalCode, wordingOf } from '#libs/kernel/refusal-catalogue.js';
import { type HandedIn, Office, oneLevy, pay, spoil } from './office.testing.js';
import { SINGLE_REFUSALS_A_DAY } from './refusal-trace.js';

/** The last line of domain rules 3.7, read beside its list: the codes of the recorded invariants that this version has. */
const RECORDED: Partial<Record<number, readonly RefusalCode[]>> = {
  10: ['LEVY_SCHEME_CLOSED'],
  11: ['STANDARD_RAISED', 'STANDARD_LOWERED'],
  17: ['NO_TICKET', 'RECEIPT_NOT_ALLOCATED', 'RECEIPT_OUT_OF_RANGE'],
  18: ['RECEIPT_REUSED', 'RECEIPT_UNUSABLE'],
  19: ['RECEIPT_GAP'],
  20: ['VOID_COPIES_MISSING'],
  21: ['WRITEOFF_MISMATCH', 'WRITEOFF_UNREMITTED', 'LOSS_NOT_DECLARED'],
  22: ['RECEIPT_SUPPLY_BLOCKED'],
  24: ['CUSTODY_INSUFFICIENT'],
  25: ['ACCOUNT_NOT_REGISTERED'],
  26: ['REMIT_DOUBLE'],
  27: ['REMIT_WRONG_ACCOUNT'],
  30: ['HANDOVER_REQUIRED', 'HANDOVER_MISMATCH'],
  32: ['SETTLEMENT_SHORT'],
  33: ['REDUCTION_NOT_AUTHORISABLE'],
  34: ['SHARE_SUM'],
  35: ['OBLIGATION_MISMATCH', 'MAKEUP_EXCESS'],
  36: ['WRITEOFF_FORBIDDEN'],
  37: ['DOUBLE_LIABILITY'],
  41: ['VOTE_INVALID'],
  43: ['PAYEE_MISMATCH'],
  49: ['NOTICE_NOT_FROM_LEDGER', 'PRIVACY_VIOLATION'],
  50: ['RECUSAL_REQUIRED', 'REPORTER_CONFIDENTIAL'],
  51: ['ANSWER_REQUIRED'],
  52: ['REPORT_NOT_FROM_LEDGER', 'FILING_INCOMPLETE', 'SIGNATURE_MISSING'],
  53: ['REPORT_IMMUTABLE'],
  54: ['SOD_VIOLATION', 'NOT_AUTHORISED'],
  55: ['READ_ONLY_ROLE', 'ACCESS_UNLOGGED'],
  58: ['LATE_RECORDING'],
  59: ['NOT_AUTHORISED'],
};

const recordedCodes = new Set(Object.values(RECORDED).flat());

describe('recorded refusals', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])('%s stands in the book exactly if domain rules 3.7 says so', (code) => {
    expect(wordingOf(code).recorded === true).toBe(recordedCodes.has(code));
  });

  it('of an invariant that a fold breaks are none: nobody was refused', () => {
    for (const code of ['CUSTODY_IDENTITY', 'LEVY_IDENTITY', 'NETTING_FORBIDDEN'] as const) expect(wordingOf(code).kind).toBe('broken');
  });
});

/** What can be refused at this counter, and why. */
const RECORDED_CASES: readonly (readonly [RefusalCode, HandedIn])[] = [
  ['NOT_AUTHORISED', { ...pay('L1', 10, 1), as: 'O-05' }],
  ['NOT_AUTHORISED', { ...pay('L1', 10, 1), as: 'O-99' }],
  ['RECEIPT_REUSED', pay('L1', 10, 8_000)],
  ['RECEIPT_UNUSABLE', pay('L1', 10, 8_001)],
  ['RECEIPT_OUT_OF_RANGE', pay('L1', 10, 9_001)],
  ['NO_TICKET', { ...pay('L1', 10, 1), fields: { ...pay('L1', 10, 1).fields, receipt: undefined } }],
  ['ACCOUNT_NOT_REGISTERED', { ...pay('L1', 10, 1), fields: { ...pay('L1', 10, 1).fields, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-NONE' } }],
  ['VOID_COPIES_MISSING', { ...spoil(1), fields: { ...spoil(1).fields, copiesKept: false } }],
];
const UNRECORDED_CASES: readonly (readonly [RefusalCode, HandedIn])[] = [
  ['UNKNOWN', pay('L-NONE', 10, 1)],
  ['OVER_COLLECTION', pay('L1', 1_001, 1)],
  ['DATE_INVALID', pay('L1', 10, 1, '2015-03-03')],
  ['RECEIPT_AMOUNT_MISMATCH', { ...pay('L1', 10, 1), fields: { ...pay('L1', 10, 1).fields, receipt: { bookId: 'PJ-1', no: 1, fen: 1 } } }],
  ['LATE_FEE_EXCESS', { ...pay('L1', 10, 1), fields: { ...pay('L1', 10, 1).fields, lateFeeFen: 1 } }],
  ['STATE_INVALID', spoil(8_001)],
  ['NOT_CANONICAL', { ...spoil(1), fields: { ...spoil(1).fields, note: 'e\u0301' } }],
];

async function counter() {
  const office = await Office.open(oneLevy);
  await office.submit(pay('L1', 1, 8_000));
  await office.submit(spoil(8_001));
  return office;
}

describe('the trace of a refusal', () => {
  it.each(RECORDED_CASES)('%s is one CommandRefused with its facts: case %#', async (code, handedIn) => {
    const office = await counter();
    const { length } = await office.events();
    const request = office.request(handedIn);
    const refusal = await office.keeper.submit(request).catch((error) => error);
    expect(refusal.code).toBe(code);
    const [trace, ...more] = (await office.events()).slice(length);
    expect(more).toEqual([]);
    expect(trace).toMatchObject({
      ...{ type: 'CommandRefused', occurredOn: '2015-03-02', commandId: request.commandId, actor: { officerId: handedIn.as ?? 'O-03' } },
      data: { command: handedIn.name, code, facts: refusal.facts },
    });
    expect(trace).not.toHaveProperty('periodId');
  });

  it.each(UNRECORDED_CASES)('%s leaves none', async (code, handedIn) => {
    const office = await counter();
    const { length } = await office.events();
    expect(await office.hear(handedIn)).toMatchObject({ refused: code });
    expect((await office.events()).length).toBe(length);
  });

  it('says what the command was about, in whose post and in whose unit', async () => {
    const office = await counter();
    await office.hear(pay('L1', 10, 8_000));
    await office.hear({ ...pay('L1', 10, 1), as: 'O-05' });
    expect((await office.events()).slice(-2)).toMatchObject([
      { unitId: 'LJ', actor: { officerId: 'O-03', role: 'COLLECTOR' }, data: { kind: 'levy', id: 'L1' } },
      { unitId: 'LJ', actor: { officerId: 'O-05', role: 'NONE' }, data: { kind: 'levy', id: 'L1' } },
    ]);
  });
});

describe(`more than ${SINGLE_REFUSALS_A_DAY} refusals of one officer and code on a day`, () => {
  const byStranger = { ...pay('L1', 10, 1), as: 'O-05' };
  const traces = async (office: Office) => (await office.events()).filter(({ type }) => type === 'CommandRefused').length;
  const counts = async (office: Office) => (await office.events()).filter(({ type }) => type === 'RefusalsCounted').map(({ data }) => data);
  const refuse = async (office: Office, handedIn: HandedIn, times: number) => {
    for (let n = 0; n < times; n++) expect(await office.hear(handedIn)).toHaveProperty('refused');
  };

  it('are counted, and stand as one number at the turn of the day', async () => {
    const office = await counter();
    await refuse(office, byStranger, 23);
    await refuse(office, pay('L1', 10, 8_000), 21);
    await refuse(office, pay('L1', 10, 8_001), 2);
    expect(await traces(office)).toBe(20 + 20 + 2);
    expect(await counts(office)).toEqual([]);
    office.clock.setDay('2015-03-03');
    await office.keeper.turnDays();
    expect(await counts(office)).toEqual([
      { date: '2015-03-02', officerId: 'O-05', code: 'NOT_AUTHORISED', count: 3 },
      { date: '2015-03-02', officerId: 'O-03', code: 'RECEIPT_REUSED', count: 1 },
    ]);
    expect(await office.typesFrom(-3)).toEqual(['DayTurned', 'RefusalsCounted', 'RefusalsCounted']);
  });

  it('begin anew on the next day', async () => {
    const office = await counter();
    await refuse(office, byStranger, 21);
    office.clock.setDay('2015-03-03');
    await refuse(office, byStranger, 21);
    office.clock.setDay('2015-03-04');
    await office.keeper.turnDays();
    expect(await traces(office)).toBe(40);
    expect(await counts(office)).toMatchObject([
      { date: '2015-03-02', count: 1 },
      { date: '2015-03-03', count: 1 },
    ]);
  });

  it('are still more than that after a restart', async () => {
    const office = await counter();
    await refuse(office, byStranger, 15);
    await office.reopen();
    await refuse(office, byStranger, 15);
    expect(await traces(office)).toBe(20);
  });

  it('are not answers for good: the twenty-first key is not used up', async () => {
    const office = await counter();
    await refuse(office, byStranger, 20);
    await refuse(office, { ...byStranger, key: 'the-twenty-first' }, 1);
    expect(await office.hear({ ...spoil(1), as: 'O-05', key: 'the-twenty-first' })).toMatchObject({ refused: 'NOT_AUTHORISED' });
  });

  it('are not lost when the append of the day’s turn fails', async () => {
    const office = await counter();
    await refuse(office, byStranger, 22);
    office.clock.setDay('2015-03-03');
    office.log.failNext();
    await expect(office.keeper.turnDays()).rejects.toMatchObject({ code: 'NOT_STORED' });
    await office.keeper.turnDays();
    expect(await counts(office)).toMatchObject([{ date: '2015-03-02', count: 2 }]);
  });

  it('keep their day when another process has turned it', async () => {
    const office = await counter();
    await refuse(office, byStranger, 22);
    office.clock.setDay('2015-03-03');
    const rival = await office.rival();
    office.log.overtakeNext(() => rival.turnDays());
    await office.submit(spoil(1, '2015-03-03'));
    office.clock.setDay('2015-03-04');
    await office.keeper.turnDays();
    expect(await counts(office)).toEqual([{ date: '2015-03-02', officerId: 'O-05', code: 'NOT_AUTHORISED', count: 2 }]);
  });
});
