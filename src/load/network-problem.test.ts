import { expect, test } from 'vitest';
import { cancelledProblem, networkProblem, timeoutProblem } from './network-problem.ts';

const ADDRESS = 'http://jaeger.example:16686/api/services';

test('a server of another origin may be down or refuse the origin, and the proxy cures the one', () => {
  const problem = networkProblem(new TypeError('fetch failed'), ADDRESS, false);
  expect(problem).toMatchObject({ kind: 'unreachable', address: ADDRESS, status: 0 });
  expect(problem.sentence).toMatch(/^jaeger\.example:16686 cannot be reached, or .*another origin/);
  expect(problem.advice.join(' ')).toMatch(/--backend.*CORS/);
});

test('our own origin is not suspected of CORS', () => {
  const problem = networkProblem(new TypeError('fetch failed'), ADDRESS, true);
  expect(`${problem.sentence} ${problem.advice.join(' ')}`).not.toContain('CORS');
});

test('a timeout of the platform is a timeout', () => {
  expect(networkProblem(new DOMException('late', 'TimeoutError'), ADDRESS, true).kind).toBe('timeout');
});

test('an abort is a cancelled load', () => {
  expect(networkProblem(new DOMException('stop', 'AbortError'), ADDRESS, true)).toEqual(cancelledProblem(ADDRESS));
});

test('a silence is told in seconds', () => {
  expect(timeoutProblem(ADDRESS, 30_000).sentence).toBe('jaeger.example:16686 sent nothing for 30 s.');
});
