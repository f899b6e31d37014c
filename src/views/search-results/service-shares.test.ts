import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceShares } from './service-shares.ts';

const times = fc.array(fc.record({ name: fc.string({ minLength: 1 }), time: fc.nat(1e9) }));

describe('the pieces of a bar', () => {
  test('they fill it but for what cannot be seen', () => {
    fc.assert(
      fc.property(times, (list) => {
        const pieces = serviceShares(list);
        const sum = pieces.reduce((total, { share }) => total + share, 0);
        if (pieces.length > 0) expect(sum).toBeGreaterThan(0.99);
        expect(sum).toBeLessThan(1.0001);
      }),
    );
  });

  test('the largest comes first', () => {
    const pieces = serviceShares([
      { name: 'a', time: 10 },
      { name: 'b', time: 30 },
    ]);
    expect(pieces.map(({ name, share }) => [name, share])).toEqual([
      ['b', 0.75],
      ['a', 0.25],
    ]);
  });

  test('spans of no service are no others', () => {
    const unnamed = { name: '', time: 50 };
    const pieces = serviceShares([unnamed, ...Array.from({ length: 20 }, (_, i) => ({ name: `s${i}`, time: 1 }))]);
    expect([pieces[0], pieces.at(-1)]).toMatchObject([unnamed, { name: null, time: 13 }]);
  });

  test('many services end in one piece for all of them', () => {
    const pieces = serviceShares(Array.from({ length: 20 }, (_, i) => ({ name: `s${i}`, time: 1 })));
    expect(pieces).toHaveLength(9);
    expect(pieces.at(-1)?.name).toBe(null);
  });

  test('no time, no bar', () => {
    expect(serviceShares([{ name: 'a', time: 0 }])).toEqual([]);
  });
});
