import { hash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** 32 random bytes in base64url, 43 characters: given out once, and kept as its hash only. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** SHA-256 of a token: what is random needs no slow hash. 32 bytes. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
