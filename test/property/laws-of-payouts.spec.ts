import fc from 'fast-check';
import { checkPayouts } from '#libs/verify/payout-identity.js';
import { PayoutTown, payoutSteps } from './payout-steps.testing.js';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const RUNS = 150 * SCALE;
const TIME_LIMIT_MS = 60_000 * SCALE;

/** Everything that was answered, over all runs: a history that never gets somewhere proves nothing there. */
const heard = new Set<string>();

describe('subsidies, whatever lists, results, repetitions and recoveries come in whatever order', () => {
  const holds = () => {
    const law = fc.property(fc.array(payoutSteps, { minLength: 20, maxLength: 90, size: 'max' }), (steps) => {
      const town = new PayoutTown();
      for (const step of steps) town.happen(step);
      checkPayouts(town.story.book, town.trial);
      for (const answer of town.heard) heard.add(answer);
    });
    fc.assert(law, { numRuns: RUNS });
  };

  it('have every fen of a quota in exactly one place, and pay nobody twice for a month', holds, TIME_LIMIT_MS);

  it('were led everywhere by these histories', () => {
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
    expect([...heard]).toEqual(expect.arrayContaining([...paying, ...recovering, ...refusals]));
  });
});
