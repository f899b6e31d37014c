import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { isNear } from './asked-keys.ts';
import { otlpOf, plainTraces } from './plain-traces-for-tests.ts';
import { SearchSession } from './search-session.ts';

test.each([
  ['http.response.status_code', 'http.status_code'],
  ['http.status_code', 'http.response.status_code'],
  ['http.target', 'url.path'],
  ['net.peer.name', 'client.address'],
  ['userId', 'user.id'],
  ['user_id', 'app.user.id'],
])('%s may be meant by %s', (other, key) => expect(isNear(key, other)).toBe(true));

test.each([
  ['http.route', 'http.method'],
  ['id', 'user.id'],
])('%s is not meant by %s', (other, key) => expect(isNear(key, other)).toBe(false));

describe('an attribute that no trace has', () => {
  const now = Date.UTC(2026, 5, 1, 12);
  const text = JSON.stringify(otlpOf(plainTraces(20, 7, now)));

  async function told(key: string, value: string): Promise<string[]> {
    const query = { ...ANY_TRACE, attributes: [{ key, operator: '=', value }] } as const;
    const session = new SearchSession({ onProgress: () => {}, onLearnt: () => {} });
    const { notes } = await session.search({ type: 'text', text }, query, now, new AbortController().signal);
    return notes.map(({ sentence }) => sentence);
  }

  test('is told, with what like it they have', async () => {
    expect(await told('http.status_code', '500')).toEqual([
      'None of the 20 traces has http.status_code; they have http.response.status_code.',
    ]);
  });

  test('is told where they have nothing like it', async () => {
    expect(await told('cart.size', '5')).toEqual(['None of the 20 traces has cart.size.']);
  });

  test('is not told of one that some have with another value', async () => {
    expect(await told('http.response.status_code', '599')).toEqual([]);
  });
});
