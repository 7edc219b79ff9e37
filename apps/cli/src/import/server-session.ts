/** What a server said no to, as its problem document words it. */
export class ServerRefused extends Error {
  override name = 'ServerRefused';

  constructor(
    readonly status: number,
    readonly problem: { readonly code: string; readonly title: string; readonly facts: Readonly<Record<string, unknown>> },
  ) {
    super(`${problem.code}: ${problem.title}`);
  }
}

export interface Login {
  readonly server: string;
  readonly book: string;
  readonly login: string;
  readonly password: string;
}

/** An officer's session with a running server. */
export class ServerSession {
  private constructor(
    private readonly server: string,
    private readonly token: string,
  ) {}

  /** Rejects with ServerRefused, or with what fetch says of a server that is not there. */
  static async begin({ server, ...credentials }: Login): Promise<ServerSession> {
    const { token } = await answerOf<{ token: string }>(await fetch(`${server}/api/sessions`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(credentials) }));
    return new ServerSession(server, token);
  }

  get<T>(path: string): Promise<T> {
    return this.ask(path, {});
  }

  /** Files a command under a key of its own. */
  post<T>(path: string, body: object, key: string): Promise<T> {
    return this.ask(path, { method: 'POST', headers: { ...JSON_BODY, 'Idempotency-Key': key }, body: JSON.stringify(body) });
  }

  upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return this.ask(path, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: bytes });
  }

  async end(): Promise<void> {
    await fetch(`${this.server}/api/sessions/current`, { method: 'DELETE', headers: this.bearer });
  }

  private async ask<T>(path: string, request: RequestInit): Promise<T> {
    return answerOf(await fetch(`${this.server}/api${path}`, { ...request, headers: { ...request.headers, ...this.bearer } }));
  }

  private get bearer() {
    return { Authorization: `Bearer ${this.token}` };
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' };

async function answerOf<T>(response: Response): Promise<T> {
  const body = await response.json();
  if (!response.ok) throw new ServerRefused(response.status, body as ServerRefused['problem']);
  return body as T;
}
