import { expect, test } from 'vitest';
import { keysToOffer } from './attribute-field.tsx';

const USUAL = [{ key: 'http.route' }, { key: 'user.id' }];

test('keys of traces in sight are offered before the others, each once', () => {
  expect(keysToOffer(['cart.size', 'user.id'], USUAL)).toEqual(['cart.size', 'user.id', 'http.route']);
  expect(keysToOffer(['cart.size'], null)).toEqual(['cart.size']);
  expect(keysToOffer([], null)).toBeNull();
});

test('which version it was, and where it ran, comes before all', () => {
  const known = [{ key: 'k8s.pod.name' }, ...USUAL];
  expect(keysToOffer(['cart.size', 'service.version'], known)).toEqual([
    'service.version',
    'k8s.pod.name',
    'cart.size',
    'http.route',
    'user.id',
  ]);
});
