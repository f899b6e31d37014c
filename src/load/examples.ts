import { array, boolean, type InferOutput, number, object, parse, string, tuple, union } from 'valibot';

const example = object({
  name: string(),
  traceId: string(),
  /** `service › name` of the root. */
  title: string(),
  /** What it shows, in a line. */
  story: string(),
  /** Beside the list. */
  file: string(),
  spanCount: number(),
  durationNs: number(),
  /** Row, start and end as fractions of the whole, the service's position, and whether it failed; up to 24. */
  bars: array(tuple([number(), number(), number(), number(), union([number(), boolean()])])),
});

/** A bundled trace, as the first page lists it. */
export type Example = InferOutput<typeof example>;

/** Returns the list of examples. Throws where it is none, which is a fault of the build. */
function parseExamples(value: unknown): Example[] {
  return parse(array(example), value);
}

/** Asks for the list of bundled examples; rejects where it cannot be read. */
export async function fetchExamples(baseUri: string, signal: AbortSignal): Promise<Example[]> {
  const answer = await fetch(new URL('static/examples/index.json', baseUri), { signal });
  return parseExamples(await answer.json());
}
