import { describe, expect, test } from 'vitest';
import { firstTime, timeAround } from './text-time.ts';

const AT = Date.UTC(2026, 10, 20, 23, 47, 11);

describe('the first time in a line of a log', () => {
  test.each([
    ['2026-11-20T23:47:11Z ERROR no stock', 0],
    ['2026-11-20 23:47:11,042 ERROR no stock', 42],
    ['2026-11-20 23:47:11.042123 UTC no stock', 42],
    ['[2026/11/20 23:47:11] no stock', 0],
    ['{"time":"2026-11-21T00:47:11.5+01:00","msg":"no stock"}', 500],
    ['time=2026-11-20T16:17:11-0730 msg="no stock"', 0],
    ['10.0.0.1 - - [20/Nov/2026:23:47:11 +0000] "GET /cart"', 0],
    ['20 Nov 2026 23:47:11 no stock', 0],
    [`{"ts":${AT / 1000}.25,"msg":"no stock"}`, 250],
    [`{"timestamp":${AT},"msg":"no stock"}`, 0],
    [`ts=${AT}000 msg="no stock"`, 0],
    [`{"timeUnixNano":"${AT / 1000}042000000"}`, 42],
    [`${AT / 1000} no stock`, 0],
    [`cart_seconds_bucket{le="1"} 8 # {trace_id="a1"} 0.67 ${AT / 1000}.789`, 789],
  ])('is read in %j', (line, milliseconds) => {
    expect(firstTime(line)).toBe(AT + milliseconds);
  });

  test.each(['12:00:01 ERROR no stock', 'took 1795219286 ms', 'ts=12', '0001-01-01T00:00:00Z', ''])(
    'is none in %j',
    (line) => {
      expect(firstTime(line)).toBeNull();
    },
  );
});

test('what was logged is searched for around its time', () => {
  expect(timeAround(AT)).toEqual({ type: 'between', from: AT - 900_000, to: AT + 900_000 });
});
