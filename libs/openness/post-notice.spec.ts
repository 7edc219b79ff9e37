import { subsidyPublished } from '#libs/benefits/enrolment.testing.js';
import { payoutTown, prepared } from '#libs/benefits/payouts.testing.js';
import { given } from '#libs/book/decision.testing.js';
import { COLUMNS } from './disclosure.js';
import { drafted, listOnNotice, OPENNESS_POSTS, ofList, PHOTO, posted, posting } from './openness.testing.js';

const FEES = { unitId: 'LJ', kind: 'FEE_LIST' };
const town = (people = ['B1', 'B2', 'B3']) =>
  payoutTown(people)
    .and(...OPENNESS_POSTS)
    .on('2015-06-01');

function listed(people = ['B1', 'B2', 'B3']) {
  const story = town(people);
  return { story, about: ofList(prepared(story, people.length * 480)) };
}

describe('posting a notice', () => {
  it('shows the rows of the ledger once the supervisor has looked, on the day on which he has', () => {
    const { story, about } = listed();
    const { rows, listHash } = drafted(story, about);
    expect(rows).toEqual([1, 2, 3].map((no) => ({ no, villageId: 'LJ-DH', from: '2015-01', to: '2015-06', fen: 480_00 })));
    posting(story, about).records(['ProposalApproved'], ['NoticePosted', { mode: 'NAMED_MASKED', listHash, rowCount: 3, noticeDays: 7, source: { withoutNos: [] } }]);
  });

  it('holds nobody by name or id', () => {
    const { story, about } = listed();
    expect(JSON.stringify(posting(story, about).events)).not.toMatch(/B1|beneficiary|party|enrol|account/i);
  });

  it('waits for the supervisor, and for nobody else', () => {
    const { story, about } = listed();
    const { listHash } = drafted(story, about);
    story
      .as('O-22')
      .when('PostNotice', { ...about, channels: ['WEB'], columns: ['NO'], listHash })
      .proposesTo('SUPERVISOR');
    story
      .as('O-06')
      .when('PostNotice', { ...about, channels: ['WEB'], columns: ['NO'], listHash })
      .refuses('NOT_AUTHORISED');
  });

  it('leaves out lines that were cancelled before', () => {
    const { story, about } = listed();
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId: about.listId, no: 2, reasonCode: 'STOPPED', on: '2015-06-01' });
    posting(story, about).records(['ProposalApproved'], ['NoticePosted', { rowCount: 2, source: { withoutNos: [2] } }]);
  });

  it('is refused for rows that are not the ledger’s (invariant 49)', () => {
    const { story, about } = listed();
    posting(story, about, { listHash: 'ab'.repeat(32) }).refuses('NOTICE_NOT_FROM_LEDGER');
    const { listHash } = drafted(story, about);
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId: about.listId, no: 2, reasonCode: 'STOPPED', on: '2015-06-01' });
    posting(story, about, { listHash }).refuses('NOTICE_NOT_FROM_LEDGER');
  });

  it.each(['ID_NO', 'PHONE', 'ACCOUNT_NO', 'ID_MASKED', 'PEOPLE'])('shows no %s on the web (invariant 49)', (column) => {
    const { story, about } = listed();
    posting(story, about, { columns: ['NO', column] }).refuses('PRIVACY_VIOLATION', { channel: 'WEB', column });
  });

  it('may show a masked identity number on the board of the village alone', () => {
    const { story, about } = listed();
    const board = { channels: ['BOARD'], columns: ['NO', 'NAME', 'ID_MASKED'], placeCode: 'DH-1', photoSha256: PHOTO };
    posting(story, about, board).records(['ProposalApproved'], ['NoticePosted', { board: { placeCode: 'DH-1', photoSha256: PHOTO } }]);
    posting(story, about, { ...board, channels: ['BOARD', 'WEB'] }).refuses('PRIVACY_VIOLATION', { channel: 'WEB', column: 'ID_MASKED' });
  });

  it.each(['NAME', 'NO', 'ID_MASKED'])('shows no %s of a scheme that is disclosed in sums', (column) => {
    const { story, about } = listed();
    story.and(subsidyPublished({ version: 2, validFrom: '2015-05-01' }, { disclosureMode: 'AGGREGATE' }));
    posting(story, about, { columns: [column] }).refuses('PRIVACY_VIOLATION', { disclosureMode: 'AGGREGATE' });
    posting(story, about).records(['ProposalApproved'], ['NoticePosted', { mode: 'AGGREGATE', rowCount: 1 }]);
  });

  it('shows numbers in place of names where the policy says so', () => {
    const { story, about } = listed();
    story.and(subsidyPublished({ version: 2, validFrom: '2015-05-01' }, { disclosureMode: 'NUMBERED' }));
    posting(story, about, { columns: ['NAME'] }).refuses('PRIVACY_VIOLATION', { disclosureMode: 'NUMBERED' });
  });

  it('needs a photograph of what hangs on a board (S24)', () => {
    const { story, about } = listed();
    posting(story, about, { channels: ['BOARD'] }).refuses('MALFORMED', { field: 'placeCode' });
    posting(story, about, { channels: ['BOARD'], placeCode: 'DH-1' }).refuses('MALFORMED', { field: 'photoSha256' });
  });

  it('is of a list that is prepared and of the unit, and not posted twice', () => {
    const { story, listId } = listOnNotice();
    posting(story, ofList(listId)).refuses('NOTHING_TO_DO');
    expect(() => drafted(story, { ...ofList(listId), unitId: 'LJ-DH' })).toThrow(expect.objectContaining({ code: 'UNKNOWN' }));
    expect(() => drafted(story, { unitId: 'LJ', kind: 'BENEFIT_LIST' })).toThrow(expect.objectContaining({ code: 'MALFORMED' }));
  });

  it('shows the fees with the papers they stand on, and nothing of any payer', () => {
    const story = given(...OPENNESS_POSTS);
    const { rows } = drafted(story, FEES);
    expect(rows).toEqual([{ policyId: 'SMF', nameZh: '社会抚养费', docNo: '国务院令第357号', validFrom: '2002-09-01' }]);
    const { source } = story.book.openness.notices.known(posted(story, FEES) as never);
    expect(source).toEqual({ kind: 'FEE_LIST', policies: [{ policyId: 'SMF', version: 1 }] });
  });

  it('shows the register of a month’s opinions, even where there are none', () => {
    const story = given(...OPENNESS_POSTS);
    posting(story, { unitId: 'LJ', kind: 'FEEDBACK', month: '2015-03' }).records(['ProposalApproved'], ['NoticePosted', { rowCount: 0 }]);
  });

  it('shows the levy in the sums of reports that were signed', () => {
    const story = given(...OPENNESS_POSTS);
    expect(() => drafted(story, { unitId: 'LJ', kind: 'LEVY_AGGREGATE', month: '2015-03' })).toThrow(expect.objectContaining({ code: 'UNKNOWN' }));
  });

  it('knows every column that it may refuse', () => expect(new Set(COLUMNS).size).toBe(COLUMNS.length));
});
