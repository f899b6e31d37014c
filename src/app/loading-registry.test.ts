import { describe, expect, test } from 'vitest';
import { LoadingRegistry } from './loading-registry.ts';

const progress = { address: 'http://h/', bytes: 10, totalBytes: 0, spans: 1 };

describe('the registry of loads', () => {
  test('tells the progress of a load', () => {
    const registry = new LoadingRegistry();
    registry.begin('a').onProgress(progress);
    expect(registry.get('a')?.progress).toEqual(progress);
  });

  test('forgets a load that has ended', () => {
    const registry = new LoadingRegistry();
    registry.begin('a').end();
    expect(registry.get('a')).toBeNull();
  });

  test('does not listen to a load that another one has replaced', () => {
    const registry = new LoadingRegistry();
    const first = registry.begin('a');
    const second = registry.begin('a');
    second.onProgress(progress);
    first.onProgress({ ...progress, bytes: 99 });
    first.end();
    expect(registry.get('a')?.progress).toEqual(progress);
  });
});
