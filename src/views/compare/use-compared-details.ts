import { useEffect, useMemo, useState } from 'react';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import type { DetailsReader } from '../../trace/trace-handle.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { readAllDetails } from './read-all-details.ts';

/** What came of reading a span's details. */
export type ComparedDetails =
  | { readonly state: 'ready'; readonly details: DetailsExcerpt }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Reads the details of the spans, each once. Returns what has come so far, by the spans' keys; what was read of a span
 * stays while it is read anew, as happens when more of a trace arrives.
 */
export function useComparedDetails(
  read: DetailsReader,
  spans: readonly SpanIndex[],
  keys: readonly string[],
): ReadonlyMap<string, ComparedDetails> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, ComparedDetails>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place to read from has other answers
  const asked = useMemo(() => new Map<SpanIndex, Promise<ComparedDetails>>(), [read]);
  useEffect(() => {
    let isStale = false;
    spans.forEach((span, at) => {
      const answer = asked.get(span) ?? readOne(read, span);
      asked.set(span, answer);
      void answer.then((settled) => isStale || setAnswers((before) => new Map(before).set(keys[at], settled)));
    });
    for (const span of asked.keys()) if (!spans.includes(span)) asked.delete(span);
    return () => {
      isStale = true;
    };
  }, [asked, read, spans, keys]);
  return answers;
}

async function readOne(read: DetailsReader, span: SpanIndex): Promise<ComparedDetails> {
  try {
    return { state: 'ready', details: await readAllDetails(read, span) };
  } catch (problem) {
    return { state: 'failed', message: problem instanceof Error ? problem.message : String(problem) };
  }
}
