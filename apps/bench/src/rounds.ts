/** What a measurement came to, by what it is. The first figure is the one that is compared. */
export type Figures = Readonly<Record<string, number>>;

export interface Contestant {
  readonly name: string;
  measure(): Promise<Figures>;
}

export interface Standing {
  readonly name: string;
  /** Of every figure over all rounds. */
  readonly median: Figures;
  /** The range of the first figure. */
  readonly least: number;
  readonly most: number;
}

/** Measures the contestants in turn, round after round, so that a machine whose speed drifts drifts for all of them. */
export async function interleaved(contestants: readonly Contestant[], rounds: number): Promise<readonly Standing[]> {
  const measured = contestants.map(({ name }) => ({ name, figures: [] as Figures[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [place, contestant] of contestants.entries()) measured[place]?.figures.push(await contestant.measure());
  }
  return measured.map(({ name, figures }) => standingOf(name, figures));
}

/** How often a second somebody could do this, and how long it takes. */
export async function timesOf(run: () => Promise<unknown>): Promise<Figures> {
  const began = performance.now();
  await run();
  const ms = performance.now() - began;
  return { 'runs/s': 1000 / ms, ms };
}

function standingOf(name: string, figures: readonly Figures[]): Standing {
  const names = Object.keys(figures[0] ?? {});
  const inOrder = (figure: string) => figures.map((one) => one[figure] ?? 0).toSorted((a, b) => a - b);
  const median = Object.fromEntries(names.map((figure) => [figure, middleOf(inOrder(figure))]));
  const compared = inOrder(names[0] ?? '');
  return { name, median, least: compared[0] ?? 0, most: compared.at(-1) ?? 0 };
}

function middleOf(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Prints standings as a table in Markdown, each with its ratio to the first. */
export function printStandings(title: string, standings: readonly Standing[]): void {
  const [base] = standings;
  const [compared = '', ...others] = Object.keys(base?.median ?? {});
  const columns = ['what', `${compared} (least - most)`, 'of the first', ...others];
  console.log(`\n## ${title}\n\n| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`);
  for (const { name, median, least, most } of standings) {
    const ratio = (median[compared] ?? 0) / (base?.median[compared] ?? 1);
    const cells = [name, `${shown(median[compared])} (${shown(least)} - ${shown(most)})`, ratio.toFixed(2), ...others.map((other) => shown(median[other]))];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function shown(figure = 0): string {
  return figure < 100 ? String(Math.round(figure * 10) / 10) : String(Math.round(figure));
}
