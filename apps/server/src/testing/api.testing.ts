import type { Server } from 'node:http';
import supertest from 'supertest';

let keys = 0;

/** A key that no request has had yet. */
export function freshKey(): string {
  return `spec-key-${String(keys++).padStart(12, '0')}`;
}

/** The API as an officer uses it: with his session, and a key for every act. */
export class Api {
  constructor(
    private readonly server: Server,
    readonly token: string,
  ) {}

  get(path: string): supertest.Test {
    return supertest(this.server).get(`/api${path}`).auth(this.token, { type: 'bearer' });
  }

  delete(path: string): supertest.Test {
    return supertest(this.server).delete(`/api${path}`).auth(this.token, { type: 'bearer' });
  }

  post(path: string, body: object = {}, key = freshKey()): supertest.Test {
    return this.postWithoutKey(path, body).set('Idempotency-Key', key);
  }

  postWithoutKey(path: string, body: object = {}): supertest.Test {
    return supertest(this.server).post(`/api${path}`).auth(this.token, { type: 'bearer' }).send(body);
  }

  /** A body as it is, whatever it is. */
  postText(path: string, text: string, type: string): supertest.Test {
    const request = supertest(this.server).post(`/api${path}`).auth(this.token, { type: 'bearer' }).set('Idempotency-Key', freshKey());
    return request.set('Content-Type', type).send(text);
  }

  /** A file as a body of bytes. */
  postBytes(path: string, bytes: Buffer): supertest.Test {
    return supertest(this.server).post(`/api${path}`).auth(this.token, { type: 'bearer' }).set('Content-Type', 'application/octet-stream').send(bytes);
  }

  /** Approves a proposal as he finds it in the answer that made it. */
  approve(made: { readonly body: { readonly events: readonly { readonly data: { readonly proposalId?: string; readonly effectHash?: string } }[] } }): supertest.Test {
    const { proposalId, effectHash } = made.body.events[0]?.data ?? {};
    return this.post(`/proposals/${proposalId}/approval`, { effectHash });
  }
}
