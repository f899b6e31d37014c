import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recognise } from '../load/identifiers.ts';
import { readOpenQuery } from './open-query.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

test.each([
  [`text=${ID}&backend=tempo`, ID, 'tempo'],
  [`?backend=tempo&text=${ID}`, ID, 'tempo'],
  [`text=${encodeURIComponent('a=1&b=2 trace_id=3')}`, 'a=1&b=2 trace_id=3', ''],
  [
    `text=http://jaeger.example/trace/${ID}?uiFind=x&other=y&backend=j`,
    `http://jaeger.example/trace/${ID}?uiFind=x&other=y`,
    'j',
  ],
  [`text=order #7 is slow trace_id=${ID}&backend=tempo`, `order #7 is slow trace_id=${ID}`, 'tempo'],
  ['backend=tempo', '', 'tempo'],
  ['', '', ''],
  [`text=${ID}&backend=${'x'.repeat(1001)}`, ID, ''],
])('%j holds a text and a backend', (query, text, backend) => {
  expect(readOpenQuery(query)).toEqual({ text, backend });
});

/** Those of the README's derived fields, in the order in which they stand. */
const MATCHERS = Array.from(
  readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8').matchAll(/matcherRegex: '(.+)'/g),
  ([, pattern = '']) => new RegExp(pattern),
);

describe('what the README has Loki make links of', () => {
  test('is an id, and a line', () => expect(MATCHERS).toHaveLength(2));

  test.each([
    [`level=info msg="100 % & more" traceID=${ID} spanID=00f067aa0ba902b7`],
    [`{"level":"error","trace_id":"${ID}","msg":"a"}`],
    [`{"log":"{\\"traceId\\": \\"${ID}\\"}"}`],
    [`trace.id: ${ID}`],
    [`x-trace-id=${ID} ok`],
    [`TRACE_ID=${ID}`],
  ])('%s holds both, and we find the id in either', (line) => {
    const texts = MATCHERS.map((matcher) => matcher.exec(line)?.[1] ?? '');
    expect(texts).toEqual([ID, line]);
    for (const text of texts) expect(recognise(text)).toMatchObject({ kind: 'ids', ids: [{ traceId: ID }] });
  });
});
