import { describe, expect, test } from 'vitest';
import { newProblems } from './use-address-notice.ts';

const none = { look: '', finding: '', whatIf: '' };

describe('what of an address has to be told', () => {
  test('is all of it at first', () =>
    expect(newProblems(none, { ...none, look: 'a', finding: 'b' })).toEqual({ look: 'a', finding: 'b' }));
  test('is nothing where the address has lost it since', () =>
    expect(newProblems({ look: 'a', finding: 'b', whatIf: '' }, { ...none, look: 'a' })).toEqual({}));
  test('is what has come', () =>
    expect(newProblems({ ...none, look: 'a' }, { ...none, look: 'a', whatIf: 'c' })).toEqual({ whatIf: 'c' }));
  test('is what is otherwise now', () =>
    expect(newProblems({ ...none, look: 'a' }, { ...none, look: 'd' })).toEqual({ look: 'd' }));
});
