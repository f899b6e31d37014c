import { expect, test } from 'vitest';
import type { FilterExpression, FilterField, FilterOperator } from '../../../analysis/filter/filter-expression.ts';
import { filterWords, isPlain, plainWords } from './filter-words.ts';

function term(field: FilterField, value: string, operator: FilterOperator = ':'): FilterExpression {
  return { type: 'term', field, key: '', operator, value };
}

const ASKED: FilterExpression = {
  type: 'and',
  of: [
    term('text', 'cart'),
    { type: 'or', of: [term('service', 'web', '='), term('name', 'cart'), term('kind', 'client')] },
    { type: 'not', of: term('text', 'ads') },
    term('name', 'GET', '!='),
  ],
};

test('names are asked for words, names and services, not for what is left out', () =>
  expect(filterWords(ASKED)).toEqual({ inNames: ['cart'], inServices: ['cart', 'web'] }));

test('every match has the words that stand by themselves', () => expect(plainWords(ASKED)).toEqual(['cart']));

test('nothing is asked by no filter', () =>
  expect([filterWords(null), plainWords(null)]).toEqual([{ inNames: [], inServices: [] }, []]));

test('words alone are told from all else', () => {
  const words: FilterExpression = { type: 'and', of: [term('text', 'a'), term('text', 'b')] };
  expect([isPlain(words), isPlain(ASKED), isPlain(null)]).toEqual([true, false, false]);
});
