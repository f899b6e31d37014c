import { expect, test } from 'vitest';
import { resourceOfAttributes, textAttribute } from './plain-attributes.ts';
import { writeConverted } from './write-converted.ts';

/** Spans, each of a resource of its own that is a megabyte long. */
function* longSpans(count: number) {
  const resource = [textAttribute('note', 'x'.repeat(1_000_000))];
  for (let at = 1; at <= count; at++) {
    const times = { startTimeUnixNano: 1n, endTimeUnixNano: 2n };
    yield { traceId: 'a', spanId: `b${at}`, name: '', ...times, resource: resourceOfAttributes(resource) };
  }
}

function written(count: number, mostBytes: number) {
  const pieces: Uint8Array[] = [];
  const writing = writeConverted(longSpans(count), mostBytes);
  for (;;) {
    const { value, done } = writing.next();
    if (done === true) return { ...value, document: JSON.parse(Buffer.concat(pieces).toString()) };
    pieces.push(value);
  }
}

test.each([
  ['as long as there is room', 3, 5_000_000, { spanCount: 3, isFull: false }],
  ['up to the one that fills it', 3, 1_500_000, { spanCount: 2, isFull: true }],
  ['all of them where the last one fills it', 2, 1_500_000, { spanCount: 2, isFull: false }],
])('spans are written %s, and the document is whole', (_name, count, mostBytes, expected) => {
  const { document, ...told } = written(count, mostBytes);
  expect(told).toEqual(expected);
  expect(document.resourceSpans).toHaveLength(expected.spanCount);
});
