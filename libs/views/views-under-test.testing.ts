import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { EventLog } from '#libs/event-log/port.js';
import type { Views, ViewsOptions } from './views.js';

/** A place of a test's own for views, empty at first. */
export interface Place {
  /** Opens what is there, as a process does that starts. */
  open(options: ViewsOptions): Promise<Views>;
  /** Removes it; everything is closed by then. */
  remove(): void | Promise<void>;
}

export interface ViewsUnderTest {
  views: Views;
  /** What the followers told. */
  readonly faults: Error[];
  /** Resolves when they have told something. */
  readonly faulted: Promise<void>;
  readonly log: EventLog;
  /** Opens them once more, as another process does that works beside this one. */
  openBeside(): Promise<Views>;
  /** Closes the views and opens them again. */
  reopen(): Promise<Views>;
}

/** Views in a place of their own, beside an empty log. */
export async function opened(place: Place): Promise<ViewsUnderTest> {
  const faults: Error[] = [];
  const told = Promise.withResolvers<void>();
  const onFault = (error: Error) => {
    faults.push(error);
    told.resolve();
  };
  const open = () => place.open({ onFault });
  const tested: ViewsUnderTest = {
    views: await open(),
    faults,
    faulted: told.promise,
    log: new MemoryLog(),
    openBeside: open,
    async reopen() {
      await tested.views.close();
      tested.views = await open();
      return tested.views;
    },
  };
  return tested;
}
