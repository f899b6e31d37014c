import { describe, expect, test } from 'vitest';
import { jsonBehindText, NOT_CLEAR_YET } from './json-behind-text.ts';
import { readDocument } from './read-for-tests.ts';

function found(text: string): string | number {
  const bytes = new TextEncoder().encode(text);
  const at = jsonBehindText(bytes, 0, bytes.length);
  return at < 0 ? at : new TextDecoder().decode(bytes.subarray(at));
}

describe('JSON behind words', () => {
  test.each([
    ['2026-08-01T10:00:00Z stdout F {"a":1}', '{"a":1}'],
    ['INFO [main] spans: [ {"a":1}]', '[ {"a":1}]'],
    ['INFO starting\n\nready\n{\n "a":1}', '{\n "a":1}'],
  ])('is found: %j', (text, json) => {
    expect(found(text)).toBe(json);
  });

  test.each([', {"a":1}', 'null, {"a":1}', '1}, {"a":1}', 'x":{"a":1}', 'a {b} {"c":1}', 'a\0 {"b":1}'])(
    'is not what may be damaged, or binary: %j',
    (text) => {
      expect(found(text)).toBe(-1);
    },
  );

  test('is sought in very many brackets once', () => {
    expect(found(`INFO ${'['.repeat(300_000)}1`)).toBe(NOT_CLEAR_YET);
    expect(found(`INFO ${'['.repeat(300_000)}1 {"a":1}`)).toBe('{"a":1}');
  });

  test.each(['INFO', 'INFO {', 'INFO [', 'INFO [ {\n'])('may still come: %j', (text) => {
    expect(found(text)).toBe(NOT_CLEAR_YET);
  });
});

describe('documents in a log', () => {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
  const span = (spanId: string) => ({ traceId: '5b8efff798038103d269b633813fc60c', spanId, name: 'op' });
  const document = (spanId: string) => ({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span(spanId)] }] }] });
  const log = ['1', '2'].map((id) => `2026-08-01 INFO: ${JSON.stringify(document(id))}`).join('\nstill here\n');

  test('keep their resources, and what stands between is told', async () => {
    const { tables, spanCount, inputDefects } = await readDocument(log);
    expect([spanCount, tables[0].services.length, tables[0].strings.get(tables[0].services[0].name)]).toEqual([
      2,
      1,
      'shop',
    ]);
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span', 'unreadable_span']);
  });

  test('come to the same in whatever pieces they arrive', async () => {
    const cuts = Array.from({ length: log.length - 1 }, (_, at) => at + 1);
    const [whole, pieces] = [await readDocument(log), await readDocument(log, cuts)];
    expect(pieces.spanCount).toBe(whole.spanCount);
    expect(pieces.inputDefects).toEqual(whole.inputDefects);
  });
});
