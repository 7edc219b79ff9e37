import { enrolIdOf, enrolled, partyOf, subsidised, villageMeeting } from '#libs/benefits/enrolment.testing.js';
import { told } from '#libs/book/anhe.testing.js';
import { accountOf, given } from '#libs/book/decision.testing.js';
import { foundBy, idsOf } from './findings.testing.js';

describe('an account of several', () => {
  const guardian = partyOf('监护人');
  const paidTo = (name: string, n: number) => [
    told('PayeeRegistered', { enrolId: enrolIdOf(name), payeeId: guardian, ground: 'GUARDIAN', docNo: `安和民〔2015〕${name}号` }, '2015-03-01', { unitId: 'LJ' }),
    told('PayeeAccountChanged', { enrolId: enrolIdOf(name), payeeId: guardian, accountToken: accountOf(guardian, n), holderMatches: true }, '2015-03-01', { unitId: 'LJ' }),
  ];
  const two = (one: number, other: number) => subsidised(villageMeeting(), ...enrolled('甲'), ...enrolled('乙'), ...paidTo('甲', one), ...paidTo('乙', other));

  it('is one into which two people’s subsidies go', () => {
    const [found] = foundBy('ACCOUNT_OF_SEVERAL', two(1, 1));
    expect(found).toMatchObject({ unitId: 'LJ', on: '2015-03-01' });
    expect(found === undefined ? [] : idsOf(found)).toEqual([enrolIdOf('甲'), enrolIdOf('乙')]);
  });

  it('is none where each has one of his own', () => expect(foundBy('ACCOUNT_OF_SEVERAL', two(1, 2))).toEqual([]));
});

describe('separated posts in one hand', () => {
  const exemptionId = '00000000-0000-8000-8000-00000000e001';
  const story = given(
    told('SodExemptionGranted', { exemptionId, pair: ['COLLECTOR', 'TICKET_KEEPER'], unitId: 'LJ', docNo: '安和人〔2015〕9号', until: '2015-06-30' }),
    told('RoleAssigned', {
      assignmentId: '00000000-0000-8000-8000-00000000a001',
      officerId: 'O-03',
      role: 'TICKET_KEEPER',
      unitId: 'LJ',
      from: '2015-03-01',
      docNo: '安和人〔2015〕9号',
    }),
  );
  const both = {
    unitId: 'LJ',
    officerIds: ['O-03'],
    evidence: [
      { kind: 'officer', id: 'O-03' },
      { kind: 'unit', id: 'LJ' },
    ],
  };

  it('are shown as long as the county lets them', () => {
    expect(foundBy('POSTS_COMBINED_BY_LEAVE', story, { on: '2015-06-30' })).toMatchObject([both]);
    expect(foundBy('POSTS_COMBINED_WITHOUT_LEAVE', story, { on: '2015-06-30' })).toEqual([]);
  });

  it('are without leave once it has run out', () => {
    expect(foundBy('POSTS_COMBINED_WITHOUT_LEAVE', story, { on: '2015-07-01' })).toMatchObject([both]);
    expect(foundBy('POSTS_COMBINED_BY_LEAVE', story, { on: '2015-07-01' })).toEqual([]);
  });

  it('are none in a county where everybody has one post', () => expect(foundBy('POSTS_COMBINED_WITHOUT_LEAVE', given())).toEqual([]));
});
