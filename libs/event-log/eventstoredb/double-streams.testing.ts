/** An event as it came over the wire. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: number;
}

export type Expected = 'any' | 'none' | 'exists' | number;
export type Outcome = { readonly kind: 'stored'; readonly revision: number } | { readonly kind: 'wrong'; readonly current: number };

/** What the server of the double keeps, through every restart: streams, with the rules by which EventStoreDB appends and hides. */
export class DoubleStreams {
  private readonly streams = new Map<string, Recorded[]>();
  private readonly waiting = new Set<() => void>();
  readonly tombstones = new Set<string>();

  /** As the server does: whole or not at all, and the same events to the same place once only. */
  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
    const events = this.all(stream);
    const current = events.length - 1;
    if (isMet(expected, current)) {
      events.push(...proposed.map((event, i) => ({ ...event, stream, revision: current + 1 + i })));
      this.streams.set(stream, events);
      for (const wake of this.waiting) wake();
      return { kind: 'stored', revision: events.length - 1 };
    }
    const place = expected === 'none' ? 0 : typeof expected === 'number' ? expected + 1 : -1;
    const isThere = place >= 0 && proposed.every(({ id }, i) => events[place + i]?.id === id);
    return isThere ? { kind: 'stored', revision: place + proposed.length - 1 } : { kind: 'wrong', current };
  }

  /** What a reader is shown from a revision on, at most `count`: without what $tb and $maxCount have hidden. A revision is a place. */
  visible(stream: string, from = 0, count = Number.POSITIVE_INFINITY): readonly Recorded[] {
    const first = Math.max(from, this.firstVisible(stream));
    return this.all(stream).slice(first, first + count);
  }

  /** At most `count` of them from the end, newest first. */
  lastVisible(stream: string, count: number): readonly Recorded[] {
    return this.visible(stream, this.all(stream).length - count).toReversed();
  }

  /** Everything that was ever stored in a stream. */
  all(stream: string): Recorded[] {
    return this.streams.get(stream) ?? [];
  }

  names(): readonly string[] {
    return [...this.streams.keys()];
  }

  setMetadata(stream: string, metadata: object): void {
    const data = Buffer.from(JSON.stringify(metadata));
    this.append(`$$${stream}`, 'any', [{ id: crypto.randomUUID(), type: '$metadata', contentType: 'application/json', data }]);
  }

  metadata(stream: string): { readonly $tb?: number; readonly $maxCount?: number; readonly $acl?: object } {
    const last = this.all(`$$${stream}`).at(-1);
    return last === undefined ? {} : JSON.parse(Buffer.from(last.data).toString());
  }

  /** Calls at every append until told to stop. */
  onAppend(wake: () => void): () => void {
    this.waiting.add(wake);
    return () => this.waiting.delete(wake);
  }

  private firstVisible(stream: string): number {
    const { length } = this.all(stream);
    const { $tb = 0, $maxCount = length } = this.metadata(stream);
    return Math.max($tb, length - $maxCount);
  }
}

function isMet(expected: Expected, current: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return current === -1;
  return expected === 'exists' ? current >= 0 : expected === current;
}
