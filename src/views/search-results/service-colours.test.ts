import { describe, expect, test } from 'vitest';
import { SERVICE_PALETTE } from '../../ui/palette.ts';
import { foundTrace } from './found-for-tests.ts';
import { dealServiceColours } from './service-colours.ts';

const service = (name: string, spanCount = 1) => ({ name, spanCount, errorCount: 0 });
const counted = (...names: string[]) =>
  foundTrace({ rootService: names[0], services: names.map((name) => service(name)) });
const summed = (rootService: string) => foundTrace({ rootService, services: [service('told')], isCounted: false });

describe('colours of the services of an answer', () => {
  test('are dealt in order of appearance, as within a trace', () => {
    const colourOf = dealServiceColours([counted('gateway', 'quotes'), counted('gateway', 'orders', 'quotes')]);
    expect(['gateway', 'quotes', 'orders'].map(colourOf)).toEqual(SERVICE_PALETTE.slice(0, 3));
  });

  test('differ for services that are read later, as long as there are colours', () => {
    const colourOf = dealServiceColours([summed('gateway'), summed('orders')]);
    const names = ['gateway', 'orders', ...Array.from({ length: 14 }, (_, i) => `read-later-${i}`)];
    expect(new Set(names.map(colourOf)).size).toBe(16);
  });

  test('stay once they are dealt', () => {
    const colourOf = dealServiceColours([summed('gateway')]);
    const first = colourOf('read-later');
    colourOf('another');
    expect(colourOf('read-later')).toBe(first);
  });

  test('where there are too few, roots have the first', () => {
    const many = Array.from({ length: 16 }, (_, i) => `service-${i}`);
    const colourOf = dealServiceColours([counted('gateway', ...many), counted('orders')]);
    expect(['gateway', 'orders'].map(colourOf)).toEqual(SERVICE_PALETTE.slice(0, 2));
  });

  test('a root whose services are not told has one', () => {
    const colourOf = dealServiceColours([foundTrace({ rootService: 'gateway', services: [] })]);
    expect(colourOf('gateway')).toBe(SERVICE_PALETTE[0]);
  });

  test('a root that is not known takes none', () => {
    expect(dealServiceColours([summed(''), summed('gateway')])('gateway')).toBe(SERVICE_PALETTE[0]);
  });
});
