import { createRequire } from 'node:module';
import type { Expected, Outcome, Proposed, Recorded } from './double-streams.testing.js';

// The stubs and the transport are the client's own copies: messages of another copy would not be messages to it.
const ours = createRequire(import.meta.url);
const clients = createRequire(ours.resolve('@eventstore/db-client'));
const stub = (name: string) => ours(`@eventstore/db-client/generated/${name}`);

export const grpc = clients('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
export const { StreamsService } = stub('streams_grpc_pb') as typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
export const { ServerFeaturesService } = stub('serverfeatures_grpc_pb') as typeof import('@eventstore/db-client/generated/serverfeatures_grpc_pb.js');
export const { GossipService } = stub('gossip_grpc_pb') as typeof import('@eventstore/db-client/generated/gossip_grpc_pb.js');
const gossip = stub('gossip_pb') as typeof import('@eventstore/db-client/generated/gossip_pb.js');
const streams = stub('streams_pb') as typeof import('@eventstore/db-client/generated/streams_pb.js');
const features = stub('serverfeatures_pb') as typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
const shared = stub('shared_pb') as typeof import('@eventstore/db-client/generated/shared_pb.js');

type AppendReq = import('@eventstore/db-client/generated/streams_pb.js').AppendReq;
type ReadOptions = import('@eventstore/db-client/generated/streams_pb.js').ReadReq.Options;
type AppendResp = import('@eventstore/db-client/generated/streams_pb.js').AppendResp;
export type ReadResp = import('@eventstore/db-client/generated/streams_pb.js').ReadResp;

/** What an append asks for. */
export interface AppendOrder {
  readonly stream: string;
  readonly expected: Expected;
  readonly proposed: readonly Proposed[];
}

export function appendOrder(requests: readonly AppendReq[]): AppendOrder {
  const options = requests[0]?.getOptions();
  if (options === undefined) throw new Error('an append without options');
  const expected = options.hasAny() ? 'any' : options.hasNoStream() ? 'none' : options.hasStreamExists() ? 'exists' : Number(options.getRevision());
  const proposed = requests.slice(1).map((request) => {
    const message = request.getProposedMessage();
    const metadata = message?.getMetadataMap();
    return {
      id: message?.getId()?.getString() ?? '',
      type: metadata?.get('type') ?? '',
      contentType: metadata?.get('content-type') ?? '',
      data: message?.getData_asU8() ?? new Uint8Array(),
    };
  });
  return { stream: nameOf(options.getStreamIdentifier()), expected, proposed };
}

export function appendAnswer(outcome: Outcome): AppendResp {
  const answer = new streams.AppendResp();
  if (outcome.kind === 'stored') {
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(outcome.revision));
    success.setNoPosition(new shared.Empty());
    answer.setSuccess(success);
  } else {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current < 0) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.current));
    wrong.setExpectedAny(new shared.Empty());
    answer.setWrongExpectedVersion(wrong);
  }
  return answer;
}

/** What a reading asks for; `from` is the first revision that it wants, `live` that it stays. */
export interface ReadOrder {
  readonly stream: string;
  readonly from: number | 'end';
  readonly backwards: boolean;
  readonly count: number;
  readonly live: boolean;
}

export function readOrder(options: ReadOptions): ReadOrder {
  const asked = options.getStream();
  const live = options.hasSubscription();
  const from = asked?.hasEnd() ? 'end' : asked?.hasRevision() ? Number(asked.getRevision()) + (live ? 1 : 0) : 0;
  return { stream: nameOf(asked?.getStreamIdentifier()), from, backwards: options.getReadDirection() === 1, count: Number(options.getCount()), live };
}

export function eventAnswer({ stream, revision, id, type, contentType, data }: Recorded): ReadResp {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  const uuid = new shared.UUID();
  uuid.setString(id);
  event.setId(uuid);
  event.setStreamIdentifier(identifierOf(stream));
  event.setStreamRevision(String(revision));
  event.setCommitPosition(String(revision));
  event.setPreparePosition(String(revision));
  event.getMetadataMap().set('type', type).set('content-type', contentType).set('created', '0');
  event.setData(data);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(event);
  read.setNoPosition(new shared.Empty());
  const answer = new streams.ReadResp();
  answer.setEvent(read);
  return answer;
}

export function notFoundAnswer(stream: string): ReadResp {
  const notFound = new streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(stream));
  const answer = new streams.ReadResp();
  answer.setStreamNotFound(notFound);
  return answer;
}

export function confirmationAnswer(): ReadResp {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId('the-only-one');
  const answer = new streams.ReadResp();
  answer.setConfirmation(confirmation);
  return answer;
}

/** The methods that a server offers; the path of batches among them, which the client takes where it may. */
export function featuresAnswer(version: string) {
  const answer = new features.SupportedMethods();
  answer.setEventStoreServerVersion(version);
  const methods = ['batchappend', 'append', 'read'].map((name) => {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    return method;
  });
  answer.setMethodsList(methods);
  return answer;
}

/** What a cluster says of itself that has one node, its leader. */
export function gossipAnswer(port: number) {
  const endpoint = new gossip.EndPoint();
  endpoint.setAddress('127.0.0.1');
  endpoint.setPort(port);
  const id = new shared.UUID();
  id.setString('00000000-0000-4000-8000-000000000001');
  const member = new gossip.MemberInfo();
  member.setInstanceId(id).setTimeStamp('0').setState(gossip.MemberInfo.VNodeState.LEADER).setIsAlive(true).setHttpEndPoint(endpoint);
  const answer = new gossip.ClusterInfo();
  answer.setMembersList([member]);
  return answer;
}

function identifierOf(stream: string) {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  return identifier;
}

function nameOf(identifier: InstanceType<typeof shared.StreamIdentifier> | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? '').toString();
}
