import { openedBook } from '#libs/book/anhe.testing.js';
import { dataOf, given, Scenario } from '#libs/book/decision.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';

const first = { officerId: 'O-30', loginKind: 'PERSON', renewal: false };
const renewed = { officerId: 'O-12', loginKind: 'PERSON', renewal: true };
const registrar = () => given().as('O-10').checkedBy('O-12');

describe('issuing a login', () => {
  it('stands in the book, without a login name', () => {
    const { events } = registrar().when('IssueLogin', first);
    expect(events.map(({ type }) => type)).toEqual(['ProposalApproved', 'LoginIssued']);
    expect(events[1]).toMatchObject({ occurredOn: '2015-03-02', data: first });
    expect(Object.keys(events[1]?.data ?? {})).toEqual(['officerId', 'loginKind', 'renewal']);
  });

  it('is of a machine too, and possible for an officer without a post', () =>
    registrar()
      .when('IssueLogin', { ...first, officerId: 'O-21', loginKind: 'MACHINE' })
      .records(['ProposalApproved'], ['LoginIssued', { loginKind: 'MACHINE' }]));

  it('wants a second county hand', () => given().as('O-10').when('IssueLogin', renewed).proposesTo('COUNTY_APPROVER', 'COUNTY_FINANCE', 'COUNTY_VERIFIER'));

  it('is never for himself', () =>
    registrar()
      .when('IssueLogin', { ...renewed, officerId: 'O-10' })
      .refuses('NOT_AUTHORISED', { officerId: 'O-10' }));

  it('is not of the public, nor of the book', () => {
    for (const officerId of ['PUBLIC', 'BOOK'])
      registrar()
        .when('IssueLogin', { ...first, officerId })
        .refuses('OFFICER_RESERVED', { officerId });
  });

  it('is not approved by the officer whom it concerns, nor by its maker', () => {
    const story = given();
    const { proposalId, effectHash } = dataOf(story.as('O-10').perform('IssueLogin', renewed), 'ProposalMade');
    story.as('O-12').when('ApproveProposal', { proposalId, effectHash }).refuses('SOD_VIOLATION', { pair: 'checker concerned' });
    story.as('O-10').when('ApproveProposal', { proposalId, effectHash }).refuses('NOT_AUTHORISED');
    story.as('O-13').when('ApproveProposal', { proposalId, effectHash }).records(['ProposalApproved'], ['LoginIssued', renewed]);
  });

  it.each(['O-03', 'O-11', 'O-12'])('is proposed by nobody else, such as %s', (officerId) => given().as(officerId).when('IssueLogin', first).refuses('NOT_AUTHORISED'));

  it('is remembered with its place and its issuer, the last one of each officer', () => {
    const story = registrar().after('IssueLogin', first);
    const issued = () => story.book.registry.logins.get('O-30' as OfficerId);
    expect(issued()).toEqual({ seq: story.book.nextSeq - 1, loginKind: 'PERSON', renewal: false, issuedBy: 'O-10', issuedAs: 'REGISTRAR' });
    story.after('IssueLogin', { ...first, renewal: true });
    expect(issued()).toMatchObject({ seq: story.book.nextSeq - 1, renewal: true });
  });
});

describe('the logins of the first officers (invariant 59)', () => {
  const newBook = () => new Scenario(openedBook(), '2015-03-01').as('O-00');

  it('are issued by the appointer, at once', () => newBook().when('IssueLogin', first).records(['LoginIssued', first]));

  it('are not the appointer’s own', () =>
    newBook()
      .when('IssueLogin', { ...first, officerId: 'O-00' })
      .refuses('NOT_AUTHORISED'));

  it('are issued by nobody else', () => newBook().as('O-10').when('IssueLogin', first).refuses('NOT_AUTHORISED'));

  it('are issued by the appointer no longer once the first officers can act', () => given().as('O-00').when('IssueLogin', first).refuses('NOT_AUTHORISED'));
});
