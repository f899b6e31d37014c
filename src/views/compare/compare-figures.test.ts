import { describe, expect, test } from 'vitest';
import { selfTimes } from '../../analysis/self-time.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { compareFigures } from './compare-figures.ts';

const trace = traceFromText(`
  shop    GET /cart  |------------------|
    db    SELECT       |--|                kind=client
    db    SELECT            |-----|        kind=client status=error
    db    UPDATE               |---|       unfinished
`);

function figures(...rows: number[]) {
  const compared = rows.map((row) => ({ row, details: undefined }));
  const found = compareFigures(trace, selfTimes(trace), compared);
  return new Map(
    found.map(({ title, cells }) => [title, cells.map((cell) => cell && `${cell.text} ${cell.note}`.trim())]),
  );
}

describe('the figures of spans side by side', () => {
  test('say how far they are from the first', () => {
    const all = figures(1, 2);
    expect(all.get('Starts at')).toEqual(['+2.00 ms', '+7.00 ms 5.00 ms later']);
    expect(all.get('Duration')).toEqual(['4.00 ms', '7.00 ms +3.00 ms, 1.8×']);
    expect(all.get('Own time')).toEqual(['4.00 ms', '7.00 ms +3.00 ms, 1.8×']);
  });

  test('name what each span is', () => {
    const all = figures(0, 2);
    expect(all.get('Service')).toEqual(['shop', 'db']);
    expect(all.get('Name')).toEqual(['GET /cart', 'SELECT']);
    expect(all.get('Kind')).toEqual(['internal', 'client']);
    expect(all.get('Status')).toEqual(['unset', 'error']);
  });

  test('compare no duration that was not recorded', () => {
    expect(figures(1, 3).get('Duration')).toEqual(['4.00 ms', 'no end']);
  });

  test('leave out what is not known of any span yet', () => {
    expect([...figures(0, 1).keys()]).not.toContain('Events');
  });
});
