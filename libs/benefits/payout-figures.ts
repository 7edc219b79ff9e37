import { type Fen, sum } from '#libs/kernel/fen.js';
import type { PayListId } from '#libs/kernel/ids.js';
import type { PayLine, PayList } from './pay-lists.js';
import type { Payouts } from './payouts.js';
import type { Recovery } from './recoveries.js';

/** Some people and what they come to; fen. */
export interface PeopleAndSum {
  readonly people: number;
  readonly fen: Fen;
}

/** One line of 发放结果公开 (domain rules 4.3): what was to be paid, and what became of it. */
export interface PayoutFigures {
  /** 应发: every line that was not cancelled, once, however often it had to be sent. */
  readonly due: PeopleAndSum;
  /** 成功, as the bank paid it. */
  readonly paid: PeopleAndSum;
  /** 补发: of these, in place of lines that had come back. */
  readonly reissued: PeopleAndSum;
  /** 遗属: of these, to heirs. */
  readonly toHeirs: PeopleAndSum;
  /** 退回, by times: every line that came back and was not paid after all. */
  readonly returned: { readonly times: number; readonly fen: Fen };
  /** 停发: people with a cancelled line. */
  readonly stoppedPeople: number;
  /** 追回: what was found not to be due and has been given back. */
  readonly recoveredFen: Fen;
}

/** The figures of lists together, such as a half-year's list and its supplementary one. */
export function payoutFigures(payouts: Payouts, lists: readonly PayList[]): PayoutFigures {
  const lines = lists.flatMap((list) => [...payouts.linesIn(list)]);
  const paid = lines.filter(({ state }) => state === 'PAID');
  const returned = lines.filter(({ returnedOn }) => returnedOn !== undefined);
  return {
    due: together(lines.filter(({ state, replaces }) => state !== 'CANCELLED' && replaces === undefined)),
    paid: together(paid),
    reissued: together(paid.filter(({ replaces }) => replaces !== undefined)),
    toHeirs: together(paid.filter(({ toHeir }) => toHeir === true)),
    returned: { times: returned.length, fen: sum(...returned.map(({ fen }) => fen)) },
    stoppedPeople: together(lines.filter(({ state }) => state === 'CANCELLED')).people,
    recoveredFen: recoveredOf(payouts, new Set(lists.map(({ listId }) => listId))),
  };
}

function together(lines: readonly PayLine[]): PeopleAndSum {
  return { people: new Set(lines.map(({ beneficiaryId }) => beneficiaryId)).size, fen: sum(...lines.map(({ fen }) => fen)) };
}

function recoveredOf({ recoveries }: Payouts, lists: ReadonlySet<PayListId>): Fen {
  const isOfLists = ({ lines }: Recovery) => lines.some(({ listId }) => lists.has(listId));
  return sum(...[...recoveries.values()].filter(isOfLists).map(({ repaidFen }) => repaidFen));
}
