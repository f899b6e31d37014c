import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { likeCallsLabel } from './like-calls-label.ts';

test('like calls have one name, with a mark for the ids in which they differ', () => {
  const spans = [1, 2, 3].map(
    (i): TestSpan => ({
      id: `${i}`,
      parent: null,
      service: 'web',
      name: 'GET',
      start: i,
      end: i + 1,
      facts: { urlPath: `/items/${i}` },
    }),
  );
  const trace = traceFromSpans(spans);
  expect(likeCallsLabel(trace, factsOf(trace, spans), [0, 1, 2])).toBe('GET /items/{id}');
});
