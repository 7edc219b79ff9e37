import type { CommandName } from '#libs/book/command-table.js';
import { noticeDraft } from '#libs/openness/notice-draft.js';
import { digestOf } from '#libs/trust/digest.js';
import { file, OPENED_ON, officerOf, TOWNSHIP, VILLAGES } from './county.testing.js';
import { AWARD, enrol, subsidised } from './enrolments.testing.js';
import type { TestBook } from './server.testing.js';

const ON = OPENED_ON;
const [VILLAGE] = VILLAGES;
const TEXT = { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) };
const FEES = { unitId: VILLAGE, kind: 'FEE_LIST' };
const SAID = { unitId: VILLAGE, channel: 'PAPER', matter: 'FEE', textRef: TEXT, reporterRef: TEXT, namedOfficerIds: [], on: ON };

/** An act of each command of openness that is possible in a village with a notice, an objection that was accepted, and others that were not. */
export async function opennessActs(book: TestBook) {
  const noticeId = await posted(book, { unitId: VILLAGE, kind: 'FEEDBACK', month: '2015-02' });
  const [fresh, accepted, answered] = [await objected(book), await objected(book), await objected(book)];
  for (const objectionId of [accepted, answered]) await act(book, 'AcceptObjection', { objectionId, namedOfficerIds: [], on: ON });
  await act(book, 'AnswerObjection', { objectionId: answered, result: 'DISMISSED', answerRef: TEXT, on: ON });
  return {
    PostNotice: { ...FEES, channels: ['WEB'], columns: ['POLICY'], listHash: await listHashOf(book, FEES) },
    CloseNotice: { noticeId, on: ON },
    WithdrawNotice: { noticeId, reasonCode: 'WRONG_PLACE', on: ON },
    SubmitObjection: SAID,
    AcceptObjection: { objectionId: fresh, namedOfficerIds: [], on: ON },
    RejectObjection: { objectionId: fresh, reasonCode: 'REPEATED', on: ON },
    AnswerObjection: { objectionId: accepted, result: 'UPHELD', answerRef: TEXT, on: ON },
    EscalateObjection: { objectionId: answered, on: ON },
    CloseObjection: { objectionId: answered, on: ON },
    DiscloseReporter: { objectionId: fresh, reasonCode: 'ASK_BACK' },
  } satisfies Partial<Record<CommandName, object>>;
}

/** The supervisor of the village looks at what the township posts as well. */
export async function supervisedTownship({ desk }: TestBook): Promise<void> {
  const fields = { officerId: officerOf('SUPERVISOR'), role: 'SUPERVISOR', unitId: TOWNSHIP, from: ON, docNo: '安和人〔2015〕9号' };
  await desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), { name: 'AssignRole', fields: fields as never, key: 'supervisor of the township' });
}

/** A list of these people, January to March, and the parties whom it pays. */
export async function listOf(book: TestBook, people: readonly string[]): Promise<{ listId: string; enrolIds: readonly string[] }> {
  const meetingId = await subsidised(book);
  const enrolIds: string[] = [];
  for (const name of people) enrolIds.push(await enrol(book, meetingId, name, 'CONFIRMED'));
  const span = { unitId: TOWNSHIP, policyId: AWARD.policyId, from: '2015-01', to: '2015-03', on: ON };
  const events = await file(book.desk, officerOf('ENROLLER'), 'PreparePayList', { ...span, totalFen: people.length * 240_00 });
  return { listId: idIn(events, 'listId'), enrolIds };
}

/** Posts what the ledger says, on the web, by the notice officer and the supervisor; the notice's id. */
export async function posted(book: TestBook, about: object, columns: readonly string[] = ['NO', 'FEEDBACK']): Promise<string> {
  const listHash = await listHashOf(book, about);
  const fields = { ...about, channels: ['WEB'], columns, listHash };
  const events = await book.desk.fileWithApproval(officerOf('NOTICE_OFFICER'), officerOf('SUPERVISOR'), { name: 'PostNotice', fields: fields as never, key: `notice ${listHash}` });
  return idIn(events, 'noticeId');
}

/** The digest of the rows that a notice would show now. */
export function listHashOf({ bookkeeper }: TestBook, about: object): Promise<string> {
  return bookkeeper.ask((book, { today }) => noticeDraft(book, about as never, { today, digestOf }).listHash);
}

async function objected(book: TestBook): Promise<string> {
  return idIn(await act(book, 'SubmitObjection', SAID), 'objectionId');
}

function act({ desk }: TestBook, name: CommandName, fields: object) {
  return file(desk, officerOf('HANDLER'), name, fields);
}

function idIn(events: readonly { readonly data: object }[], field: string): string {
  const found = events.find(({ data }) => field in data);
  if (found === undefined) throw new Error(`no ${field}`);
  return (found.data as Record<string, string>)[field] as string;
}
