import { row } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import { HANDING_OVER, STANDING_BY } from './handovers.js';
import { type SignHandover, signHandover } from './sign-handover.js';

export const handoverCommands = {
  SignHandover: row<SignHandover>({
    slice: 'handovers',
    ...{ zh: '离任移交', en: 'Hand over cash, sheets and open matters to a successor', route: 'POST /officer-handovers' },
    by: HANDING_OVER,
    approvedBy: HANDING_OVER,
    counterpart: (_book, { toOfficerId }) => toOfficerId,
    witness: (_book, { supervisorId }) => ({ officerId: supervisorId, roles: STANDING_BY }),
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    subject: (_book, { unitId }) => ({ kind: 'unit', id: unitId }),
    decide: signHandover,
  }),
};
