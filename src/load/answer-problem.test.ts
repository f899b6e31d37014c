import { describe, expect, test } from 'vitest';
import { answerProblem, notFoundProblem } from './answer-problem.ts';
import type { AnswerHead } from './backends/backend.ts';

function head(status: number, start: string, contentType = 'text/plain'): AnswerHead {
  return { status, contentType, start, address: 'http://tempo.example/api/traces/1', redirectedTo: '' };
}

describe('a refusal is told by its kind', () => {
  test.each([
    [401, 'no org id', 'unauthorized'],
    [403, 'not yours', 'unauthorized'],
    [429, 'rate limit', 'too_many_requests'],
    [500, 'on fire', 'server_error'],
    [504, 'late', 'server_error'],
    [503, '<html><title>Down</title></html>', 'server_error'],
    [200, '<!doctype html><title>Sign in</title>', 'html_answer'],
    [404, '<html><title>404</title></html>', 'html_answer'],
    [404, 'page not found', 'refused_request'],
    [400, 'not hex', 'refused_request'],
    [422, 'too large', 'refused_request'],
    [418, 'teapot', 'refused_request'],
    [200, '', 'refused_request'],
  ])('%i %j: %s', (status, body, kind) => {
    expect(answerProblem(head(status, body), 'Tempo')).toMatchObject({
      kind,
      status,
      address: 'http://tempo.example/api/traces/1',
      sentence: expect.stringMatching(/^Tempo .+\.$/),
    });
  });

  test.each([404, 422, 500, 502])('%i is not advised to be retried, since a button says so', (status) => {
    expect(answerProblem(head(status, ''), 'Tempo').advice).not.toContain('Retry.');
  });

  test('with the words of the server', () => {
    expect(answerProblem(head(429, '{"message":"rate limit of 5"}'), 'Tempo').serverWords).toBe('rate limit of 5');
  });

  test.each([
    ['17', 'Wait 17 s'],
    [new Date(Date.now() + 3_600_000).toUTCString(), 'Wait 3'],
    ['soon', 'Wait a little'],
    [undefined, 'Wait a little'],
  ])('too many calls with Retry-After %j advise: %s', (retryAfter, advice) => {
    expect(answerProblem({ ...head(429, ''), retryAfter }, 'Tempo').advice[0]).toContain(advice);
  });

  test('a missing tenant is advised to be named', () => {
    expect(answerProblem(head(401, 'no org id'), 'Tempo').advice[0]).toContain('X-Scope-OrgID');
  });

  test('a page is known by its content type alone', () => {
    expect(answerProblem(head(200, 'Sign in', 'text/html; charset=utf-8'), 'Tempo').kind).toBe('html_answer');
  });

  test('a page after a redirect says where it led', () => {
    const redirected = { ...head(200, '<title>Sign in</title>'), redirectedTo: 'https://login.example/' };
    expect(answerProblem(redirected, 'Tempo').sentence).toContain('https://login.example/');
  });
});

test.each([
  [502, 'unreachable', 'unreachable'],
  [504, 'timeout', 'timeout'],
  [502, undefined, 'server_error'],
  [403, undefined, 'refused_request'],
])('what our own server says, who knows the cause, is the sentence: %i %s', (status, cause, kind) => {
  const body = JSON.stringify({ error: { by: 'longpole', message: 'tempo (h:1) has no luck.', cause } });
  expect(answerProblem(head(status, body), 'Tempo')).toMatchObject({
    kind,
    sentence: 'tempo (h:1) has no luck.',
    status: 0,
    serverWords: '',
  });
});

test('a missing trace whose id no backend can have is named in short', () => {
  const { sentence, advice } = notFoundProblem(head(404, ''), 'Tempo', '1'.repeat(3000));
  expect(sentence.length).toBeLessThan(100);
  expect(advice[0]).toContain('3000 characters');
});

test('a missing trace is named as the person wrote it', () => {
  expect(notFoundProblem(head(404, ''), 'Tempo', 'ABC123')).toMatchObject({
    kind: 'not_found',
    sentence: 'Tempo has no trace ABC123.',
    serverWords: '',
  });
});
