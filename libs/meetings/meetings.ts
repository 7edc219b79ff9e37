import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { MeetingId, OfficerId, TextRef, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { Role, UnitLevel } from '#libs/registry/roles.js';

interface BodyRow {
  readonly zh: string;
  readonly en: string;
  readonly level: UnitLevel;
  /** Who keeps its minutes, and who leads it: two persons, whose posts are at its unit or above. */
  readonly recorders: readonly Role[];
  readonly chairs: readonly Role[];
}

/** The bodies that decide together (domain rules 1, S30 and S31). */
export const BODIES = {
  COUNTY_PANEL: { zh: '县级集体审议', en: 'county panel', level: 'COUNTY', recorders: ['COUNTY_FINANCE', 'COUNTY_VERIFIER', 'HANDLER'], chairs: ['COUNTY_APPROVER'] },
  TOWNSHIP_MEETING: { zh: '镇集体研究', en: 'township meeting', level: 'TOWNSHIP', recorders: ['ACCOUNTANT', 'REVIEWER', 'ENROLLER'], chairs: ['UNIT_HEAD'] },
  VILLAGE_MEETING: { zh: '村民代表会议', en: 'village meeting', level: 'VILLAGE', recorders: ['ENROLLER'], chairs: ['SUPERVISOR'] },
  ASSOCIATION_COUNCIL: { zh: '协会理事会', en: 'council of the association', level: 'TOWNSHIP', recorders: ['ENROLLER', 'ACCOUNTANT'], chairs: ['UNIT_HEAD'] },
  ASSOCIATION_CONGRESS: { zh: '协会会员代表大会', en: 'congress of the association', level: 'TOWNSHIP', recorders: ['ENROLLER', 'ACCOUNTANT'], chairs: ['UNIT_HEAD'] },
} as const satisfies Record<string, BodyRow>;
export type Body = keyof typeof BODIES;
export const BODY_NAMES = Object.keys(BODIES) as Body[];

/** By ballot, by hands, by applause (鼓掌通过): the last counts nobody. */
export const VOTING_METHODS = ['BALLOT', 'HANDS', 'ACCLAMATION'] as const;
export type VotingMethod = (typeof VOTING_METHODS)[number];

/** What a meeting voted on, and how. What it says is a text in the vault. */
export interface Motion {
  readonly n: number;
  readonly textRef: TextRef;
  readonly decidesMoney: boolean;
  readonly method: VotingMethod;
  readonly forCount: number;
  readonly againstCount: number;
  readonly abstainCount: number;
  /** Present and not voting, since it is about them. */
  readonly recused: readonly OfficerId[];
}

/** Its minutes as they were signed; the day it was held is the day of the event. */
export interface MeetingHeld {
  readonly meetingId: MeetingId;
  readonly body: Body;
  readonly chairId: OfficerId;
  readonly recorderId: OfficerId;
  /** How many may come and vote, and how many came. */
  readonly eligible: number;
  readonly present: number;
  readonly motions: readonly Motion[];
}

export type MeetingEvent = { type: 'MeetingRecorded'; data: MeetingHeld };

export interface Meeting extends MeetingHeld {
  readonly seq: number;
  readonly unitId: UnitId;
  readonly heldOn: IsoDate;
}

export class Meetings {
  readonly meetings: Table<MeetingId, Meeting>;

  constructor(undo: UndoLog) {
    this.meetings = new Table('meeting', undo);
  }
}

export function evolveMeetings({ meetings }: Meetings, { seq, unitId, occurredOn, data }: Recorded<MeetingEvent>): void {
  meetings.put(data.meetingId, { ...data, seq, unitId, heldOn: occurredOn });
}
