import { LogBroken, LogTruncated, LogUnreachable } from '#libs/event-log/port.js';
import { BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { VaultBroken, VaultBusy } from '#libs/vault/vault-faults.js';

/** Errors whose text the product wrote itself; a refusal's is its code. Any other text may quote what somebody typed, and stays out of the log. */
const OWN_ERRORS = [BrokenInvariant, Refusal, LogBroken, LogTruncated, LogUnreachable, VaultBroken, VaultBusy];

/** What may be written into a server's log of an error: its name and where it came from, its text only if it is ours. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const text = OWN_ERRORS.some((own) => error instanceof own) ? `: ${error.message}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${text}`, ...frames].join('\n');
}
