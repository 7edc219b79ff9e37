import { openingLevy } from '#libs/book/anhe.testing.js';
import { latestOf } from './filing.js';
import { FOREIGN, filed, filing, MARCH, march, packIn, prepared, signed, township } from './filing.testing.js';

describe('preparing the reports of a month', () => {
  it('is the accountant’s, with the figures that the house computes', () => {
    const story = township();
    story.as('O-06').when('PrepareReport', march(story)).refuses('NOT_AUTHORISED');
    const asOfSeq = story.book.nextSeq - 1;
    story
      .as('O-05')
      .when('PrepareReport', march(story))
      .records(['ReportPrepared', { kind: 'FEE', periodId: '2015-03', version: 1, asOfSeq, sha256: MARCH }]);
  });

  it('is not with other figures (52): REPORT_NOT_FROM_LEDGER', () => {
    const story = township();
    story
      .as('O-05')
      .when('PrepareReport', march(story, { sha256: FOREIGN }))
      .refuses('REPORT_NOT_FROM_LEDGER', { expected: MARCH, got: FOREIGN });
  });

  it('is of a month that is over and lies in the books', () => {
    const story = township();
    story
      .as('O-05')
      .when('PrepareReport', march(story, { periodId: '2015-04' }))
      .refuses('DATE_INVALID', { notBefore: '2015-05-01' });
    story.when('PrepareReport', march(story, { periodId: '2015-02' })).refuses('DATE_INVALID', { openedPeriod: '2015-03' });
  });

  it('is of a township', () => {
    const story = township();
    story
      .as('O-05')
      .when('PrepareReport', march(story, { unitId: 'LJ-DH' }))
      .refuses('UNKNOWN', { kind: 'report' });
  });

  it('leaves out nothing that was posted into the month (S25)', () => {
    const story = township();
    const before = march(story);
    story.and(openingLevy('L2', 500));
    story
      .as('O-05')
      .when('PrepareReport', before)
      .refuses('CONCURRENCY_CONFLICT', { expected: before.asOfSeq, got: before.asOfSeq + 1 });
    story.when('PrepareReport', march(story)).records(['ReportPrepared']);
  });

  it('is done anew until it leaves the house, and then wants to be reviewed and signed anew', () => {
    const story = signed();
    const { packId } = packIn(story);
    story
      .as('O-05')
      .when('PrepareReport', march(story, { asOfSeq: latestOf(packIn(story)).asOfSeq }))
      .refuses('NOTHING_TO_DO');
    story.after('PrepareReport', march(story));
    expect(packIn(story)).toMatchObject({ packId, versions: [{ version: 1, state: 'PREPARED', filings: [] }] });
    expect(latestOf(packIn(story)).signed).toBeUndefined();
  });

  it('overwrites nothing that has left it, be it by one channel (53): REPORT_IMMUTABLE', () => {
    const story = signed();
    story.as('O-05').after('FileReport', filing(story, 'EMAIL')).when('PrepareReport', march(story)).refuses('REPORT_IMMUTABLE', { version: 1 });
    const both = filed();
    both.when('PrepareReport', march(both)).refuses('REPORT_IMMUTABLE');
  });

  it('is one pack a month', () => expect(prepared().book.filing.packs.size).toBe(1));
});
