import type { EventType, RecordedEvent } from '#libs/book/events.js';
import { fromStored } from '#libs/book/stored-document.js';
import type { EventLog } from '#libs/event-log/port.js';
import { CHART } from '#libs/journal/chart.js';
import { journalOf, type PostedLine } from '#libs/journal/posting-rules.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { ENTRY_TITLES } from './entry-titles.js';

const COMMODITY = '元';

/**
 * The whole journal of a book as text that hledger reads (hledger.org, journal format), entry by entry: the day on which it happened,
 * the seq as its code, the month posted into as a tag; amounts in yuan, debit positive. Stops with LOG_BROKEN, JOURNAL_UNBALANCED.
 */
export async function* hledgerJournal(log: EventLog, code: BookCode): AsyncGenerator<string> {
  for await (const chunk of log.read(code, 0)) {
    yield chunk
      .map(fromStored)
      .map((event) => (event.type === 'BookOpened' ? heading(event.data) : entryOf(event)))
      .join('');
  }
}

/** An event as an entry; nothing, where it moves no money. */
function entryOf(event: RecordedEvent): string {
  const lines = journalOf(event);
  if (lines.length === 0) return '';
  const { occurredOn, seq, type, periodId } = event;
  return `\n${occurredOn} (${seq}) ${titleOf(type)}  ; period:${periodId}\n${lines.map(posting).join('')}`;
}

/** Two blanks end an account's name; a single one is part of it. */
function posting(line: PostedLine): string {
  return `    ${accountOf(line)}  ${yuanText(line.fen)} ${COMMODITY}\n`;
}

/** Unit, account, and whose: `LJ:1212 应收社会抚养费:L17`. */
export function accountOf({ unitId, account, levyId, officerId }: Omit<PostedLine, 'fen'>): string {
  const whose = levyId ?? officerId;
  return `${unitId}:${account} ${CHART[account].zh}${whose === undefined ? '' : `:${whose}`}`;
}

function titleOf(type: EventType): string {
  return ENTRY_TITLES[type] ?? type;
}

function heading({ countyCode, nameZh, demo }: { readonly countyCode: string; readonly nameZh: string; readonly demo: boolean }): string {
  return `; 明账 Mingzhang ${countyCode} ${nameZh}${demo ? '（演示 demo）' : ''}\ncommodity 1000.00 ${COMMODITY}\n`;
}
