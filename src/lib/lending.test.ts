import { describe, expect, test } from 'vitest';
import { Lending } from './lending.ts';
import { Stored } from './stored.ts';

interface Liked {
  readonly rows: string;
  readonly columns: readonly string[];
}

const FIRST: Liked = { rows: 'one', columns: [] };

function stored() {
  const liked = new Stored<Liked>(`test-${Math.random()}`, () => FIRST);
  return { liked, lending: new Lending(liked) };
}

describe('what is lent', () => {
  test('is the value in this page, and not kept', () => {
    const { liked, lending } = stored();
    lending.lend({ rows: 'two' });
    expect(liked.get()).toEqual({ rows: 'two', columns: [] });
    lending.lend({});
    expect(liked.get()).toEqual(FIRST);
  });

  test('is not taken over by setting another field', () => {
    const { liked, lending } = stored();
    lending.lend({ rows: 'two' });
    liked.set({ ...liked.get(), columns: ['kind'] });
    expect(liked.get()).toEqual({ rows: 'two', columns: ['kind'] });
    lending.lend({});
    expect(liked.get()).toEqual({ rows: 'one', columns: ['kind'] });
  });

  test('is lent no more once it is set otherwise', () => {
    const { liked, lending } = stored();
    lending.lend({ rows: 'two' });
    liked.set({ ...liked.get(), rows: 'three' });
    expect([liked.get().rows, lending.lent()]).toEqual(['three', {}]);
  });

  test('is the same object until it changes', () => {
    const { liked, lending } = stored();
    lending.lend({ rows: 'two' });
    expect(liked.get()).toBe(liked.get());
  });
});
