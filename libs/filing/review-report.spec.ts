import { FOREIGN, march, prepared, reviewed, step, township } from './filing.testing.js';

describe('reviewing reports', () => {
  it('is the reviewer’s', () => {
    const story = prepared();
    story.as('O-05').when('ReviewReport', step(story)).refuses('NOT_AUTHORISED');
    story
      .as('O-06')
      .when('ReviewReport', step(story))
      .records(['ReportReviewed', { version: 1 }]);
  });

  it('is never the preparer’s, whatever posts he holds (54)', () => {
    const story = township();
    story.as('O-15').after('PrepareReport', march(story)).when('ReviewReport', step(story)).refuses('SOD_VIOLATION', { officerId: 'O-15' });
    story.as('O-06').when('ReviewReport', step(story)).records(['ReportReviewed']);
  });

  it('is of the figures that were prepared (52)', () => {
    const story = prepared();
    story
      .as('O-06')
      .when('ReviewReport', step(story, { sha256: FOREIGN }))
      .refuses('REPORT_NOT_FROM_LEDGER');
  });

  it('happens once', () => {
    const story = reviewed();
    story.when('ReviewReport', step(story)).refuses('STATE_INVALID', { state: 'REVIEWED', allowed: ['PREPARED'] });
  });

  it('is not of what nobody prepared', () =>
    township().as('O-06').when('ReviewReport', { packId: '00000000-0000-8000-8000-0000000000aa', sha256: FOREIGN }).refuses('UNKNOWN', { kind: 'report pack' }));
});
