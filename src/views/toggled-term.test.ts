import { describe, expect, test } from 'vitest';
import { attributeTerm, chosenTerm, serviceTerm, toggledTerm } from './toggled-term.ts';

const WEB = serviceTerm('web');
const DB = serviceTerm('db');
const ADS = serviceTerm('ads');

describe('a press on a term', () => {
  test('asks for it beside what is asked already', () =>
    expect(toggledTerm('cart', WEB, 'include')).toBe('cart service=web'));

  test('asks for either of two values of a field', () =>
    expect(toggledTerm('service=web', DB, 'include')).toBe('(service=web or service=db)'));

  test('takes it back the second time', () => {
    expect(toggledTerm('(service=web or service=db)', DB, 'include')).toBe('service=web');
    expect(toggledTerm('cart -service=db', DB, 'exclude')).toBe('cart');
  });

  test('leaves it out, though it was asked for', () =>
    expect(toggledTerm('service=web', WEB, 'exclude')).toBe('-service=web'));

  test('quotes what has to be', () =>
    expect(toggledTerm('', attributeTerm('url', 'a b'), 'include')).toBe('url="a b"'));
});

describe('a press on one of a legend', () => {
  test('asks for it in place of the others', () =>
    expect(chosenTerm('cart (service=db or service=ads)', WEB, [DB, ADS])).toBe('cart service=web'));

  test('asks for it alone where it was one of several', () =>
    expect(chosenTerm('(service=web or service=db)', WEB, [DB, ADS])).toBe('service=web'));

  test('takes it back where it was alone', () => expect(chosenTerm('cart service=web', WEB, [DB, ADS])).toBe('cart'));
});
