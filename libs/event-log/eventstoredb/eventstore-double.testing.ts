import type { AppendReq, AppendResp, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { Server, ServerReadableStream, ServerUnaryCall, ServerWritableStream, StatusObject, sendUnaryData } from '@grpc/grpc-js';
import { DoubleStreams, type Outcome } from './double-streams.testing.js';
import {
  type AppendOrder,
  appendAnswer,
  appendOrder,
  confirmationAnswer,
  eventAnswer,
  featuresAnswer,
  GossipService,
  gossipAnswer,
  grpc,
  notFoundAnswer,
  type ReadResp,
  readOrder,
  ServerFeaturesService,
  StreamsService,
} from './double-wire.testing.js';

/** One append on the server, in the hands of a fault. */
export interface AppendUnderWay {
  readonly order: AppendOrder;
  store(): Outcome;
  answer(outcome: Outcome): void;
  refuse(status: Partial<StatusObject>): void;
}

export type Fault = (append: AppendUnderWay, server: EventStoreDouble) => void;

/** What can go wrong with one append. */
export const FAULTS = {
  'its answer is lost': ({ store }, server) => {
    store();
    server.dropConnections();
  },
  'it is lost on its way': (_, server) => server.dropConnections(),
  'its answer comes after the deadline': ({ store }) => void store(),
  'it is never taken up': () => {},
  'the node is not the leader': ({ refuse }, server) => refuse(server.notLeader()),
  'the server stores it and reports a timeout': ({ store, refuse }) => {
    store();
    refuse({ code: grpc.status.ABORTED, details: 'Operation timed out' });
  },
} satisfies Record<string, Fault>;

/**
 * A server that speaks the EventStoreDB protocol over the client's own stubs, and misbehaves when told to. It keeps what it stored
 * through every stop and start, on the same port.
 */
export class EventStoreDouble {
  readonly streams = new DoubleStreams();
  version = '24.10.0';
  /** Refuses everybody, as a server does that does not know the password. */
  refusesAll = false;
  /** How often each call came. */
  readonly calls = { append: 0, batchAppend: 0, read: 0 };
  private readonly faults: Fault[] = [];
  private server: Server | undefined;

  private constructor(private port: number) {}

  static async start(): Promise<EventStoreDouble> {
    const double = new EventStoreDouble(0);
    await double.start();
    return double;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** As a cluster that is asked for its leader; nobody listens at the first address. */
  get clusterUrls(): readonly string[] {
    const options = 'tls=false&maxDiscoverAttempts=2&discoveryInterval=20';
    return [`esdb://127.0.0.1:9,127.0.0.1:${this.port}?${options}`, `esdb+discover://127.0.0.1:${this.port}?${options}`];
  }

  /** Each fault falls on one append to a book, in order. */
  failNext(...faults: Fault[]): void {
    this.faults.push(...faults);
  }

  /** How many have been asked for and have not come yet. */
  get faultsAhead(): number {
    return this.faults.length;
  }

  /** Whatever was asked for and has not come yet will not come. */
  forgetFaults(): void {
    this.faults.length = 0;
  }

  async start(): Promise<void> {
    this.server ??= this.serve();
    const { server } = this;
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, grpc.ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
    });
  }

  /** As a process that is killed: every connection ends at once. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  /** Ends every connection; the next one finds the server there again. */
  dropConnections(): void {
    this.stop();
    void this.start();
  }

  notLeader(): Partial<StatusObject> {
    const metadata = new grpc.Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', '127.0.0.1');
    metadata.set('leader-endpoint-port', String(this.port));
    return { code: grpc.status.NOT_FOUND, details: 'Leader info available', metadata };
  }

  private serve(): Server {
    const server = new grpc.Server();
    server.addService(ServerFeaturesService as never, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<unknown>) => (this.refusesAll ? answer(DENIED) : answer(null, featuresAnswer(this.version))),
    });
    server.addService(GossipService as never, { read: (_call: unknown, answer: sendUnaryData<unknown>) => answer(null, gossipAnswer(this.port)) });
    server.addService(StreamsService as never, {
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) => this.takeAppend(call, answer),
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => this.takeRead(call),
      batchAppend: (call: ServerUnaryCall<unknown, unknown>) => {
        this.calls.batchAppend += 1;
        call.emit('error', { code: grpc.status.UNIMPLEMENTED, details: 'nobody should come this way' });
      },
    });
    return server;
  }

  private takeAppend(call: ServerReadableStream<AppendReq, AppendResp>, reply: sendUnaryData<AppendResp>): void {
    this.calls.append += 1;
    const requests: AppendReq[] = [];
    call.on('error', () => {});
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      if (call.cancelled) return;
      const order = appendOrder(requests);
      const append: AppendUnderWay = {
        order,
        store: () => this.streams.append(order.stream, order.expected, order.proposed),
        answer: (outcome) => reply(null, appendAnswer(outcome)),
        refuse: (status) => reply(status),
      };
      this.carryOut(append);
    });
  }

  private carryOut(append: AppendUnderWay): void {
    if (this.refusesAll) return append.refuse(DENIED);
    const fault = append.order.stream.includes('-') && !append.order.stream.startsWith('$$') ? this.faults.shift() : undefined;
    if (fault === undefined) append.answer(append.store());
    else fault(append, this);
  }

  private takeRead(call: ServerWritableStream<ReadReq, ReadResp>): void {
    this.calls.read += 1;
    call.on('error', () => {});
    const options = call.request.getOptions();
    if (options === undefined || this.refusesAll) return void call.emit('error', DENIED);
    const { stream, from, backwards, count, live } = readOrder(options);
    if (this.streams.tombstones.has(stream)) return void call.emit('error', deleted(stream));
    if (live) return this.follow(call, stream, from === 'end' ? this.streams.all(stream).length : from);

    const asked = backwards ? this.streams.lastVisible(stream, count) : this.streams.visible(stream, from === 'end' ? undefined : from, count);
    if (asked.length === 0 && this.streams.visible(stream, 0, 1).length === 0) call.write(notFoundAnswer(stream));
    for (const event of asked) call.write(eventAnswer(event));
    call.end();
  }

  private follow(call: ServerWritableStream<ReadReq, ReadResp>, stream: string, from: number): void {
    let next = from;
    const bring = () => {
      for (const event of this.streams.visible(stream, next)) {
        call.write(eventAnswer(event));
        next = event.revision + 1;
      }
    };
    call.write(confirmationAnswer());
    bring();
    const leave = this.streams.onAppend(bring);
    call.on('cancelled', leave).on('close', leave);
  }
}

const DENIED = { code: grpc.status.UNAUTHENTICATED, details: 'not authenticated' };

function deleted(stream: string): Partial<StatusObject> {
  const metadata = new grpc.Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  return { code: grpc.status.FAILED_PRECONDITION, details: 'Event stream is deleted', metadata };
}
