import { expect, test } from 'vitest';
import { findOptions } from './mode-options.ts';

const KEYS = [
  { key: 'host.name', share: 1, isOfResource: true },
  { key: 'http.route', share: 0.5, isOfResource: false },
];

test('the modes come first, then what spans have themselves, then what their resources have', () => {
  expect(findOptions(KEYS, '').options.map(({ by }) => by)).toEqual([
    'service',
    'kind',
    'status',
    'duration',
    'attribute:http.route',
    'attribute:host.name',
  ]);
});

test('what is typed is found in any case', () => {
  expect(findOptions(KEYS, ' HTTP').options).toEqual([{ by: 'attribute:http.route', label: 'http.route', share: 0.5 }]);
});

test('of very many it is told how many more there are', () => {
  const many = Array.from({ length: 150 }, (_, index) => ({ key: `key ${index}`, share: 1, isOfResource: false }));
  expect(findOptions(many, 'key').moreCount).toBe(50);
});
