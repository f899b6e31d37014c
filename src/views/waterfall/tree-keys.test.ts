import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { visibleRows } from './rows.ts';
import { type TreeAction, treeAction } from './tree-keys.ts';

const trace = traceFromText(`
web a        |----------|
 api b        |---|
  db c         |-|
 api d             |---|
  db e              |-|
web f                    |---|
`);

/** Row 1 (`b`) is collapsed. */
function press(key: string, active: number): TreeAction | null {
  const collapsed = SpanSet.of(trace.length, [1]);
  return treeAction(key, { trace, rows: visibleRows(trace, collapsed), collapsed, active, page: 2 });
}

describe('tree grid keys', () => {
  test('up and down step over what is hidden', () => {
    expect(press('ArrowDown', 1)).toEqual({ type: 'go', span: 3 });
    expect(press('ArrowUp', 3)).toEqual({ type: 'go', span: 1 });
  });

  test('up and down stop at the ends', () => {
    expect(press('ArrowUp', 0)).toEqual({ type: 'go', span: 0 });
    expect(press('ArrowDown', 5)).toEqual({ type: 'go', span: 5 });
  });

  test('right expands, then goes to the first child, and does nothing on a leaf', () => {
    expect(press('ArrowRight', 1)).toEqual({ type: 'expand', span: 1 });
    expect(press('ArrowRight', 3)).toEqual({ type: 'go', span: 4 });
    expect(press('ArrowRight', 4)).toEqual({ type: 'nothing' });
  });

  test('left collapses, then goes to the parent, and does nothing on a root without children', () => {
    expect(press('ArrowLeft', 3)).toEqual({ type: 'collapse', span: 3 });
    expect(press('ArrowLeft', 4)).toEqual({ type: 'go', span: 3 });
    expect(press('ArrowLeft', 1)).toEqual({ type: 'go', span: 0 });
    expect(press('ArrowLeft', 5)).toEqual({ type: 'nothing' });
  });

  test('Home, End and the Page keys go far', () => {
    expect(press('Home', 4)).toEqual({ type: 'go', span: 0 });
    expect(press('End', 0)).toEqual({ type: 'go', span: 5 });
    expect(press('PageDown', 0)).toEqual({ type: 'go', span: 3 });
    expect(press('PageUp', 5)).toEqual({ type: 'go', span: 3 });
  });

  test('Enter opens details, Space selects, * expands siblings', () => {
    expect(press('Enter', 3)).toEqual({ type: 'openDetails', span: 3 });
    expect(press(' ', 3)).toEqual({ type: 'select', span: 3 });
    expect(press('*', 3)).toEqual({ type: 'expandSiblings', span: 3 });
  });

  test('other keys are left alone', () => {
    expect(press('Tab', 3)).toBe(null);
    expect(press('/', 3)).toBe(null);
  });
});
