import { Logger } from '@nestjs/common';
import { Refusal } from '#libs/kernel/refusal.js';
import { faultText } from '../house/fault-text.js';

const logger = new Logger('Fault');

/** Logs a fault under a new number, by which an administrator finds it, and answers INTERNAL{faultId} in its place. */
export function reportFault(error: unknown): Refusal {
  const faultId = crypto.randomUUID();
  logger.error(`${faultId} ${faultText(error)}`);
  return new Refusal('INTERNAL', { faultId });
}
