import { told } from '#libs/book/anhe.testing.js';
import { credited, paid, sent, township } from '#libs/custody/custody.testing.js';
import { foundBy } from './findings.testing.js';

describe('cash that is held too long', () => {
  const story = township(paid('P1', { principal: 100 }), paid('P2', { principal: 50, on: '2015-03-03' }));

  it('is what should lie in the bank by now, officer by officer (D6)', () =>
    expect(foundBy('CASH_HELD_TOO_LONG', story, { on: '2015-03-06' })).toMatchObject([
      {
        ...{ unitId: 'LJ', on: '2015-03-02', fen: 100_00, officerIds: ['O-03'] },
        evidence: [
          { kind: 'officer', id: 'O-03' },
          { kind: 'payment', id: 'P1' },
        ],
      },
    ]));

  it('is none on its last day', () => expect(foundBy('CASH_HELD_TOO_LONG', story, { on: '2015-03-05' })).toEqual([]));

  it('is seen from its unit, not from one below', () => {
    expect(foundBy('CASH_HELD_TOO_LONG', story, { on: '2015-03-06', unitId: 'LJ' })).toHaveLength(1);
    expect(foundBy('CASH_HELD_TOO_LONG', story, { on: '2015-03-06', unitId: 'LJ-DH' })).toEqual([]);
  });
});

describe('money in a transit account, or on the way', () => {
  it('rests there for ten working days, not longer', () => {
    const story = township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }));
    const found = (on: string) => foundBy('MONEY_IN_TRANSIT_TOO_LONG', story, { on });
    expect(found('2015-03-16')).toEqual([]);
    expect(found('2015-03-17')).toMatchObject([{ unitId: 'LJ', on: '2015-03-02', fen: 100_00, evidence: [{ kind: 'bank account', id: 'ACC-TRANSIT' }, { id: 'P1' }] }]);
  });

  it('is also what was sent and has not arrived', () => {
    const story = township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }));
    const remittanceId = sent(story, ['P1', 100]);
    expect(foundBy('MONEY_IN_TRANSIT_TOO_LONG', story, { on: '2015-04-14' })).toEqual([]);
    expect(foundBy('MONEY_IN_TRANSIT_TOO_LONG', story, { on: '2015-04-20' })).toMatchObject([
      { on: '2015-03-31', evidence: [{ kind: 'remittance', id: remittanceId }, { id: 'P1' }] },
    ]);
    credited(story, remittanceId, 100);
    expect(foundBy('MONEY_IN_TRANSIT_TOO_LONG', story, { on: '2015-04-20' })).toEqual([]);
  });
});

describe('money in the special account', () => {
  const twice = () => {
    const story = township(paid('P1', { principal: 100, by: 'TRANSIT_TRANSFER' }), paid('P2', { principal: 50, by: 'TRANSIT_TRANSFER' }));
    credited(story, sent(story, ['P1', 100]), 100);
    story.on('2015-04-20');
    credited(story, sent(story, ['P2', 50]), 50);
    return story;
  };
  const paidOver = (yuan: number) => told('TreasuryPaidOver', { fen: yuan * 100, docNo: '安和财缴〔2015〕1号' }, '2015-04-20', { unitId: '990000' });

  it('rests there for ten working days; what came first is paid over first', () => {
    const story = twice();
    const found = () => foundBy('MONEY_IN_SPECIAL_TOO_LONG', story, { on: '2015-04-21' });
    expect(found()).toMatchObject([{ unitId: '990000', on: '2015-03-31', fen: 100_00, evidence: [{ kind: 'bank account', id: 'ACC-SPECIAL' }, { id: 'P1' }] }]);
    story.and(paidOver(60));
    expect(found()).toMatchObject([{ fen: 40_00 }]);
    story.and({ ...paidOver(40), data: { fen: 40_00, docNo: '安和财缴〔2015〕2号' } } as never);
    expect(found()).toEqual([]);
  });

  it('is none before that', () => expect(foundBy('MONEY_IN_SPECIAL_TOO_LONG', twice(), { on: '2015-04-14' })).toEqual([]));
});
