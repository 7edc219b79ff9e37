/** A text that only one kind of thing may hold. The compiler keeps a levy's id out of a payment's place. */
type Named<Kind extends string> = string & { readonly __kind: Kind };

/** A county's book, named by the county's area code. */
export type BookCode = Named<'book code'>;

// Chosen by the county: short codes such as 'LJ', 'O-03', 'ACC-01'.
export type UnitId = Named<'unit'>;
export type OfficerId = Named<'officer'>;
export type AccountId = Named<'bank account'>;
export type PolicyId = Named<'policy'>;

// Made by the book: UUIDs.
export type AssignmentId = Named<'role assignment'>;
export type ExemptionId = Named<'sod exemption'>;
export type ReceiptBookId = Named<'receipt book'>;
export type LevyId = Named<'levy'>;
export type PaymentId = Named<'payment'>;
export type RemittanceId = Named<'remittance'>;
export type RefundId = Named<'refund'>;
export type VerificationId = Named<'verification'>;
export type EnrolId = Named<'enrolment'>;
export type CaseId = Named<'reduction case'>;
/** What an officer owes: a shortage, or money that he took off the books. */
export type ObligationId = Named<'obligation'>;
export type EntryId = Named<'accountability entry'>;
export type PackId = Named<'report pack'>;
export type PayListId = Named<'pay list'>;
export type BatchId = Named<'payment batch'>;
export type RecoveryId = Named<'recovery'>;
export type NoticeId = Named<'notice'>;
export type ObjectionId = Named<'objection'>;
export type ProposalId = Named<'proposal'>;
export type ImportId = Named<'import'>;
export type CommandId = Named<'command'>;
export type MeetingId = Named<'meeting'>;
export type ClueId = Named<'clue'>;
export type OrderId = Named<'recovery order'>;
export type AccessId = Named<'audit access'>;

/** A person or household in the vault. Random; nothing about the person can be read from it. */
export type PartyId = Named<'party'>;
/** A bank account of a person in the vault. Random, one for each distinct account. */
export type AccountToken = Named<'payee account'>;

/** A text in the vault. Random. */
export type TextId = Named<'vault text'>;

/**
 * What an event says of a text: where it is, and an HMAC by which nobody can put another in its place. The HMAC's key
 * goes with the text's own, so that after an erasure no guess can be checked against the event.
 */
export interface TextRef {
  readonly vaultId: TextId;
  readonly hmac: Sha256Hex;
}

/** The number of an official document, such as 安社征决字〔2015〕17号. */
export type DocNo = Named<'document number'>;
/** An official title: of a unit, a fee, a scheme. Never a person's name. */
export type TitleZh = Named<'official title'>;
/** A short code from a list that a county keeps, such as a receipt type. */
export type Code = Named<'code'>;
/** A digest, 64 lower-case hex digits. */
export type Sha256Hex = Named<'sha256'>;
/** 16 random bytes in hex: keeps a leaf from being guessed from its content. */
export type Salt = Named<'salt'>;

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DOC_NO = /^[\p{Script=Han}A-Za-z0-9〔〕（）()[\]第号字,，、._/-]{1,60}$/u;
const TITLE = /^[\p{Script=Han}A-Za-z0-9〔〕（）()《》、·“”"' .,，:：/-]{1,80}$/u;
/** A mobile number, or the fifteen to nineteen digits of an identity number or an account, however they are set apart: none belongs in an event. */
const PERSONAL_DIGITS = /(?<!\d)1[3-9]\d{9}(?!\d)|\d{15}/;
const SEPARATORS = /[-._/ ()（）]/g;
const hasPersonalDigits = (text: string) => PERSONAL_DIGITS.test(text.replace(SEPARATORS, ''));

/** True for a short code that a county may choose for a unit, an officer or an account. */
export function isCode(text: unknown): text is Code {
  return typeof text === 'string' && CODE.test(text) && !hasPersonalDigits(text);
}

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** True for the number of a document: it has a digit, as a sentence has none. */
export function isDocNo(text: unknown): text is DocNo {
  return typeof text === 'string' && DOC_NO.test(text) && /\d/.test(text) && isStorable(text);
}

export function isTitle(text: unknown): text is TitleZh {
  return typeof text === 'string' && TITLE.test(text) && isStorable(text);
}

/** Some Han characters (U+F900 to U+FAD9) have another normal form: told here, not when the event is to be stored. */
function isStorable(text: string): boolean {
  return !hasPersonalDigits(text) && text.normalize('NFC') === text;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Forms the UUID of version 8 (RFC 9562) from the first 16 bytes of a digest. */
export function uuidFromDigest(digest: Uint8Array): string {
  let hex = '';
  for (let at = 0; at < 16; at++) hex += HEX[at === 6 ? ((digest[6] as number) & 0x0f) | 0x80 : at === 8 ? ((digest[8] as number) & 0x3f) | 0x80 : (digest[at] as number)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
