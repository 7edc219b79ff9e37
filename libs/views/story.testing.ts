import fc from 'fast-check';
import type { RecordedEvent } from '#libs/book/events.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { addDays, type IsoDate, monthOf } from '#libs/kernel/dates.js';
import { LEVY_NAMES, Ledger, type LevyName } from './ledger.testing.js';

type Step =
  | {
      readonly act: 'pay';
      readonly levy: LevyName;
      readonly percent: number;
      readonly lateFeeFen: number;
      readonly excessFen: number;
      readonly daysAgo: number;
      readonly inCash: boolean;
    }
  | { readonly act: 'reverse'; readonly which: number }
  | { readonly act: 'spoil' }
  | { readonly act: 'send' }
  | { readonly act: 'bounce'; readonly which: number }
  | { readonly act: 'wait'; readonly days: number };

const paying = fc.record({
  act: fc.constant('pay' as const),
  levy: fc.constantFrom(...LEVY_NAMES),
  percent: fc.integer({ min: 1, max: 100 }),
  lateFeeFen: fc.nat({ max: 99 }),
  excessFen: fc.nat({ max: 99 }),
  daysAgo: fc.nat({ max: 30 }),
  inCash: fc.boolean(),
});

/** What may happen in a township: payments, some typed in late, some taken back, spoilt sheets, remittances of what lies in the transit account, some of which bounce, days that pass. */
export const stories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: paying },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('reverse' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('spoil' as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('send' as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('bounce' as const), which: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  ),
  { maxLength: 25 },
);

const FIRST_DAY = '2015-03-02' as IsoDate;

/** A ledger in which it has happened. */
export async function toldInLedger(story: readonly Step[]): Promise<Ledger> {
  const ledger = await Ledger.open(new MemoryLog());
  const payments: RecordedEvent[] = [];
  const remittances: RecordedEvent[] = [];
  let day = FIRST_DAY;
  for (const step of story) {
    if (step.act === 'wait') {
      day = addDays(day, step.days);
      ledger.on(day);
    }
    if (step.act === 'spoil') await ledger.spoil();
    if (step.act === 'send') remittances.push(...(await ledger.send(payments.filter(isInTransit))));
    // Money that was sent is not taken back; what bounced is not sent again.
    if (step.act === 'send') payments.splice(0, payments.length, ...payments.filter((payment) => !isInTransit(payment)));
    if (step.act === 'bounce' && remittances.length > 0) await ledger.bounce(remittances.splice(step.which % remittances.length, 1)[0] as RecordedEvent);
    if (step.act === 'reverse' && payments.length > 0) await ledger.reverse(payments.splice(step.which % payments.length, 1)[0] as RecordedEvent);
    if (step.act === 'pay') payments.push(...(await ledger.pay(paymentOf(ledger, step, day))));
  }
  return ledger;
}

function isInTransit(event: RecordedEvent): boolean {
  return event.type === 'LevyPaymentCollected' && event.data.channel === 'TRANSIT_TRANSFER';
}

function paymentOf(ledger: Ledger, { levy, percent, lateFeeFen, excessFen, daysAgo, inCash }: Extract<Step, { act: 'pay' }>, day: IsoDate) {
  const meant = addDays(day, -daysAgo);
  const on = meant < FIRST_DAY ? FIRST_DAY : meant;
  const principalFen = Math.floor((ledger.owed(levy, monthOf(on)) * percent) / 100);
  return { levy, principalFen, lateFeeFen: lateFeeFen + 1, excessFen, on, inCash };
}
