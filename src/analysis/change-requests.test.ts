import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { spanKey } from '../trace/span.ts';
import type { Change } from './change.ts';
import { formatChanges, readChangeRequests, resolveChanges, unmatchedOperations } from './change-requests.ts';

describe('changes in text', () => {
  test.each([
    ['scale:aa:0.5', { op: 'scale', span: 'aa', factor: 0.5 }],
    ['scale:a:b#server:2', { op: 'scale', span: 'a:b#server', factor: 2 }],
    ['set:aa:120ms', { op: 'set', span: 'aa', duration: 120_000 }],
    ['set:aa:1.5 s', { op: 'set', span: 'aa', duration: 1_500_000 }],
    ['set:aa:250us', { op: 'set', span: 'aa', duration: 250 }],
    ['set:aa:250µs', { op: 'set', span: 'aa', duration: 250 }],
    ['set:aa:500ns', { op: 'set', span: 'aa', duration: 0.5 }],
    ['set:aa:2min', { op: 'set', span: 'aa', duration: 120e6 }],
    ['set:aa:0', { op: 'set', span: 'aa', duration: 0 }],
    ['scaleOperation:web|GET a:0.5', { op: 'scaleOperation', service: 'web', name: 'GET a', factor: 0.5 }],
    ['scaleOperation:|GET a|b:c:0', { op: 'scaleOperation', service: '', name: 'GET a|b:c', factor: 0 }],
    ['parallel:aa, bb,cc', { op: 'parallel', spans: ['aa', 'bb', 'cc'] }],
  ])('%s', (text, change) => {
    expect(readChangeRequests(text)).toEqual([change]);
  });

  test('are joined by a semicolon, which a name may hold as well', () => {
    expect(readChangeRequests('scale:aa:0.5; scaleOperation:web|a;b:0;set:bb:1s;')).toEqual([
      { op: 'scale', span: 'aa', factor: 0.5 },
      { op: 'scaleOperation', service: 'web', name: 'a;b', factor: 0 },
      { op: 'set', span: 'bb', duration: 1e6 },
    ]);
  });

  test.each([
    '',
    'aa',
    'scale:aa',
    'scale:aa:fast',
    'scale:aa:-1',
    'set:aa:120',
    'set::1s',
    'scaleOperation:web:0.5',
    'halve:aa:1',
  ])('%j is none', (text) => {
    expect(() => readChangeRequests(text)).toThrow();
  });
});

describe('changes in JSON', () => {
  test('are as the cases have them', () => {
    const changes = [
      { op: 'scale', span: 'aa', factor: 0.5 },
      { op: 'set', span: 'aa', duration: 10 },
      { op: 'scaleOperation', service: 'web', name: 'a', factor: 0 },
      { op: 'parallel', spans: ['aa'] },
    ];
    expect(readChangeRequests(JSON.stringify(changes))).toEqual(changes);
  });

  test('an empty list is no change', () => {
    expect(readChangeRequests(' [] ')).toEqual([]);
  });

  test.each([
    '[',
    '[1]',
    '[{"op":"scale","span":"aa"}]',
    '[{"op":"scale","span":"aa","factor":-1}]',
    '[{"op":"parallel","spans":[]}]',
  ])('%s is none', (text) => {
    expect(() => readChangeRequests(text)).toThrow();
  });
});

describe('changes of a trace', () => {
  const trace = traceFromText('web one |---| id=aa\n  web two |-| id=W\n  web three |-| id=bee');

  test('name its rows, durations in nanoseconds', () => {
    const requests = readChangeRequests('set:AA:1.5us;parallel:W,00bee');
    expect(resolveChanges(trace, requests)).toEqual([
      { op: 'set', span: 0, duration: 1500 },
      { op: 'parallel', spans: [1, 2] },
    ]);
  });

  test.each(['parallel:W,aa', 'parallel:aa,W'])('cannot start at once what not one parent called: %s', (text) => {
    expect(() => resolveChanges(trace, readChangeRequests(text))).toThrow('parallel needs calls of one parent');
  });

  test('can name one call to be started at once, whichever it is', () => {
    expect(resolveChanges(trace, readChangeRequests('parallel:aa'))).toEqual([{ op: 'parallel', spans: [0] }]);
  });

  test('may name an operation that no span is of, which can be told', () => {
    const requests = readChangeRequests('scaleOperation:web|one:0;scaleOperation:web|nothing:0');
    expect(unmatchedOperations(trace, requests)).toEqual(['web|nothing']);
  });

  test('cannot name others', () => {
    expect(() => resolveChanges(trace, readChangeRequests('scale:bb:1'))).toThrow('there is no span bb');
  });

  test.each<[string, Change[]]>([
    ['none', []],
    [
      'one of each kind',
      [
        { op: 'scale', span: 0, factor: 0.5 },
        { op: 'set', span: 1, duration: 1_234_567 },
        { op: 'scaleOperation', service: 'web', name: 'GET /a:b', factor: 0 },
        { op: 'parallel', spans: [2, 1] },
      ],
    ],
    ['names with a bar', [{ op: 'scaleOperation', service: 'a|b', name: 'c', factor: 2 }]],
    ['names that read as a change', [{ op: 'scaleOperation', service: 'a', name: 'b;scale:c', factor: 2 }]],
    ['names with spaces at their ends', [{ op: 'scaleOperation', service: ' a', name: 'b ', factor: 2 }]],
    ['a factor that is hardly there', [{ op: 'scale', span: 0, factor: 1e-9 }]],
  ])('are read as they were written: %s', (_, changes) => {
    const text = formatChanges(trace, changes);
    expect(text === '' ? [] : resolveChanges(trace, readChangeRequests(text))).toEqual(changes);
  });

  test('are written as the terminal takes them', () => {
    const changes: Change[] = [
      { op: 'scale', span: 0, factor: 0.5 },
      { op: 'parallel', spans: [0, 1] },
    ];
    expect(formatChanges(trace, changes)).toBe(
      `scale:${spanKey(trace, 0)}:0.5;parallel:${spanKey(trace, 0)},${spanKey(trace, 1)}`,
    );
  });
});
