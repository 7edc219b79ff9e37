import { post } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { FOREIGN, march, prepared, reviewed, signature, signed, step, township } from './filing.testing.js';

describe('signing reports', () => {
  it('takes two: the head signs and seals, the chief accountant signs with him', () => {
    const story = reviewed();
    story.as('O-06').when('SignReport', signature(story)).refuses('NOT_AUTHORISED');
    story.as('O-07').when('SignReport', signature(story)).proposesTo('ACCOUNTANT');
    const { proposalId, effectHash } = dataOf(story.perform('SignReport', signature(story)), 'ProposalMade');
    story.as('O-15').when('ApproveProposal', { proposalId, effectHash }).refuses('NOT_AUTHORISED');
    story
      .as('O-05')
      .when('ApproveProposal', { proposalId, effectHash })
      .records(['ProposalApproved'], ['ReportSigned', { version: 1, headId: 'O-07', accountantId: 'O-05', sealRef: '临印〔2015〕4号' }]);
  });

  it.each(['O-06', 'O-99'])('wants an accountant beside the head, not %s (52): SIGNATURE_MISSING', (accountantId) => {
    const story = reviewed();
    story.as('O-07').when('SignReport', signature(story, { accountantId })).refuses('SIGNATURE_MISSING', { officerId: accountantId });
  });

  it('wants another one than the head himself', () => {
    const story = reviewed(township().and(post(['O-07', 'ACCOUNTANT', 'LJ'])));
    story
      .as('O-07')
      .when('SignReport', signature(story, { accountantId: 'O-07' }))
      .refuses('SIGNATURE_MISSING');
  });

  it('is not his who reviewed it (54)', () => {
    const story = reviewed(township().and(post(['O-06', 'UNIT_HEAD', 'LJ'])));
    story.as('O-06').when('SignReport', signature(story)).refuses('SOD_VIOLATION', { officerId: 'O-06' });
  });

  it('comes after the review, and is of the figures that were reviewed', () => {
    const early = prepared();
    early.as('O-07').when('SignReport', signature(early)).refuses('STATE_INVALID', { state: 'PREPARED' });
    const story = reviewed();
    story
      .as('O-07')
      .when('SignReport', signature(story, { sha256: FOREIGN }))
      .refuses('REPORT_NOT_FROM_LEDGER');
  });

  it('is once', () => {
    const story = signed();
    story
      .as('O-07')
      .when('SignReport', signature(story, step(story)))
      .refuses('STATE_INVALID', { state: 'SIGNED' });
  });
});

it('is not the head’s who prepared it as an accountant himself (54)', () => {
  const story = township().and(post(['O-07', 'ACCOUNTANT', 'LJ']));
  reviewed(story.as('O-07').after('PrepareReport', march(story)));
  story.as('O-07').when('SignReport', signature(story)).refuses('SOD_VIOLATION', { pair: 'preparer signer' });
});
