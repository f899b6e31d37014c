import { describe, expect, test } from 'vitest';
import type { SpanEvent } from '../../trace/span-details.ts';
import { exceptionOf, exceptionSummary } from './exception.ts';

function event(name: string, attributes: readonly (readonly [string, string])[]): SpanEvent {
  return {
    name,
    timeUnixNano: null,
    attributes: attributes.map(([key, value]) => ({ key, value: { type: 'string', value } })),
    droppedAttributesCount: 0,
  };
}

describe('exceptionOf', () => {
  test('takes type, message and stack trace out of the attributes', () => {
    const recorded = event('exception', [
      ['exception.type', 'IOError'],
      ['exception.message', 'gone'],
      ['exception.stacktrace', 'at f'],
      ['exception.escaped', 'false'],
    ]);
    expect(exceptionOf(recorded)).toEqual({
      texts: { type: 'IOError', message: 'gone', stacktrace: 'at f' },
      rest: [{ key: 'exception.escaped', value: { type: 'string', value: 'false' } }],
    });
  });

  test('knows an exception of another name by its attributes', () => {
    expect(exceptionOf(event('error', [['exception.type', 'IOError']]))?.texts.type).toBe('IOError');
  });

  test('is null for other events', () => {
    expect(exceptionOf(event('cache miss', [['key', 'a']]))).toBeNull();
  });
});

describe('exceptionSummary', () => {
  test('is the last exception’s type and message', () => {
    const events = [
      event('exception', [['exception.type', 'First']]),
      event('exception', [
        ['exception.type', 'Second'],
        ['exception.message', 'gone'],
      ]),
      event('retry', []),
    ];
    expect(exceptionSummary(events)).toBe('Second: gone');
  });

  test('is empty without exceptions', () => {
    expect(exceptionSummary([event('retry', [])])).toBe('');
  });
});
