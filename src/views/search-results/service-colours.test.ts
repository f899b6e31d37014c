import { describe, expect, test } from 'vitest';
import { SERVICE_PALETTE } from '../../ui/palette.ts';
import { foundTrace } from './found-for-tests.ts';
import { dealServiceColours } from './service-colours.ts';

const service = (name: string, spanCount: number) => ({ name, spanCount, errorCount: 0 });
const TRACES = [
  foundTrace({ rootService: 'gateway', services: [service('gateway', 2), service('quotes', 30)] }),
  foundTrace({ rootService: 'orders', services: [service('orders', 9), service('quotes', 1)] }),
];

describe('colours of the services of an answer', () => {
  test('those of roots are dealt the first, those with more spans before others', () => {
    const colourOf = dealServiceColours(TRACES);
    expect(['orders', 'gateway', 'quotes'].map(colourOf)).toEqual(SERVICE_PALETTE.slice(0, 3));
  });

  test('neither the order of the traces nor that of asking changes them', () => {
    const [one, other] = [dealServiceColours(TRACES), dealServiceColours(TRACES.toReversed())];
    other('read-later');
    for (const name of ['gateway', 'orders', 'quotes', 'read-later']) expect(other(name)).toBe(one(name));
  });

  test('a root whose services are not told has one', () => {
    const colourOf = dealServiceColours([foundTrace({ rootService: 'gateway', services: [] })]);
    expect(colourOf('gateway')).toBe(SERVICE_PALETTE[0]);
  });

  test('alike ones go by name', () => {
    const colourOf = dealServiceColours([
      foundTrace({ rootService: 'c', services: [service('b', 1), service('a', 1)] }),
    ]);
    expect(['c', 'a', 'b'].map(colourOf)).toEqual(SERVICE_PALETTE.slice(0, 3));
  });
});
