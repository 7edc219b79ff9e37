const BAR_CHARACTERS = 30;

/** How far a file's rows have come, as the server tells it. */
export interface RowsDone {
  readonly rows: number;
  readonly posted: number;
  readonly refused: number;
}

/** One line on how far an import has come; undefined progress is a file that nobody has accepted yet. With `bar`, as a terminal shows it. */
export function progressLine(progress: RowsDone | undefined, { bar }: { bar: boolean }): string {
  if (progress === undefined) return '未受理 not accepted yet';
  const { rows, posted, refused } = progress;
  const words = `已登记 ${posted}/${rows}${refused === 0 ? '' : `，被拒 ${refused}`}`;
  if (!bar) return words;
  const full = rows === 0 ? BAR_CHARACTERS : Math.floor(((posted + refused) / rows) * BAR_CHARACTERS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CHARACTERS - full)}] ${words}`;
}
