import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen, SignedFen } from '#libs/kernel/fen.js';
import { rateText } from '#libs/kernel/rate.js';
import type { FeeTerms, LateFeeMethod } from '#libs/registry/fee-terms.js';
import type { DueLine, Move } from './due-line.js';

/** A due line in yuan. */
export function due(dueOn: string, yuan: number, n = 1): DueLine {
  return { n, dueOn: dueOn as IsoDate, principalFen: fenOf(yuan) as Fen };
}

/** What was paid on a day, in yuan; upon an instalment where one is named. */
export function paid(on: string, yuan: number, line?: number): Move {
  return moved(on, -yuan, line);
}

/** A payment of that day came back, in yuan. */
export function reversed(on: string, yuan: number): Move {
  return moved(on, yuan);
}

function moved(on: string, yuan: number, line?: number): Move {
  const move = { on: on as IsoDate, fen: fenOf(yuan) as SignedFen, periodId: on.slice(0, 7) as Month };
  return line === undefined ? move : { ...move, line };
}

const fenOf = (yuan: number) => Math.round(yuan * 100);

/** Terms of the decree, with another method or rate where said. */
export function terms(lateFeeMethod: LateFeeMethod = 'FULL_MONTHS', perMille = '2'): FeeTerms {
  return { payWithinDays: 30, lateFeePerMille: rateText(perMille), lateFeeMethod, recordingLagDays: 1 };
}
