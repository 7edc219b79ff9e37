import fc from 'fast-check';
import { checkPayouts } from '#libs/verify/payout-identity.js';
import { PayoutTown, payoutSteps } from './payout-steps.testing.js';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const RUNS = 150 * SCALE;
const TIME_LIMIT_MS = 60_000 * SCALE;

const histories = fc.array(payoutSteps, { minLength: 20, maxLength: 90, size: 'max' });

function live(steps: readonly Parameters<PayoutTown['happen']>[0][]): PayoutTown {
  const town = new PayoutTown();
  for (const step of steps) town.happen(step);
  return town;
}

describe('subsidies, whatever lists, results, repetitions and recoveries come in whatever order', () => {
  const holds = () => {
    const law = fc.property(histories, (steps) => {
      const { story, trial } = live(steps);
      checkPayouts(story.book, trial);
    });
    fc.assert(law, { numRuns: RUNS });
  };

  it('have every fen of a quota in exactly one place, and pay nobody twice for a month', holds, TIME_LIMIT_MS);

  // A history that never gets somewhere proves nothing there.
  it('were led everywhere by such histories', () => {
    const heard = new Set(fc.sample(histories, { seed: 2015, numRuns: 200 }).flatMap((steps) => [...live(steps).heard]));
    const paying = ['QuotaReceived', 'PayListPrepared', 'PayListApproved', 'LineCancelled', 'BatchSubmitted', 'LinesPaid', 'LinesReturned', 'LinePaymentsReversed', 'LineReissued'];
    const recovering = ['OverpaymentEstablished', 'OverpaymentRepaid', 'RecoveredFundsReturned', 'RecoveryWrittenOff'];
    const refusals = [
      'RATE_MISMATCH',
      'DUPLICATE_BENEFIT',
      'NOTICE_INCOMPLETE',
      'QUOTA_EXCEEDED',
      'NOT_ENTITLED',
      'NOTHING_TO_DO',
      'STATE_INVALID',
      'BANK_TOTAL_MISMATCH',
      'REISSUE_INVALID',
      'RECOVERY_EXCESS',
      'RECOVERY_INVALID',
    ];
    expect([...paying, ...recovering, ...refusals].filter((one) => !heard.has(one))).toEqual([]);
  });
});
