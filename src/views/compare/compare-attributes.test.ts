import { describe, expect, test } from 'vitest';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { attributeRows, compareAttributes } from './compare-attributes.ts';

const attribute = (key: string, text: string, more: Partial<AttributeExcerpt> = {}): AttributeExcerpt => ({
  index: 0,
  key,
  text,
  type: 'string',
  typeLabel: '',
  repetition: 'none',
  presentName: '',
  meaning: '',
  moment: null,
  heading: null,
  ...more,
});

const texts = (rows: ReturnType<typeof attributeRows>) =>
  rows.map(({ title, cells, differs }) => [title, cells.map((cell) => (cell ? cell.text : cell)), differs]);

describe('the rows of attributes', () => {
  test('are all keys of all spans, with those that differ told', () =>
    expect(
      texts(
        attributeRows([
          [attribute('b', '1'), attribute('a', 'x')],
          [attribute('a', 'x'), attribute('c', '2'), attribute('b', '3')],
        ]),
      ),
    ).toEqual([
      ['a', ['x', 'x'], false],
      ['b', ['1', '3'], true],
      ['c', [null, '2'], true],
    ]));

  test('do not say of a span that is not read yet that it has none', () =>
    expect(texts(attributeRows([[attribute('a', 'x')], undefined]))).toEqual([['a', ['x', undefined], false]]));

  test('tell a number from the text that reads alike', () =>
    expect(attributeRows([[attribute('a', '1')], [attribute('a', '1', { type: 'int' })]])[0].differs).toBe(true));

  test('have what counts of a key that is repeated', () => {
    const repeated = [
      attribute('a', 'old', { repetition: 'overruled' }),
      attribute('a', 'new', { repetition: 'counts' }),
    ];
    expect(texts(attributeRows([repeated, [attribute('a', 'new')]]))).toEqual([['a', ['new', 'new'], false]]);
  });

  test('put an older name beside what it is called today', () => {
    const older = attribute('http.method', 'GET', { presentName: 'http.request.method' });
    const rows = attributeRows([[older], [attribute('http.request.method', 'GET')]]);
    expect(texts(rows)).toEqual([['http.request.method', ['GET', 'GET'], false]]);
    expect(rows[0].cells[0]?.note).toBe('as http.method');
  });

  test('keep both names of a span that has both', () => {
    const older = attribute('http.method', 'get', { presentName: 'http.request.method' });
    expect(texts(attributeRows([[older, attribute('http.request.method', 'GET')]]))).toEqual([
      ['http.method', ['get'], false],
      ['http.request.method', ['GET'], false],
    ]);
  });
});

test('attributes stand in groups, those that matter to the kind first', () => {
  const span = [attribute('thread.id', '1'), attribute('http.route', '/'), attribute('error.type', 'timeout')];
  const groups = compareAttributes([span, span], SpanKind.Server);
  expect(groups.map(({ title, rows }) => [title, rows.map((row) => row.title)])).toEqual([
    ['Error', ['error.type']],
    ['HTTP', ['http.route']],
    ['Code and thread', ['thread.id']],
  ]);
});
