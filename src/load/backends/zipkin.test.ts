import { describe, expect, test } from 'vitest';
import type { AnswerHead, AnswerVerdict } from './backend.ts';
import { zipkin } from './zipkin.ts';

const ID = '463ac35c9f6413ad48485a3953bb6124';
const SPANS = `[{"traceId":"${ID}","id":"48485a3953bb6124"}]`;

function answered(status: number, start: string, contentType = 'application/json'): AnswerHead {
  return { status, start, contentType, address: '', redirectedTo: '' };
}

function verdictOn(head: AnswerHead): string {
  return wordFor(zipkin.traceRequests(ID, undefined)[0].judge(head));
}

function wordFor(verdict: AnswerVerdict): string {
  if (verdict.type !== 'problem') return verdict.type;
  return verdict.isNotFound ? 'not found' : 'refused';
}

describe('an answer of Zipkin', () => {
  test.each([
    ['trace', 'spans', answered(200, SPANS)],
    ['trace', 'more spans than are looked at', answered(200, SPANS.slice(0, -2))],
    ['not found', 'Zipkin’s sentence', answered(404, `${ID} not found`, 'text/*')],
    ['not found', 'an old Zipkin’s silence', answered(404, '')],
    ['not found', 'no spans', answered(200, '[]')],
    ['not found', 'no traces with spans', answered(200, '[[]]')],
    ['next', 'an unknown path', answered(404, '404 Not Found', 'text/plain')],
    ['next', 'a page', answered(200, '<!doctype html>', 'text/html')],
    ['refused', 'an id that it does not take', answered(400, 'x should be lower-hex encoded', 'text/*')],
    ['refused', 'a failure', answered(500, 'out of memory', 'text/*')],
    ['refused', 'nothing', answered(200, '')],
  ])('means %s: %s', (meaning, _what, head) => {
    expect(verdictOn(head)).toBe(meaning);
  });
});

describe('Zipkin is asked for', () => {
  const pathsFor = (id: string) => zipkin.traceRequests(id, undefined).map(({ path }) => path);

  test('a trace by its id in lower case', () => {
    expect(pathsFor(ID.toUpperCase())).toEqual([`api/v2/trace/${ID}`]);
  });

  test('a short id by each of its forms', () => {
    expect(pathsFor('48485a3953bb6124')).toEqual([
      'api/v2/trace/000000000000000048485a3953bb6124',
      'api/v2/trace/48485a3953bb6124',
    ]);
  });

  test('several traces at once', () => {
    const path = zipkin.severalRequest?.([ID, 'ABCDEF0123456789'])?.path ?? '';
    expect(new URL(path, 'http://host/').searchParams.get('traceIds')).toBe(`${ID},0000000000000000abcdef0123456789`);
  });
});
