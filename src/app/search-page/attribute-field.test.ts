import { expect, test } from 'vitest';
import { keysToOffer } from './attribute-field.tsx';

const USUAL = [{ key: 'http.route' }, { key: 'user.id' }];

test('keys of traces in sight are offered before the others, each once', () => {
  expect(keysToOffer(['cart.size', 'user.id'], USUAL)).toEqual(['cart.size', 'user.id', 'http.route']);
  expect(keysToOffer(['cart.size'], null)).toEqual(['cart.size']);
  expect(keysToOffer([], null)).toBeNull();
});
