import { expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanKey } from '../../trace/span.ts';
import { readWhatIf } from './use-what-if.ts';

const TRACE = traceFromText(`
web  GET /page  |--------------------|
  web  load       |----|
`);

test('an address that asks for nothing has no problem', () => {
  expect(readWhatIf(TRACE, '')).toEqual({ changes: [], problem: '' });
});

test('what is no change is told, and left out', () => {
  const { changes, problem } = readWhatIf(TRACE, 'garbage');
  expect(changes).toEqual([]);
  expect(problem).toMatch(/^The “what if” of this address was left out: “garbage” is no change/);
});

test('a span that is not there is told', () => {
  expect(readWhatIf(TRACE, 'scale:ff:0.5').problem).toContain('there is no span ff');
});

test('spans with different parents cannot run at once', () => {
  const keys = [0, 1].map((span) => spanKey(TRACE, span));
  expect(readWhatIf(TRACE, `parallel:${keys.join(',')}`).problem).toContain('one parent');
});

test('one call at once is nothing that can be asked', () => {
  const key = spanKey(TRACE, 1);
  expect(readWhatIf(TRACE, `parallel:${key},${key}`).problem).toContain('two calls');
});
