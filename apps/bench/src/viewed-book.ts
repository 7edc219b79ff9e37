import type { EventLog, ReadableLog } from '#libs/event-log/port.js';
import type { Views } from '#libs/views/views.js';
import { CODE } from './history.js';
import type { Contestant, Figures } from './rounds.js';
import type { ViewStore } from './view-stores.js';

/** Of live events in each round, by how many of them come at a time: a busy moment's, as a follower gathers them, and single ones. */
const FOLLOWED = { 100: 2_000, 1: 200 } as const;
type AtATime = keyof typeof FOLLOWED;
export const FOLLOWED_A_ROUND = FOLLOWED[100] + FOLLOWED[1];

/** The views of a book, which stand some events before its end. */
export class ViewedBook {
  private constructor(
    readonly name: ViewStore['name'],
    readonly log: EventLog,
    readonly views: Views,
    private nextSeq: number,
  ) {}

  /** Builds the views of the first `size` events of a log. */
  static async build(store: ViewStore, log: EventLog, size: number): Promise<ViewedBook> {
    await store.empty();
    const views = await store.open();
    await views.rebuild(asItWas(log, size), CODE);
    return new ViewedBook(store.name, log, views, size);
  }

  /** The seq before which the views hold every event. */
  get size(): number {
    return this.nextSeq;
  }

  following(atATime: AtATime): Contestant {
    return { name: `in ${this.name}`, measure: () => this.follow(atATime) };
  }

  private async follow(atATime: AtATime): Promise<Figures> {
    let ms = 0;
    for (const end = this.nextSeq + FOLLOWED[atATime]; this.nextSeq < end; this.nextSeq += atATime) {
      const seqs = Array.from({ length: atATime }, (_, n) => this.nextSeq + n);
      const chunk = await this.log.readAt(CODE, seqs);
      const began = performance.now();
      await this.views.project(CODE, chunk);
      ms += performance.now() - began;
    }
    return { 'events/s': (FOLLOWED[atATime] * 1000) / ms, 'ms a transaction': (ms * atATime) / FOLLOWED[atATime] };
  }
}

/** A log as it was when it held so many events of a book. */
function asItWas(log: EventLog, size: number): ReadableLog {
  return {
    head: async () => size,
    readAt: (book, seqs) => log.readAt(book, seqs),
    async *read(book, from) {
      for await (const chunk of log.read(book, from)) {
        const known = chunk.filter(({ seq }) => seq < size);
        if (known.length > 0) yield known;
        if (known.length < chunk.length) return;
      }
    },
  };
}
