import { ANHE } from '#libs/book/office.testing.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { CheckpointMoved } from './checkpoint.js';
import { Ledger, rowsIn } from './ledger.testing.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

export function describeProjecting(tested: () => ViewsUnderTest): void {
  describe('projecting a chunk', () => {
    it('writes nothing of a chunk that it has, or that begins beyond it', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const chunk = await ledger.stored();
      await views.project(ANHE, chunk);
      const before = await rowsIn(views);
      await expect(views.project(ANHE, chunk)).rejects.toThrow(CheckpointMoved);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await expect(views.project(ANHE, (await ledger.stored(chunk.length)).slice(1))).rejects.toThrow(CheckpointMoved);
      expect(await rowsIn(views)).toEqual(before);
    });

    it('writes nothing of a chunk that fails in its midst', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const chunk = await ledger.stored();
      const cut = chunk.map((stored, index) => (index === chunk.length - 1 ? withoutUnit(stored) : stored));
      await expect(views.project(ANHE, cut)).rejects.toThrow();
      expect(await views.projectedThrough(ANHE)).toBe(0);
      expect(await rowsIn(views)).toEqual({ lines: [], entities: [] });
      await views.project(ANHE, chunk);
      expect(await views.projectedThrough(ANHE)).toBe(ledger.nextSeq);
    });
  });

  describe('waiting', () => {
    it('ends as soon as the event is there', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const waiting = views.waitFor(ANHE, ledger.nextSeq - 1, 60_000);
      await ledger.projectInto(views);
      await waiting;
    });

    it('refuses after its time, and says how far the views are', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.projectInto(views);
      const { nextSeq } = ledger;
      await expect(views.waitFor(ANHE, nextSeq, 1)).rejects.toThrow(refusal('VIEW_BEHIND'));
      await expect(views.waitFor(ANHE, nextSeq, 1)).rejects.toMatchObject({ facts: { wanted: nextSeq, at: nextSeq } });
    });
  });
}

/** An event as no decision makes it: its rows cannot be stored. */
function withoutUnit(stored: StoredEvent): StoredEvent {
  const { unitId, ...event } = JSON.parse(Buffer.from(stored.bytes).toString());
  return { ...stored, bytes: Buffer.from(JSON.stringify(event)) };
}
