/** Which spans have events, by the events' names; an event without one is none. */
export interface EventNames {
  /** Different names, in order of first appearance down the rows; one longer than 4 KB is cut there. */
  readonly texts: readonly string[];
  /** The rows with an event of the name `texts[i]` are those in `spans` from `from[i]` to before `from[i + 1]`, ascending. */
  readonly spans: Uint32Array;
  readonly from: Uint32Array;
}
