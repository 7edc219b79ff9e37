import { latestOf } from './filing.js';
import { FOREIGN, filed, filing, packIn, reviewed, signed } from './filing.testing.js';

const stateOf = (story: ReturnType<typeof signed>) => latestOf(packIn(story)).state;

describe('filing reports', () => {
  it('is done when both channels are served, in any order', () => {
    const story = signed();
    story.as('O-06').when('FileReport', filing(story, 'PAPER')).refuses('NOT_AUTHORISED');
    story
      .as('O-05')
      .when('FileReport', filing(story, 'PAPER'))
      .records(['ReportFiled', { channel: 'PAPER', version: 1 }]);
    story.after('FileReport', filing(story, 'PAPER'));
    expect(stateOf(story)).toBe('SIGNED');
    story.after('FileReport', filing(story, 'EMAIL'));
    expect(stateOf(story)).toBe('FILED');
  });

  it('is not before they are signed and sealed (52): SIGNATURE_MISSING', () => {
    const story = reviewed();
    story.as('O-05').when('FileReport', filing(story, 'EMAIL')).refuses('SIGNATURE_MISSING', { state: 'REVIEWED' });
  });

  it('is not with another content than was signed (52): FILING_INCOMPLETE', () => {
    const story = signed();
    story
      .as('O-05')
      .when('FileReport', filing(story, 'EMAIL', { sha256: FOREIGN }))
      .refuses('FILING_INCOMPLETE', { channel: 'EMAIL', got: FOREIGN });
  });

  it('is not before the day of the signatures, nor on a day to come (5)', () => {
    const story = signed();
    story
      .as('O-05')
      .when('FileReport', filing(story, 'EMAIL', { on: '2015-04-09' }))
      .refuses('DATE_INVALID', { notBefore: '2015-04-10' });
    story.when('FileReport', filing(story, 'EMAIL', { on: '2015-04-11' })).refuses('DATE_INVALID');
  });

  it('is once by each channel', () => {
    const story = filed();
    story.when('FileReport', filing(story, 'EMAIL')).refuses('NOTHING_TO_DO', { channel: 'EMAIL' });
  });
});
