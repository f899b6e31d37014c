import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { prettySql } from './pretty-sql.ts';

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

describe('a query', () => {
  test('has a line for each clause and condition', () => {
    const sql = 'SELECT a, b FROM t LEFT JOIN u ON t.id = u.id WHERE a = 1 AND b = 2 ORDER BY a LIMIT 10';
    expect(prettySql(sql)).toBe(
      [
        'SELECT a, b',
        'FROM t',
        'LEFT JOIN u ON t.id = u.id',
        'WHERE a = 1',
        '  AND b = 2',
        'ORDER BY a',
        'LIMIT 10',
      ].join('\n'),
    );
  });

  test('within a query is indented', () => {
    expect(prettySql('select * from (select 1 from t where x) q where y')).toBe(
      ['select *', 'from (', '  select 1', '  from t', '  where x', ') q', 'where y'].join('\n'),
    );
  });

  test('within a condition is indented from the condition', () => {
    const sql = 'select 1 from t where x and exists (select 2 from u where v and w in (select 3 from y)) and z limit 1';
    expect(prettySql(sql)).toBe(
      [
        'select 1',
        'from t',
        'where x',
        '  and exists (',
        '    select 2',
        '    from u',
        '    where v',
        '      and w in (',
        '        select 3',
        '        from y',
        '      )',
        '  )',
        '  and z',
        'limit 1',
      ].join('\n'),
    );
  });

  test.each([
    'SELECT EXTRACT(year FROM created) x',
    'DELETE FROM t',
    'SELECT a IS DISTINCT FROM b',
    'SELECT count(*) OVER (PARTITION BY a ORDER BY b)',
    "SELECT ' FROM t WHERE '",
    'SELECT " FROM t "',
    'SELECT $$ FROM t $$',
    'SELECT /* FROM t */ 1',
    'SELECT t.limit, offset_x',
  ])('stays on a line where there is no clause: %s', (sql) => {
    expect(prettySql(sql)).toBe(sql);
  });

  test('keeps BETWEEN and its AND together', () => {
    expect(prettySql('SELECT 1 WHERE a BETWEEN 1 AND 2 AND b')).toBe('SELECT 1\nWHERE a BETWEEN 1 AND 2\n  AND b');
  });

  test.each(['SELECT 1\nFROM t\nWHERE x', "SELECT 'it\\'s' FROM t"])('that is laid out or unclear stays: %j', (sql) => {
    expect(prettySql(sql)).toBe(sql);
  });
});

describe('whatever text', () => {
  const PIECES = [
    'SELECT',
    ' from ',
    '(',
    ')',
    "'",
    '"',
    '`',
    '--',
    '\n',
    '/*',
    '*/',
    '$$',
    ' and ',
    'between',
    ',',
    ' x ',
    ';',
  ];

  test('loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), (pieces) => {
        const sql = pieces.join('');
        expect(withoutSpaces(prettySql(sql))).toBe(withoutSpaces(sql));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('keeps its strings as they are', () => {
    const string = fc.stringMatching(/^[a-z \t]{0,20}$/).map((inner) => `'${inner} FROM  ${inner}'`);
    fc.assert(
      fc.property(fc.array(string, { minLength: 1 }), (strings) => {
        const pretty = prettySql(`SELECT ${strings.join(' , ')} FROM t`);
        for (const text of strings) expect(pretty).toContain(text);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test.each([
    ['an unterminated string of 100 kB', `SELECT '${'x '.repeat(50_000)}`],
    ['100 kB of brackets', '('.repeat(100_000)],
    ['100 kB of nested queries', '(select '.repeat(12_000)],
    ['100 kB of spaces', `SELECT${' '.repeat(100_000)}1`],
    ['100 kB of quotes', "'".repeat(100_000)],
    ['100 kB of LEFT', 'LEFT  '.repeat(16_000)],
    ['100 kB of dollars', '$a$'.repeat(33_000)],
  ])('of hostile make is laid out: %s', (_, sql) => {
    expect(withoutSpaces(prettySql(sql))).toBe(withoutSpaces(sql));
  });
});
