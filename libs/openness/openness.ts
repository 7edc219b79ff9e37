import type { NoticeId, ObjectionId, PayListId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { Notice } from './notices.js';
import { blocksLine, type Objection } from './objections.js';

/** What the public is shown, and what it says to that. */
export class Openness {
  readonly notices: Table<NoticeId, Notice>;
  readonly objections: Table<ObjectionId, Objection>;
  /** Objections to lines of a list. */
  readonly ofList: Table<PayListId, readonly ObjectionId[]>;

  constructor(undo: UndoLog) {
    this.notices = new Table('notice', undo);
    this.objections = new Table('objection', undo);
    this.ofList = new Table('objections to a list', undo);
  }

  /** The lines of a list that an objection keeps from being paid, each once. */
  blockedLines(listId: PayListId): readonly number[] {
    const objections = (this.ofList.get(listId) ?? []).map((objectionId) => this.objections.known(objectionId));
    return [...new Set(objections.filter(blocksLine).flatMap(({ no }) => (no === undefined ? [] : [no])))];
  }

  /** Objections to a notice, in the order in which they came. */
  objectionsTo(noticeId: NoticeId): readonly Objection[] {
    return [...this.objections.values()].filter((objection) => objection.noticeId === noticeId);
  }
}
