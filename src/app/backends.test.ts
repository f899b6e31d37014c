import { describe, expect, test, vi } from 'vitest';
import { findBackend, listBackends, servingJaeger } from './backends.ts';

const jaeger = { name: 'jaeger', url: 'http://h/jaeger/' };
const tempo = { name: 'tempo', url: 'http://h/tempo/' };

describe('the backends', () => {
  test("are the server's, then those added here", () =>
    expect(listBackends([jaeger], [tempo])).toEqual([
      { ...jaeger, isAdded: false },
      { ...tempo, isAdded: true },
    ]));

  test("keep the server's own where a name is used twice", () =>
    expect(listBackends([jaeger], [{ ...tempo, name: 'jaeger' }])).toEqual([{ ...jaeger, isAdded: false }]));

  test('are found by name', () => expect(findBackend([jaeger, tempo], 'tempo')).toBe(tempo));
  test('are null where there is none of that name', () => expect(findBackend([jaeger], 'tempo')).toBeNull());
});

describe('jaeger-query', () => {
  test('is the backend where it serves the page', () => {
    vi.stubGlobal('document', { baseURI: 'http://h/jaeger/' });
    expect(servingJaeger('JAEGER_VERSION = {"gitVersion":"v2.13.0"};')).toEqual({
      name: 'jaeger',
      kind: 'jaeger',
      url: 'http://h/jaeger/',
    });
    vi.unstubAllGlobals();
  });

  test('is none where something else serves it', () =>
    expect(servingJaeger('JAEGER_VERSION = DEFAULT_VERSION;')).toBeNull());
});
