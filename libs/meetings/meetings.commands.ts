import { row } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import { BODIES } from './meetings.js';
import { type RecordMeeting, recordMeeting } from './record-meeting.js';

export const meetingCommands = {
  RecordMeeting: row<RecordMeeting>({
    slice: 'meetings',
    ...{ zh: '会议记录', en: 'Record a meeting', route: 'POST /meetings' },
    by: (_book, { body }) => BODIES[body].recorders,
    approvedBy: (_book, { body }) => BODIES[body].chairs,
    counterpart: (_book, { chairId }) => chairId,
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    on: ({ heldOn }) => heldOn,
    ofNoPeriod: true,
    decide: recordMeeting,
  }),
};
