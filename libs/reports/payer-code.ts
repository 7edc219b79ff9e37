import type { PartyId } from '#libs/kernel/ids.js';

const CODE_DIGITS = 8;

/**
 * The short code (代号) under which reports speak of a payer: the first eight hex digits of the random `partyId`, in capitals.
 * The same in every report of a book, and nothing about the person can be read from it. Two payers of a county could share one by
 * chance: every row names the decision too, and the annex pairs both with the name.
 */
export function payerCode(partyId: PartyId): string {
  return partyId.slice(0, CODE_DIGITS).toUpperCase();
}
