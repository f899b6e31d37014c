import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { spanKey } from '../../../trace/span.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { CollapseRule } from '../../trace-look.ts';
import { withCollapsed } from '../collapse.ts';
import { collapseShorter, collapseToLevel, collapseWithoutErrors } from '../collapse-by.ts';
import { collapsedBy, lookOfCollapsed } from './collapsed-by-rule.ts';

const TRACE = traceFromText(`
a  root  |----------------|
  a  left    |-----|
    b  deep   |-|
      c  leaf  |
  a  right          |---|
    b  near          |-|
`);
const NONE: CollapseRule = { type: 'none' };

function spans(set: SpanSet): number[] {
  return [...set];
}

describe('what is closed', () => {
  test.each([
    ['levels', collapseToLevel(TRACE, 2)],
    ['what is short', collapseShorter(TRACE, 3)],
    ['what has no error', collapseWithoutErrors(TRACE)],
    ['nothing', new SpanSet(TRACE.length)],
  ])('by a rule is told by it, and closed by it again: %s', (_, collapsed) => {
    const look = lookOfCollapsed(TRACE, collapsed, NONE);
    expect(look.exceptions).toEqual([]);
    expect(spans(collapsedBy(TRACE, look))).toEqual(spans(collapsed));
  });

  test('otherwise than its rule is an exception, closed or open', () => {
    const before = collapseToLevel(TRACE, 2);
    const opened = withCollapsed(before, 1, false);
    const look = lookOfCollapsed(TRACE, opened, { type: 'depth', depth: 1 });
    expect(look).toEqual({ collapse: { type: 'depth', depth: 1 }, exceptions: [spanKey(TRACE, 1)] });
    expect(spans(collapsedBy(TRACE, look))).toEqual(spans(opened));
  });

  test('row by row follows no rule', () => {
    const collapsed = SpanSet.of(TRACE.length, [4]);
    expect(lookOfCollapsed(TRACE, collapsed, { type: 'depth', depth: 1 })).toEqual({
      collapse: NONE,
      exceptions: [spanKey(TRACE, 4)],
    });
  });

  test('all of it is the rule of the first level', () => {
    const all = SpanSet.of(TRACE.length, [0, 1, 2, 4]);
    expect(lookOfCollapsed(TRACE, all, NONE)).toEqual({ collapse: { type: 'depth', depth: 0 }, exceptions: [] });
  });

  test('of a span that is not there, or has nothing below it, is left out', () => {
    const exceptions = ['ffffffffffffffff', spanKey(TRACE, 3), spanKey(TRACE, 1)];
    expect(spans(collapsedBy(TRACE, { collapse: NONE, exceptions }))).toEqual([1]);
  });
});
