import { expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { findingForTests } from './finding-for-tests.ts';
import { namedInFindings, spanLabels } from './span-labels.ts';

const SPANS: readonly TestSpan[] = [
  { id: '1', parent: null, service: 'shop', name: 'GET /page', start: 0, end: 9 },
  { id: '2', parent: '1', service: 'shop', name: 'GET', start: 1, end: 5, facts: { urlPath: '/rates' } },
];
const TRACE = traceFromSpans(SPANS);
const FACTS = factsOf(TRACE, SPANS);

test('a span with a poor name has what tells it from others', () => {
  expect(spanLabels(TRACE, FACTS, [0, 1, 1])).toEqual(new Map([[1, 'shop › GET /rates']]));
});

test('no span has no label', () => {
  expect(spanLabels(TRACE, FACTS, [-1]).size).toBe(0);
});

test('findings name their own spans and those of their evidence', () => {
  const finding = findingForTests({
    spans: [1],
    evidence: [
      { title: 'Tries', text: '3', spans: [2, 3] },
      { title: 'Pauses', text: '1 s' },
    ],
  });
  expect(namedInFindings([finding])).toEqual([1, 2, 3]);
});
