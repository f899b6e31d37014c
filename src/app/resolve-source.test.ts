import { describe, expect, test } from 'vitest';
import { backendKey, type KnownSources, loadedAs, resolveSource } from './resolve-source.ts';
import { NO_SOURCE, type TraceState } from './url-state.ts';

const jaeger = { name: 'jaeger', url: 'http://h/jaeger/' };
const tempo = { name: 'tempo', url: 'http://h/tempo/' };
const known: KnownSources = {
  backends: [jaeger, tempo],
  files: [{ name: 'served.json', url: 'http://h/files/0' }],
  examples: [
    { name: 'slow', traceId: 'a1', title: 'x', story: 'y', file: 'slow.json', spanCount: 1, durationNs: 1, bars: [] },
  ],
  kept: new Map([['dropped.json', { name: 'dropped.json', number: 1, source: { type: 'text', text: '{}' } }]]),
  chosen: '',
  baseUri: 'http://h/',
};
const trace = (fields: Partial<TraceState>): TraceState => ({
  page: 'trace',
  traceId: 'a1',
  span: '',
  ...NO_SOURCE,
  ...fields,
});

describe('the source of an address', () => {
  test('is the backend it names', () =>
    expect(resolveSource(trace({ backend: 'tempo' }), known)).toMatchObject({
      source: { type: 'backend', backends: [tempo], traceIds: ['a1'] },
    }));

  test('is the chosen backend where it names none', () =>
    expect(resolveSource(trace({}), { ...known, chosen: 'tempo' })).toMatchObject({ source: { backends: [tempo] } }));

  test('is all backends where it names none and none is chosen, or one that is gone', () => {
    expect(resolveSource(trace({}), known)).toMatchObject({ source: { backends: [jaeger, tempo] } });
    expect(resolveSource(trace({}), { ...known, chosen: 'gone' })).toMatchObject({
      source: { backends: [jaeger, tempo] },
    });
  });

  test('has the key under which it was loaded in asking several', () => {
    loadedAs.set(backendKey([tempo], ['b2']), 'all of them');
    expect(resolveSource(trace({ traceId: 'b2', backend: 'tempo' }), known)).toMatchObject({ key: 'all of them' });
    expect(resolveSource(trace({ traceId: 'b2', backend: 'jaeger' }), known)).not.toMatchObject({ key: 'all of them' });
  });

  test('is told to be missing where no backend has that name', () =>
    expect(resolveSource(trace({ backend: 'zipkin' }), known).status).toBe('missing'));

  test('is told to be missing where there is no backend at all', () =>
    expect(resolveSource(trace({}), { ...known, backends: [] }).status).toBe('missing'));

  test('waits for the list of backends', () =>
    expect(resolveSource(trace({ backend: 'tempo' }), { ...known, backends: null }).status).toBe('waiting'));

  test('is an example beside the page', () =>
    expect(resolveSource(trace({ example: 'slow' }), known)).toMatchObject({
      source: { type: 'url', url: 'http://h/static/examples/slow.json' },
    }));

  test('is a file that was dropped', () =>
    expect(resolveSource(trace({ file: 'dropped.json' }), known)).toMatchObject({ source: { type: 'text' } }));

  test('is a file that the server offers', () =>
    expect(resolveSource(trace({ file: 'served.json' }), known)).toMatchObject({
      source: { type: 'url', url: 'http://h/files/0' },
    }));

  test('is told to be dropped again where the file is gone', () =>
    expect(resolveSource(trace({ file: 'gone.json' }), known)).toMatchObject({
      status: 'missing',
      missing: 'file',
    }));
});
