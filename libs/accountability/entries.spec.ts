import { post, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import { VIOLATIONS } from './violations.js';

const textRef = { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) };
const raised = told(
  'AccountabilityEntryRaised',
  { entryId: 'E1', violationCode: 'DELAYED', officerIds: ['O-03'], fen: 5_000_00, source: { unitId: 'LJ', periodId: '2015-03' } },
  '2015-03-02',
  {
    unitId: 'LJ',
  },
);
const named = () => given(raised).as('O-03');
const closing = (story: Scenario, more: object = {}) =>
  story.as('O-11').when('CloseAccountabilityEntry', { entryId: 'E1', result: 'NO_FAULT', docNo: '安和纪〔2015〕2号', on: '2015-03-02', ...more });

describe('an entry', () => {
  it('has its rule in the violation map, with title and articles', () => expect(VIOLATIONS.DELAYED).toMatchObject({ zh: '滞留应解缴款项', articles: ['A14', 'B4(2)'] }));

  it('takes a statement of the officer whom it names, and of nobody else', () => {
    named()
      .when('FileStatement', { entryId: 'E1', textRef })
      .records(['AccountabilityStatementFiled', { entryId: 'E1', officerId: 'O-03', textRef }]);
    given(raised).as('O-04').when('FileStatement', { entryId: 'E1', textRef }).refuses('NOT_AUTHORISED', { officerId: 'O-04' });
    named()
      .when('FileStatement', { entryId: 'E2' as never, textRef })
      .refuses('UNKNOWN', { kind: 'accountability entry' });
  });

  it('keeps every statement', () => {
    const story = named().after('FileStatement', { entryId: 'E1', textRef }).after('FileStatement', { entryId: 'E1', textRef });
    expect(story.book.accountability.entries.known('E1' as never).statements).toHaveLength(2);
  });

  it('stays open until the county closes it by a document', () => {
    closing(named()).records(['AccountabilityEntryClosed', { entryId: 'E1', result: 'NO_FAULT', docNo: '安和纪〔2015〕2号' }]);
    const story = named().as('O-11').after('CloseAccountabilityEntry', { entryId: 'E1', result: 'DISCIPLINED', docNo: '安和纪〔2015〕2号', on: '2015-03-02' });
    closing(story).refuses('STATE_INVALID', { state: 'DISCIPLINED', allowed: ['OPEN'] });
    story.as('O-03').when('FileStatement', { entryId: 'E1', textRef }).refuses('STATE_INVALID');
  });

  it('is not closed by whom it names, nor before it was raised', () => {
    closing(
      given(told('AccountabilityEntryRaised', { entryId: 'E1', violationCode: 'DELAYED', officerIds: ['O-11'], fen: 1, source: {} }), post(['O-15', 'COUNTY_APPROVER', '990000'])),
    ).refuses('SOD_VIOLATION', { pair: 'maker concerned' });
    closing(named(), { on: '2015-03-01' }).refuses('DATE_INVALID', { raisedOn: '2015-03-02' });
  });
});
