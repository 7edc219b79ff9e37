/** One thing to measure: gives a figure (more is faster). */
export interface Contestant {
  readonly name: string;
  measure(): Promise<number>;
}

export interface Standing {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Measures the contestants in turn, round after round, so that a machine whose speed drifts drifts for all of them. */
export async function interleaved(contestants: readonly Contestant[], rounds: number): Promise<readonly Standing[]> {
  const figures = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of contestants) figures.get(name)?.push(await measure());
  }
  return contestants.map(({ name }) => standingOf(name, figures.get(name) ?? []));
}

function standingOf(name: string, figures: readonly number[]): Standing {
  const sorted = figures.toSorted((a, b) => a - b);
  const [least = 0] = sorted;
  return { name, least, median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Prints standings, each with its ratio to the first. */
export function printStandings(title: string, unit: string, standings: readonly Standing[]): void {
  const base = standings[0]?.median ?? 1;
  console.log(`\n## ${title}\n\n| what | ${unit}, median (least - most) | ratio to the first |\n|---|---|---|`);
  for (const { name, median, least, most } of standings) {
    console.log(`| ${name} | ${Math.round(median)} (${Math.round(least)} - ${Math.round(most)}) | ${(median / base).toFixed(2)} |`);
  }
}
