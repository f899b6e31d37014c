import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { contextOf } from '../analyse-trace.ts';
import { asyncTail } from './async-tail.ts';

function found(...drawing: string[]) {
  const spans = spansFromText(drawing.join('\n'));
  const trace = traceFromSpans(spans);
  return asyncTail
    .find(contextOf(trace, factsOf(trace, spans)))
    .map((finding) => ({ ...finding, names: finding.spans.map((span) => spanName(trace, span)) }));
}

test('work after the end is told with its length and, if it is one operation, its name', () => {
  const [tail] = found('web GET /page |--------|  kind=server', '  web mail      |--------|');
  expect(tail.sentence).toBe('Work continued for 2 ms after the request had ended: web › mail.');
  expect([tail.rank, tail.effect, tail.confidence]).toEqual(['information', 0, 'certain']);
});

test('the stretches are the parts after the end', () => {
  const [tail] = found('web GET /page |--------|  kind=server', '  web mail      |--------|');
  expect(tail.stretches).toEqual([{ span: 1, start: 10e6, end: 12e6 }]);
});

test('a few operations are named, the last first', () => {
  const [tail] = found(
    'web GET /page |--------|  kind=server', //
    '  web mail      |--------|',
    '  web audit     |-------|',
  );
  expect(tail.sentence).toBe('Work continued for 2 ms after the request had ended: web › mail and web › audit.');
  expect(tail.names).toEqual(['mail', 'audit']);
  expect(tail.evidence.map(({ text }) => text)).toEqual(['10 ms', 'until 2 ms after it', 'until 1 ms after it']);
});

test('of many operations the sentence leaves the names to another', () => {
  const many = ['a', 'b', 'c', 'd'].map((name) => `  web ${name}         |--------|`);
  const [tail] = found('web GET /page |--------|  kind=server', ...many);
  expect(tail.sentence).toBe('Work continued for 2 ms after the request had ended.');
});

test('an answer that came after its caller had ended is less sure', () => {
  const [tail] = found('web GET /page |--------|  kind=client', '  api GET /page |--------|  kind=server');
  expect([tail.confidence, tail.next]).toEqual(['likely', expect.stringContaining('pass the deadline')]);
});

test('of a message that waited for most of the time, that is told, and by how many clocks', () => {
  const [tail] = found(
    'api POST /orders     |----|                       kind=server', //
    '  api publish         |-|                         kind=producer',
    '    worker process                   |-----|      kind=consumer',
  );
  expect(tail.sentence).toBe(
    'Work continued for 17 ms after the request had ended: worker › process, which began 12 ms after publish and took 7 ms.',
  );
  expect([tail.confidence, tail.next]).toEqual(['strong', expect.stringContaining('The time is the queue’s')]);
});

test('of several messages none is told for all', () => {
  const [tail] = found(
    'api POST /orders     |----|                       kind=server', //
    '  api publish         |-|                         kind=producer',
    '    worker process                   |-----|      kind=consumer',
    '  api publish           |-|                       kind=producer',
    '    worker process                      |-----|   kind=consumer',
  );
  expect(tail.sentence).toMatch(/: worker › process\.$/);
});

test('a consumer that began soon and took long did not wait', () => {
  const [tail] = found(
    'api POST /orders     |----|                       kind=server', //
    '  api publish         |-|                         kind=producer',
    '    worker process         |---------------|      kind=consumer',
  );
  expect(tail.sentence).toMatch(/: worker › process\.$/);
  expect(tail.next).not.toContain('queue');
});

test('a request whose work ends with it has no such finding', () => {
  expect(found('web GET /page |--------|  kind=server', '  web query    |---|')).toEqual([]);
});
