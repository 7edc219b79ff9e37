import { BookClock } from '#libs/book/clock.js';
import { commandIdOf } from '#libs/book/command-id.js';
import { Desk } from '#libs/importing/desk.js';
import type { ListedPayer } from '#libs/importing/levy-lists.js';
import { laterBy, monthOf, startOfDay } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import { ROLES } from '#libs/registry/roles.js';
import type { House } from '../house/house.js';
import { figuresOf, withComputedReports } from '../reports/with-computed-reports.js';
import { ANHE, COUNTY_OFFICERS, officersOf, type SampleStory, TOWNSHIP, townshipOfficers, WORKED_MONTH } from './anhe-county.js';
import { loadSample } from './load-sample.js';
import type { SampleHouse } from './sample-room.js';
import { FIRST_KEY } from './set-up-county.js';

/** The sample county's logins are for everybody to know: they exist in a demo book only, on a loopback address only. */
export const SAMPLE_PASSWORD = 'anhe-demo-2015';

const HOUR_MS = 3_600_000;

/**
 * Opens the demo book of 安和县, or goes on where an earlier start was cut off, and gives its officers their logins.
 * False, and nothing is touched, where the log holds other books: then it is somebody's own.
 */
export async function openSample(house: House, folder: string, story: SampleStory = WORKED_MONTH): Promise<boolean> {
  const code = ANHE.code as BookCode;
  if (house.codes().some((kept) => kept !== code)) return false;
  if (!house.codes().includes(code)) await house.openBook(opening(code, story), laterBy(startOfDay(story.openedOn), 8 * HOUR_MS));
  else if (!(await isOurs(house, code))) return false;
  await loadSample(roomFor(house, code), folder, story);
  await giveLogins(house, code, story);
  return true;
}

/** Whether the book was begun by an earlier start: it holds nothing yet, or the sample's first act. */
function isOurs(house: House, code: BookCode): Promise<boolean> {
  const firstAct = commandIdOf(code, ANHE.appointer.officerId as OfficerId, FIRST_KEY);
  return house.bookkeeper(code).ask((book) => book.nextSeq === 1 || book.commands.get(firstAct) !== undefined);
}

/** What to try with it. */
export function sampleGreeting(): string {
  const logins = [...COUNTY_OFFICERS, ...townshipOfficers(TOWNSHIP)].map(({ login, role }) => `${login} ${ROLES[role].zh}`).join('、');
  const others =
    '  青山镇 qs-、白河乡 bh-、云岭乡 yl- 加同样的岗位 and the same posts (qs-collector, …)，另有 also -enroller 受理人、-notices 公开专员、-supervisor 监督委员会、-handler 异议办理';
  return `  演示 sample county ${ANHE.nameZh}, password ${SAMPLE_PASSWORD}\n  ${logins}\n${others}`;
}

function opening(code: BookCode, { openedOn }: SampleStory) {
  const { officerId, docNo } = ANHE.appointer;
  return {
    ...{ code, nameZh: ANHE.nameZh as TitleZh, demo: true, openedPeriod: monthOf(openedOn) },
    appointer: { officerId: officerId as OfficerId, docNo: docNo as DocNo },
  };
}

function roomFor(house: House, code: BookCode): SampleHouse {
  const bookkeeper = house.bookkeeper(code);
  const clock = house.clockOf(code);
  return {
    desk: new Desk(bookkeeper, code, (request) => withComputedReports(house, code, request)),
    figuresOf: (unitId, periodId) => figuresOf(house, code, { unitId, periodId }),
    moveTo: async (day) => {
      if (clock instanceof BookClock && clock.today < day) await house.turnTo(code, day);
    },
    registerPayer: ({ name, idNo }: ListedPayer) => house.vault.register(code, { name, idNo }).partyId,
    registerAccount: (accountNo, holderName, officerId) => house.vault.payeeAccounts.keep(code, { accountNo, holderName }, { officerId: officerId as OfficerId, at: house.now() }),
    keepText: (text) => house.vault.keepText(code, text),
    isDone: (officerId, key) => bookkeeper.ask((book) => book.commands.get(commandIdOf(code, officerId as OfficerId, key)) !== undefined),
    ask: (question) => bookkeeper.ask(question),
  };
}

/** Whoever has no password yet gets the sample's: an earlier start may have been cut off between an account and its password. */
async function giveLogins(house: House, code: BookCode, story: SampleStory): Promise<void> {
  const { identity } = house;
  for (const { officerId: id, login, role } of officersOf(story)) {
    const officerId = id as OfficerId;
    if (identity.hasPassword(code, officerId)) continue;
    const at = house.now();
    const account = { officerId, login, displayName: ROLES[role].zh, kind: role === 'BANK' ? 'MACHINE' : 'PERSON' } as const;
    const isThere = identity.displayName(code, officerId) !== undefined;
    const { enrolToken } = isThere ? identity.renewEnrolment(code, officerId, at) : identity.createAccount(code, account, at);
    await identity.enrol(enrolToken, SAMPLE_PASSWORD, at);
  }
}
