/** Seqs closer than this are read in one go with what lies between them. */
const GAP_READ_OVER = 20;
/** No more at a time than a page. */
const LONGEST_RUN = 500;

interface Run {
  readonly from: number;
  count: number;
}

/** The stretches of a book that cover the seqs, each read by one call. */
export function runsOf(seqs: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && seq < last.from + last.count + GAP_READ_OVER && seq < last.from + LONGEST_RUN) last.count = Math.max(last.count, seq - last.from + 1);
    else runs.push({ from: seq, count: 1 });
  }
  return runs;
}
