import { post } from '#libs/book/anhe.testing.js';
import { Refusal } from '#libs/kernel/refusal.js';
import { DOC, INSPECTOR, inspected, referred } from './inspection.testing.js';
import { openAccess } from './open-audit.js';

const asking = (more: object = {}) => ({ purposeCode: 'PLANNED_AUDIT', scope: {}, docNo: DOC, hours: 8, ...more });

describe('opening an access (invariant 55)', () => {
  it('says for what, what, on which number, as of when and how long', () => {
    const story = inspected();
    const clueId = referred(story, 'E1');
    story
      .when('OpenAudit', asking({ purposeCode: 'CLUE_CHECK', clueId, docNo: undefined, scope: { unitId: 'LJ', periodId: '2015-03' }, hours: 2 }))
      .records([
        'AuditAccessLogged',
        { inspectorId: INSPECTOR, clueId, scope: { unitId: 'LJ', periodId: '2015-03' }, asOfSeq: story.book.nextSeq - 1, until: '2015-03-01T18:00:00.000Z' },
      ]);
  });

  it('is for auditors too, and for nobody else', () => {
    inspected(post(['O-15', 'AUDITOR', '990000']))
      .as('O-15')
      .when('OpenAudit', asking())
      .records(['AuditAccessLogged', { inspectorId: 'O-15' }]);
    inspected().as('O-11').when('OpenAudit', asking()).refuses('NOT_AUTHORISED');
  });

  it('is refused without clue and number, beyond eight hours, or about what there is not', () => {
    inspected()
      .when('OpenAudit', asking({ docNo: undefined }))
      .refuses('ACCESS_UNLOGGED');
    inspected()
      .when('OpenAudit', asking({ hours: 9 }))
      .refuses('ACCESS_UNLOGGED', { hours: 9 });
    inspected()
      .when('OpenAudit', asking({ hours: 0 }))
      .refuses('ACCESS_UNLOGGED');
    inspected()
      .when('OpenAudit', asking({ clueId: 'C9' }))
      .refuses('UNKNOWN', { kind: 'clue' });
    inspected()
      .when('OpenAudit', asking({ scope: { unitId: 'QS' } }))
      .refuses('UNKNOWN', { kind: 'unit' });
    inspected()
      .when('OpenAudit', asking({ scope: { levyId: 'L9' } }))
      .refuses('UNKNOWN', { kind: 'levy' });
  });

  it('lasts until its hour, and not a moment longer', () => {
    const story = inspected().after('OpenAudit', asking({ hours: 1 }));
    const at = (now: string) => () => openAccess(story.book, INSPECTOR as never, now as never);
    expect(at('2015-03-01T16:59:59.999Z')()).toMatchObject({ purposeCode: 'PLANNED_AUDIT' });
    expect(at('2015-03-01T17:00:00.000Z')).toThrow(Refusal);
    expect(() => openAccess(story.book, 'O-03' as never, '2015-03-01T16:00:00.000Z' as never)).toThrow(Refusal);
  });
});
