import {
  AccessDeniedError,
  type AppendExpectedRevision,
  BACKWARDS,
  END,
  type EventData,
  EventStoreDBClient,
  FORWARDS,
  type RecordedEvent,
  START,
  StreamDeletedError,
  type StreamMetadata,
  StreamNotFoundError,
  type StreamSubscription,
} from '@eventstore/db-client';
import { LogTruncated, LogUnreachable } from '../port.js';
import type { EventStoreAddress } from './address.js';

/** What a subscription reads ahead, in events; the server waits for whoever takes them. */
const READ_AHEAD_EVENTS = 500;
/** The first server with the calls that we need in the form in which we need them. */
const OLDEST_MAJOR = 22;
/** How long after its own deadline the client may take to say so. */
const DEADLINE_GRACE_MS = 1_000;
/** How long streams may take to end when the log closes. */
const CLOSE_TIMEOUT_MS = 500;
/** PERMISSION_DENIED and UNAUTHENTICATED of gRPC. */
const REFUSALS: readonly (number | undefined)[] = [7, 16];

/**
 * One connection, and every call in the form that avoids the client's faults (docs/decisions/0008): with credentials, so that an
 * append is the classic call and not one of the process-wide batches; to the leader, so that what was appended is read; ended by
 * a clock of our own, since the client's readings have none.
 */
export class Session {
  private readonly client: EventStoreDBClient;
  private readonly base: { readonly credentials: EventStoreAddress['credentials']; readonly requiresLeader: true };

  /** Connects with the first call. Throws LogUnreachable where the client cannot read the address or a certificate that it names. */
  constructor(
    readonly address: EventStoreAddress,
    private readonly callTimeoutMs: number,
  ) {
    this.base = { credentials: address.credentials, requiresLeader: true };
    try {
      this.client = EventStoreDBClient.connectionString(address.connectionString) as EventStoreDBClient;
      keepFailuresIn(this.client);
    } catch (error) {
      throw new LogUnreachable(`EventStoreDB at ${address.shown}: ${(error as Error).message}`, { cause: error });
    }
  }

  /** Throws LogUnreachable for a server that is too old, or cannot be asked. */
  async checkVersion(): Promise<void> {
    // The client asks for it and tells nobody.
    const asking = (this.client as unknown as { readonly capabilities: Promise<{ readonly serverVersion: string }> }).capabilities;
    const { serverVersion } = await this.within(asking);
    if (!(Number.parseInt(serverVersion, 10) >= OLDEST_MAJOR)) {
      throw new LogUnreachable(`EventStoreDB at ${this.address.shown} is of version ${serverVersion}; Mingzhang needs ${OLDEST_MAJOR}.10 or later`);
    }
  }

  /** Sends a batch once. Whatever it rejects with, but for WrongExpectedVersionError, says nothing of what became of the batch. */
  async append(stream: string, expectedRevision: AppendExpectedRevision, events: readonly EventData[]): Promise<void> {
    const appended = this.client.appendToStream(stream, [...events], { ...this.base, expectedRevision, deadline: this.callTimeoutMs });
    await withTimeout(appended, this.callTimeoutMs + DEADLINE_GRACE_MS);
  }

  /** At most `count` events from a revision on; none where the stream is not there. Rejects with LogUnreachable, LogTruncated. */
  read(stream: string, from: number, count: number): Promise<readonly RecordedEvent[]> {
    return this.reading(stream, { fromRevision: BigInt(from), direction: FORWARDS, maxCount: count });
  }

  /** The last event of a stream. Rejects with LogUnreachable, LogTruncated. */
  async last(stream: string): Promise<RecordedEvent | undefined> {
    const [last] = await this.reading(stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1 });
    return last;
  }

  /** What the stream is set to. Rejects with LogUnreachable. */
  async metadata(stream: string): Promise<StreamMetadata> {
    const { metadata } = await this.within(this.client.getStreamMetadata(stream, this.base));
    return metadata ?? {};
  }

  async setMetadata(stream: string, metadata: StreamMetadata): Promise<void> {
    await this.within(this.client.setStreamMetadata(stream, metadata, { ...this.base, deadline: this.callTimeoutMs }));
  }

  /** From an event on, and what comes later; emits one `error` when the connection ends, and then nothing more. */
  subscribe(stream: string, from: number): StreamSubscription {
    const fromRevision = from === 0 ? START : BigInt(from - 1);
    return this.client.subscribeToStream(stream, { ...this.base, fromRevision }, { highWaterMark: READ_AHEAD_EVENTS });
  }

  /** A connection of its own to the same server. */
  another(): Session {
    return new Session(this.address, this.callTimeoutMs);
  }

  /** The client waits for the end of every stream, even of one whose connection is gone and which never ends. */
  async close(): Promise<void> {
    await withTimeout(this.client.dispose(), CLOSE_TIMEOUT_MS).catch(() => {});
  }

  private async reading(stream: string, options: Parameters<EventStoreDBClient['readStream']>[1]): Promise<readonly RecordedEvent[]> {
    const reading = this.client.readStream(stream, { ...this.base, ...options });
    const takeAll = async () => {
      const events: RecordedEvent[] = [];
      for await (const { event } of reading) if (event !== undefined) events.push(event);
      return events;
    };
    try {
      return await this.within(takeAll());
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      reading.cancel().catch(() => {});
      reading.destroy();
      throw error;
    }
  }

  /** What an answer is worth: within the time of a call, and in the words of the port. */
  private async within<T>(answer: Promise<T>): Promise<T> {
    try {
      return await withTimeout(answer, this.callTimeoutMs);
    } catch (error) {
      throw error instanceof StreamNotFoundError ? error : this.worded(error as Error);
    }
  }

  private worded(cause: Error): Error {
    const { shown } = this.address;
    if (cause instanceof StreamDeletedError) return new LogTruncated(`the stream ${cause.streamName} was deleted on ${shown} for good`, { cause });
    if (isRefusal(cause)) return new LogUnreachable(`EventStoreDB at ${shown} refuses this user or password: ${cause.message}`, { cause });
    return new LogUnreachable(`EventStoreDB at ${shown} cannot be reached: ${cause.message}`, { cause });
  }
}

/** The client looks after a broken connection in a promise that nobody holds: what fails there would end the process. */
function keepFailuresIn(client: EventStoreDBClient): void {
  const inner = client as unknown as { handleError(broken: unknown, error: Error): Promise<void> };
  const { handleError } = inner;
  inner.handleError = (broken, error) => handleError(broken, error).catch(() => {});
}

async function withTimeout<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: timeout, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The question for the version comes back with the raw status. */
function isRefusal(cause: Error): boolean {
  return cause instanceof AccessDeniedError || REFUSALS.includes((cause as { readonly code?: number }).code);
}
