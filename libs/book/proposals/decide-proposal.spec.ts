import type { ProposalId } from '#libs/kernel/ids.js';
import { levyPolicy, post, told } from '../anhe.testing.js';
import { dataOf, given, type Scenario } from '../decision.testing.js';

const { version, kind, ...policy } = levyPolicy;
const amended = (validFrom: string) => ({ ...policy, validFrom, docNo: '安和政〔2015〕5号' });
const qingxi = { unitId: 'QX', level: 'TOWNSHIP', nameZh: '清溪镇', parentId: '990000', validFrom: '2015-03-01' };
const y2016 = { year: 2016, daysOff: ['2016-01-01'], workDays: [], noticeNo: '国办发明电〔2015〕18号' };

/** The registrar's proposal of a unit: what the approver needs to decide it. */
function proposed(story: Scenario = given()) {
  const { proposalId, effectHash } = dataOf(story.as('O-10').perform('RegisterUnit', qingxi), 'ProposalMade');
  return { story, proposalId, approval: { proposalId, effectHash } };
}

describe('a command that needs a second hand', () => {
  it('becomes a proposal with its effect’s digest', () => {
    const outcome = given().as('O-10').when('RegisterUnit', qingxi);
    outcome.records(['ProposalMade', { command: 'RegisterUnit', request: qingxi, approverRoles: ['COUNTY_APPROVER'] }]);
    expect(dataOf(outcome.events, 'ProposalMade').effectHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused at once where it could not come into force', () =>
    given()
      .as('O-10')
      .when('RegisterUnit', { ...qingxi, unitId: 'LJ' })
      .refuses('ALREADY_EXISTS'));

  it('changes nothing while it waits', () => expect(proposed().story.book.registry.units.has('QX' as never)).toBe(false));
});

describe('approving a proposal', () => {
  it('brings the maker’s act into force, with both hands and the evidence', () => {
    const slip = { kind: 'COUNTY_DOCUMENT', docNo: '安和编〔2015〕6号' } as never;
    const { story, approval } = proposed(given().withEvidence(slip));
    const made = story.book.proposals.open.known(approval.proposalId);
    const outcome = story.withEvidence().as('O-11').when('ApproveProposal', approval);
    outcome.records(['ProposalApproved', approval], ['OrgUnitRegistered', qingxi]);
    expect(outcome.events[1]?.hands).toEqual({
      actor: expect.objectContaining({ officerId: 'O-10', role: 'REGISTRAR' }),
      approvals: [{ officerId: 'O-11', role: 'COUNTY_APPROVER', at: story.moment.now }],
      evidence: [slip],
      causationId: made.commandId,
    });
  });

  it('ends it', () => {
    const { story, approval } = proposed();
    story.as('O-11').after('ApproveProposal', approval);
    expect(story.book.registry.units.has('QX' as never)).toBe(true);
    story.when('ApproveProposal', approval).refuses('STATE_INVALID', { state: 'APPROVED', allowed: ['OPEN'] });
    story.when('RejectProposal', { proposalId: approval.proposalId, reasonCode: 'FIGURES_WRONG' }).refuses('STATE_INVALID');
  });

  it('refuses a proposal that nobody made (invariant 61)', () => {
    const { approval } = proposed();
    given().as('O-11').when('ApproveProposal', approval).refuses('UNKNOWN', { kind: 'proposal', id: approval.proposalId });
  });

  it('refuses what changed since the checker saw it (invariant 8)', () => {
    const { story, approval } = proposed();
    const { seq } = story.book.proposals.open.known(approval.proposalId);
    story
      .as('O-11')
      .seeing(seq - 1)
      .when('ApproveProposal', approval)
      .refuses('CONCURRENCY_CONFLICT', { got: seq });
    story.seeing(seq).when('ApproveProposal', approval).records(['ProposalApproved'], ['OrgUnitRegistered']);
  });
});

describe('who approves (invariant 54)', () => {
  it.each(['O-03', 'O-07', 'O-10', 'O-12', 'O-99'])('is not %s', (officerId) => {
    const { story, approval } = proposed();
    story.as(officerId).when('ApproveProposal', approval).refuses('NOT_AUTHORISED');
  });

  it('is not the maker, even if he holds both posts', () => {
    const { story, approval, proposalId } = proposed(given(post(['O-10', 'COUNTY_APPROVER', '990000'])));
    story.when('ApproveProposal', approval).refuses('SOD_VIOLATION', { pair: 'maker checker' });
    story.when('RejectProposal', { proposalId, reasonCode: 'NOT_COMPETENT' }).refuses('SOD_VIOLATION', { pair: 'maker checker' });
  });

  it('is not the officer whose post it is about', () => {
    const story = given();
    const own = { officerId: 'O-11', role: 'AUDITOR', unitId: '990000', from: '2015-03-01', docNo: '安和人〔2015〕8号' };
    const { proposalId, effectHash } = dataOf(story.as('O-10').perform('AssignRole', own), 'ProposalMade');
    story.as('O-11').when('ApproveProposal', { proposalId, effectHash }).refuses('SOD_VIOLATION', { pair: 'checker concerned' });
    story.as('O-11').when('RejectProposal', { proposalId, reasonCode: 'NOT_COMPETENT' }).refuses('SOD_VIOLATION', { pair: 'checker concerned' });
    story
      .as('O-13')
      .when('ApproveProposal', { proposalId, effectHash })
      .records(['ProposalApproved'], ['RoleAssigned', { officerId: 'O-11' }]);
  });

  it('is a reviewer of the township itself', () => {
    const qx = told('OrgUnitRegistered', qingxi);
    const story = given(qx, post(['O-46', 'REVIEWER', 'QX'])).as('O-05');
    const decision = { policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 100_00, standardFen: 100_00 };
    const more = { standardDocNo: '安和政〔2014〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000003', entrusted: false };
    const { proposalId, effectHash } = dataOf(story.perform('ImportLevyDecision', { ...decision, ...more }), 'ProposalMade');
    story.as('O-46').when('ApproveProposal', { proposalId, effectHash }).refuses('NOT_AUTHORISED', { unitId: 'LJ' });
    story.as('O-06').when('ApproveProposal', { proposalId, effectHash }).records(['ProposalApproved'], ['LevyDecisionImported']);
  });

  it('judges the maker’s post again', () => {
    const { story, approval } = proposed();
    const [assignmentId] = story.book.registry.assignmentsOf.known('O-10' as never);
    story.and(told('RoleRevoked', { assignmentId, officerId: 'O-10', on: '2015-03-02' }));
    story.as('O-11').when('ApproveProposal', approval).refuses('NOT_AUTHORISED', { officerId: 'O-10' });
  });
});

describe('an effect that changed since the checker saw it (invariant 62)', () => {
  /** Two versions of one policy wait; the earlier one comes into force first, and the other one’s number changes. */
  function overtaken() {
    const story = given().as('O-10');
    const later = dataOf(story.perform('PublishPolicy', amended('2015-06-01')), 'ProposalMade');
    const sooner = dataOf(story.perform('PublishPolicy', amended('2015-05-01')), 'ProposalMade');
    story.as('O-11').after('ApproveProposal', { proposalId: sooner.proposalId, effectHash: sooner.effectHash });
    return { story, later };
  }

  it('is shown to him again', () => {
    const { story, later } = overtaken();
    story
      .when('ApproveProposal', { proposalId: later.proposalId, effectHash: later.effectHash })
      .refuses('PROPOSAL_CHANGED', { proposalId: later.proposalId, effect: [expect.objectContaining({ type: 'PolicyPublished', data: expect.objectContaining({ version: 3 }) })] });
  });

  it('comes into force with the digest that he then sees', () => {
    const { story, later } = overtaken();
    const { proposalId } = later;
    const { effectHash } = story.when('ApproveProposal', { proposalId, effectHash: later.effectHash }).facts;
    story.when('ApproveProposal', { proposalId, effectHash }).records(['ProposalApproved'], ['PolicyPublished', { version: 3 }]);
  });

  it('is refused where it can no longer be', () => {
    const { story, approval } = proposed();
    story.and(told('OrgUnitRegistered', qingxi)).as('O-11').when('ApproveProposal', approval).refuses('ALREADY_EXISTS', { id: 'QX' });
  });

  it('did not change because a day has begun', () => {
    const story = given().as('O-10');
    const calendar = dataOf(story.perform('PublishCalendarYear', y2016), 'ProposalMade');
    const coming = dataOf(story.perform('PublishPolicy', amended('2015-06-01')), 'ProposalMade');
    story.turnTo('2015-03-05').as('O-11');
    const approved = story.when('ApproveProposal', { proposalId: calendar.proposalId, effectHash: calendar.effectHash });
    approved.records(['ProposalApproved'], ['CalendarYearPublished']);
    expect(approved.events[1]?.occurredOn).toBe('2015-03-05');
    story.when('ApproveProposal', { proposalId: coming.proposalId, effectHash: coming.effectHash }).records(['ProposalApproved'], ['PolicyPublished']);
  });

  it('did change when it would be posted into another month', () => {
    const story = given().as('O-10').turnTo('2015-03-31');
    const { proposalId, effectHash } = dataOf(story.perform('PublishCalendarYear', y2016), 'ProposalMade');
    story.turnTo('2015-04-01').as('O-11').when('ApproveProposal', { proposalId, effectHash }).refuses('PROPOSAL_CHANGED');
  });
});

describe('turning a proposal down', () => {
  it('ends it with a reason', () => {
    const { story, proposalId, approval } = proposed();
    story
      .as('O-11')
      .when('RejectProposal', { proposalId, reasonCode: 'EVIDENCE_MISSING' })
      .records(['ProposalRejected', { proposalId, reasonCode: 'EVIDENCE_MISSING' }]);
    story.after('RejectProposal', { proposalId, reasonCode: 'EVIDENCE_MISSING' });
    story.when('ApproveProposal', approval).refuses('STATE_INVALID', { state: 'REJECTED' });
  });

  it('is for those who could approve it', () => {
    const { story, proposalId } = proposed();
    story.as('O-12').when('RejectProposal', { proposalId, reasonCode: 'NOT_COMPETENT' }).refuses('NOT_AUTHORISED');
  });
});

describe('taking a proposal back', () => {
  it('is the maker’s', () => {
    const { story, proposalId, approval } = proposed(given(post(['O-15', 'REGISTRAR', '990000'])));
    story.as('O-15').when('WithdrawProposal', { proposalId }).refuses('NOT_AUTHORISED', { makerId: 'O-10' });
    story.as('O-11').when('WithdrawProposal', { proposalId }).refuses('NOT_AUTHORISED');
    story.as('O-10').when('WithdrawProposal', { proposalId }).records(['ProposalWithdrawn', { proposalId }]);
    story.after('WithdrawProposal', { proposalId }).as('O-11').when('ApproveProposal', approval).refuses('STATE_INVALID', { state: 'WITHDRAWN' });
  });
});

describe('a proposal that nobody decides', () => {
  const openOn = (day: string) => {
    const { story, proposalId } = proposed();
    story.turnTo(day);
    return { open: story.book.proposals.open.has(proposalId), ended: story.book.proposals.ended.get(proposalId) };
  };

  it('lives for 30 days', () => expect(openOn('2015-04-01')).toEqual({ open: true, ended: undefined }));

  it('ends with the day after', () => expect(openOn('2015-04-02')).toEqual({ open: false, ended: 'EXPIRED' }));

  it('can then no longer be decided', () => {
    const { story, approval, proposalId } = proposed();
    story
      .turnTo('2015-04-02')
      .as('O-11')
      .when('ApproveProposal', approval)
      .refuses('STATE_INVALID', { id: proposalId as ProposalId, state: 'EXPIRED' });
  });
});
