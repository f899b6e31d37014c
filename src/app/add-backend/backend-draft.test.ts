import { describe, expect, test } from 'vitest';
import { type BackendDraft, draftProblem, suggestName, toConfig } from './backend-draft.ts';

const BASE = 'http://host/';
const draft: BackendDraft = { name: ' jaeger ', address: ' http://jaeger.internal:16686/ui ', kind: '' };

describe('a backend in the form', () => {
  test('is complete with name and address', () => expect(draftProblem(draft, [], BASE)).toBeNull());
  test.each(['', 'jaeger', 'tempo.example.com', 'ftp://h', 'http://'])('has no address in "%s"', (address) =>
    expect(draftProblem({ ...draft, address }, [], BASE)).toMatch(/address/),
  );
  test.each([
    ['localhost', 'http://localhost/'],
    ['localhost:9411', 'http://localhost:9411/'],
    ['Jaeger:16686/ui', 'http://jaeger:16686/ui/'],
    ['10.0.0.7:3200', 'http://10.0.0.7:3200/'],
    ['[::1]:9411/zipkin', 'http://[::1]:9411/zipkin/'],
    ['HTTPS://tempo.example.com', 'https://tempo.example.com/'],
  ])('%s is asked at %s', (address, url) => {
    expect(draftProblem({ ...draft, address }, [], BASE)).toBeNull();
    expect(toConfig({ ...draft, address }, BASE)?.url).toBe(url);
  });
  test('needs a name', () => expect(draftProblem({ ...draft, name: ' ' }, [], BASE)).toMatch(/name/));
  test('cannot take a name of the server', () => expect(draftProblem(draft, ['jaeger'], BASE)).toMatch(/already/));
  test('becomes a backend of a kind to be found out', () =>
    expect(toConfig(draft, BASE)).toEqual({ name: 'jaeger', url: 'http://jaeger.internal:16686/ui/' }));
  test('keeps the kind that was chosen', () =>
    expect(toConfig({ ...draft, kind: 'tempo' }, BASE)).toMatchObject({ kind: 'tempo' }));
});

test.each([
  ['http://jaeger.internal:16686', 'jaeger'],
  ['http://localhost:16686/', 'jaeger'],
  ['http://127.0.0.1:3200/', 'tempo'],
  ['http://[::1]:9411/zipkin', 'zipkin'],
  ['http://localhost:8080/', 'localhost-8080'],
  ['http://10.0.0.7', '10.0.0.7'],
  ['http://[::1]:8080/', '1-8080'],
  ['jaeger', ''],
  ['localhost:9411', 'zipkin'],
  ['jaeger.internal:80', 'jaeger'],
  ['mailto:someone', ''],
])('%s suggests the name "%s"', (address, name) => expect(suggestName(address)).toBe(name));
