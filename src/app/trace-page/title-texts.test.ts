import { expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { shortId, windowTitle } from './title-texts.ts';

const TRACE = traceFromText('gateway GET /quote |-----|');

test.each([
  ['4bf92f3577b34da6a3ce929d0e0e4736', '4bf92f35…4736'],
  ['0000000000000000a3ce929d0e0e4736', 'a3ce929d0e0e4736'],
  ['a3ce929d0e0e4736', 'a3ce929d0e0e4736'],
])('%s is %s for short', (id, short) => expect(shortId(id)).toBe(short));

test('windows of traces with ids of 64 bits have different titles', () => {
  const titles = ['a3ce929d0e0e4736', 'a3ce929d0e0e4737'].map((id) =>
    windowTitle({ ...TRACE, traceId: `0000000000000000${id}` }),
  );
  expect(titles[0]).not.toBe(titles[1]);
});
