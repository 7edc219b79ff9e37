import type { CellAsked } from '#libs/reports/walk-cell.js';

/** Under which fields of an event a thing stands that has a history of its own. */
const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  ...{ levyId: 'levy', fromLevyId: 'levy', toLevyId: 'levy', paymentId: 'payment', sourceId: 'payment', remittanceId: 'remittance', bookId: 'receipt book' },
  ...{ obligationId: 'obligation', caseId: 'reduction case', entryId: 'accountability entry', entryIds: 'accountability entry', refundId: 'refund' },
  ...{ verificationId: 'verification', packId: 'report pack', enrolId: 'enrolment', listId: 'pay list', batchId: 'payment batch', recoveryId: 'recovery' },
  ...{ proposalId: 'proposal', importId: 'import', meetingId: 'meeting', clueId: 'clue', orderId: 'recovery order', policyId: 'policy' },
};
const OFFICER_FIELDS = /^(officerId|officerIds|.*Officer|.*OfficerId|cashierId|inspectorId|chairId|keeperId|headId|accountantId|requestedBy|approvedBy)$/;

/** Where the value of a field leads; undefined for what is no thing of its own. */
export function hrefOfField(field: string, value: string): string | undefined {
  const kind = OFFICER_FIELDS.test(field) ? 'officer' : KIND_OF_FIELD[field];
  return kind === undefined ? undefined : hrefOfEntity({ kind, id: value });
}

export function hrefOfEntity({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `/walk/entities/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
}

export function hrefOfEvent(seq: number): string {
  return `/walk/events/${seq}`;
}

export function hrefOfLines(query: Readonly<Record<string, string | number | undefined>>): string {
  return `/walk/lines?${queryOf(query)}`;
}

export function hrefOfCell(month: Readonly<Record<string, string | number | undefined>>, { form, row, column }: CellAsked): string {
  return `/walk/cells?${queryOf({ ...month, form, row, column })}`;
}

export function queryOf(fields: Readonly<Record<string, string | number | undefined>>): string {
  const named = Object.entries(fields).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return new URLSearchParams(named.map(([key, value]): [string, string] => [key, String(value)])).toString();
}
