/** A line of a file as it stands there: its number as an editor or a spreadsheet counts it, and its cells. */
export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
}
