import { latestOf } from './filing.js';
import { amending, CORRECTED, DIFFERENCE, FOREIGN, filed, filing, MARCH, march, packIn, prepared, signed, step, township } from './filing.testing.js';

/** The second version, prepared. */
function amended() {
  const story = filed();
  amending(story).records(['ReportPrepared', { version: 2, sha256: CORRECTED }], ['ReportAmended', { version: 2, diffHash: DIFFERENCE, reasonCode: 'CORRECTED_LATER' }]);
  return story.after('AmendReport', march(story, { sha256: CORRECTED, reasonCode: 'CORRECTED_LATER' }));
}

describe('amending filed reports', () => {
  it('keeps the version that was filed, and begins another one', () => {
    const story = amended();
    expect(packIn(story).versions).toMatchObject([
      { version: 1, state: 'FILED', sha256: MARCH },
      { version: 2, state: 'PREPARED', sha256: CORRECTED, amendment: { diffHash: DIFFERENCE }, filings: [] },
    ]);
  });

  it('needs new signatures and both channels (52)', () => {
    const story = amended();
    story
      .as('O-05')
      .when('FileReport', filing(story, 'EMAIL', { sha256: CORRECTED }))
      .refuses('SIGNATURE_MISSING', { version: 2 });
    story
      .as('O-13')
      .when('AcceptReport', step(story, { sha256: CORRECTED }))
      .refuses('FILING_INCOMPLETE', { version: 2 });
    filed(story, CORRECTED)
      .as('O-13')
      .when('AcceptReport', step(story, { sha256: CORRECTED }))
      .records(['ReportAccepted', { version: 2 }]);
  });

  it('is the accountant’s, with the figures that the house computes (52)', () => {
    const story = filed();
    story
      .as('O-06')
      .when('AmendReport', march(story, { sha256: CORRECTED, reasonCode: 'CORRECTED_LATER' }))
      .refuses('NOT_AUTHORISED');
    amending(story, { sha256: FOREIGN }).refuses('REPORT_NOT_FROM_LEDGER');
  });

  it('is of what has left the house, be it by one channel', () => {
    amending(township()).refuses('UNKNOWN', { kind: 'report pack' });
    amending(prepared()).refuses('STATE_INVALID', { state: 'PREPARED' });
    const story = signed();
    amending(story.after('FileReport', filing(story, 'EMAIL'))).records(['ReportPrepared'], ['ReportAmended']);
  });

  it('is done anew until it leaves the house too; a first version it is no more (53)', () => {
    const story = amended();
    amending(story).records(['ReportPrepared', { version: 2 }], ['ReportAmended']);
    story.when('PrepareReport', march(story)).refuses('REPORT_IMMUTABLE', { version: 2 });
  });

  it('without a figure that changes is only for what the county returned', () => {
    const story = filed();
    const same = () =>
      story
        .computing({ version: 2, sha256: MARCH, diffHash: DIFFERENCE })
        .as('O-05')
        .when('AmendReport', march(story, { reasonCode: 'RETURNED_BY_COUNTY' }));
    same().refuses('NOTHING_TO_DO');
    story.as('O-13').after('ReturnReport', step(story, { reasonCode: 'SEAL_OR_SIGNATURE' }));
    same().records(['ReportPrepared', { version: 2 }], ['ReportAmended']);
  });

  it('is not by figures of another version: somebody was faster', () => {
    const story = filed();
    story
      .computing({ version: 1, sha256: CORRECTED })
      .as('O-05')
      .when('AmendReport', march(story, { sha256: CORRECTED, reasonCode: 'CORRECTED_LATER' }))
      .refuses('CONCURRENCY_CONFLICT');
    expect(latestOf(packIn(story)).version).toBe(1);
  });
});
