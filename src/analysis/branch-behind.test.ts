import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { spanName } from '../trace/span.ts';
import { contextOf } from './analyse-trace.ts';
import { branchBehind } from './branch-behind.ts';

/** Of what is behind the span named `name`: its name and by how many milliseconds it ends before. */
function behind(drawing: string, name: string) {
  const found = foundBehind(drawing, name);
  return found === null ? null : [found.name, found.before / 1e6];
}

function mayOnlyWait(drawing: string, name: string) {
  return foundBehind(drawing, name)?.mayOnlyWait;
}

function foundBehind(drawing: string, name: string) {
  const spans = spansFromText(drawing);
  const trace = traceFromSpans(spans);
  const context = contextOf(trace, factsOf(trace, spans));
  const span = Array.from({ length: trace.length }, (_, row) => row).find((row) => spanName(trace, row) === name) ?? -1;
  const found = branchBehind(context, [span]);
  return found && { ...found, name: spanName(trace, found.span) };
}

describe('what ends just before a span', () => {
  test('is what ran beside it', () => {
    const drawing = `
      web  GET /page  |--------------|
        web  GET a    |------------|    kind=client
        web  GET b    |-----------|     kind=client
    `;
    expect(behind(drawing, 'GET a')).toEqual(['GET b', 1]);
  });

  test('is also looked for beside what waited for it', () => {
    const drawing = `
      web  GET /page   |--------------|
        web  step      |------------|    kind=internal
          web  GET a    |----------|     kind=client
        web  GET b     |------------|    kind=client
    `;
    expect(behind(drawing, 'GET a')).toEqual(['GET b', 0]);
  });

  test('is nothing where all else ended before it began', () => {
    const drawing = `
      web  GET /page  |--------------|
        web  GET b    |--|              kind=client
        web  GET a         |-------|    kind=client
    `;
    expect(behind(drawing, 'GET a')).toBeNull();
  });

  describe('may only wait for it', () => {
    test('where it is the caller’s own, shows nothing inside, and runs all the time beside it', () => {
      const drawing = `
        web  GET /page  |--------------|
          web  handle   |-------------|    kind=internal
          web  GET a     |-------------|   kind=client
      `;
      expect(mayOnlyWait(drawing, 'GET a')).toBe(true);
    });

    test('but not where that waits itself', () => {
      const drawing = `
        web  GET /page      |--------------|
          web  build index  |-------------|    kind=internal
          web  wait lock     |-------------|   kind=internal
      `;
      expect(mayOnlyWait(drawing, 'wait lock')).toBe(false);
    });

    test('but not where it is a call, or short, or shows what it does', () => {
      const call = `
        web  GET /page  |--------------|
          web  GET b    |-------------|    kind=client
          web  GET a     |-------------|   kind=client
      `;
      const short = `
        web  GET /page  |--------------|
          web  handle          |------|    kind=internal
          web  GET a     |-------------|   kind=client
      `;
      const busy = `
        web  GET /page  |--------------|
          web  handle   |-------------|    kind=internal
            web  parse  |--|
          web  GET a     |-------------|   kind=client
      `;
      expect([call, short, busy].map((drawing) => mayOnlyWait(drawing, 'GET a'))).toEqual([false, false, false]);
    });
  });
});
