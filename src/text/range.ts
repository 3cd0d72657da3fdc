/** A stretch of some text. Offsets are UTF-16 units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
