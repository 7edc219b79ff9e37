import { isUuid } from '#libs/kernel/ids.js';
import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, DOCUMENT_LIMIT_BYTES, READ_LIMIT_EVENTS, type StoredDocument } from './port.js';

/** Stops an append that no adapter takes, before anything is sent. Throws RangeError: the caller has a fault, not the log. */
export function checkAppend(expectedSeq: number, documents: readonly StoredDocument[]): void {
  checkSeq(expectedSeq);
  if (documents.length === 0) throw new RangeError('an append without documents');
  if (documents.length > APPEND_LIMIT_EVENTS) {
    throw new RangeError(`an append of ${documents.length} documents, the limit is ${APPEND_LIMIT_EVENTS}`);
  }
  let totalBytes = 0;
  for (const { id, bytes } of documents) {
    if (!isUuid(id)) throw new RangeError(`not an event id: ${id}`);
    if (bytes.length > DOCUMENT_LIMIT_BYTES) {
      throw new RangeError(`document ${id} has ${bytes.length} bytes, the limit is ${DOCUMENT_LIMIT_BYTES}`);
    }
    totalBytes += bytes.length;
  }
  if (totalBytes > APPEND_LIMIT_BYTES) {
    throw new RangeError(`an append of ${totalBytes} bytes, the limit is ${APPEND_LIMIT_BYTES}`);
  }
}

/** Stops a reading of single events that asks for too many, or for what cannot be a seq. Throws RangeError. */
export function checkSeqs(seqs: readonly number[]): void {
  if (seqs.length > READ_LIMIT_EVENTS) {
    throw new RangeError(`${seqs.length} events asked for at once, the limit is ${READ_LIMIT_EVENTS}`);
  }
  for (const seq of seqs) checkSeq(seq);
}

/** Stops at what cannot be a seq. Throws RangeError. */
export function checkSeq(seq: number): void {
  if (!Number.isSafeInteger(seq) || seq < 0) throw new RangeError(`not a seq: ${seq}`);
}
