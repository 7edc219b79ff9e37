import type { RefusalCode } from './refusal-catalogue.js';

/** For `toThrow`: a rule said no with this code. */
export const refusal = (code: RefusalCode): Error => expect.objectContaining({ name: 'Refusal', code });

/** For `toThrow`: an invariant of the book stopped it. */
export const broken = (code: RefusalCode): Error => expect.objectContaining({ name: 'BrokenInvariant', code });
