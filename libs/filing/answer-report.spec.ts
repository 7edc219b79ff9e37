import { FOREIGN, filed, filing, signed, step } from './filing.testing.js';

describe('the county’s answer', () => {
  it('is the verifier’s', () => {
    const story = filed();
    story.as('O-12').when('AcceptReport', step(story)).refuses('NOT_AUTHORISED');
    story
      .as('O-13')
      .when('AcceptReport', step(story))
      .records(['ReportAccepted', { version: 1 }]);
    story.when('ReturnReport', step(story, { reasonCode: 'SEAL_OR_SIGNATURE' })).records(['ReportReturned', { reasonCode: 'SEAL_OR_SIGNATURE' }]);
  });

  it.each(['AcceptReport', 'ReturnReport'] as const)('waits for both channels (52): FILING_INCOMPLETE for %s', (name) => {
    const story = signed();
    story
      .after('FileReport', filing(story, 'EMAIL'))
      .as('O-13')
      .when(name, step(story, { reasonCode: 'ENTRY_MISSING' }))
      .refuses('FILING_INCOMPLETE', { channels: 'EMAIL' });
  });

  it('is on what was signed: other figures on his desk are FILING_INCOMPLETE', () => {
    const story = filed();
    story
      .as('O-13')
      .when('AcceptReport', step(story, { sha256: FOREIGN }))
      .refuses('FILING_INCOMPLETE', { got: FOREIGN });
  });

  it('is given once', () => {
    const story = filed();
    story
      .as('O-13')
      .after('AcceptReport', step(story))
      .when('ReturnReport', step(story, { reasonCode: 'ENTRY_MISSING' }))
      .refuses('STATE_INVALID', { state: 'ACCEPTED' });
  });
});
