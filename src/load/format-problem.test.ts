import { expect, test } from 'vitest';
import { documentShape } from './document-shape.ts';
import { unknownFormat } from './format-problem.ts';

test('what can be read is told by the alphabet', () => {
  const shape = documentShape(new Uint8Array(1), 0);
  const [readable] = unknownFormat(shape, 'notes.txt', new Uint8Array(0)).advice ?? [];
  const names = readable.replace('What can be read: ', '').split(', ');
  const chosen = ['AWS X-Ray segments', 'Chrome trace events', 'Jaeger JSON', 'OTLP JSON', 'Zipkin JSON'];
  expect(names.filter((name) => chosen.includes(name))).toEqual(chosen);
});

test.each([
  ['{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'trace not found'],
  ['<!doctype html><title>Sign in</title>', 'Sign in'],
  ['{"a":1}', ''],
  ['id,name', ''],
])('what %s says is told', (text, words) => {
  const bytes = new TextEncoder().encode(text);
  expect(unknownFormat(documentShape(bytes, bytes.length), 'saved.txt', bytes).serverWords).toBe(words);
});
