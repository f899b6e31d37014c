import { describe, expect, test } from 'vitest';
import { readJaegerSettings } from './jaeger-settings.ts';

function blockOf(config: unknown, capabilities: unknown = {}): string {
  return `
      JAEGER_CONFIG = ${JSON.stringify(config)};
      JAEGER_STORAGE_CAPABILITIES = ${JSON.stringify(capabilities)};
      JAEGER_VERSION = {"gitCommit":"8498073ff","gitVersion":"v2.13.0","buildDate":"2025-12-01"};
    `;
}

describe('what jaeger-query says to its page', () => {
  test('is its version, and whether traces can be archived', () => {
    expect(readJaegerSettings(blockOf({}, { archiveStorage: true }))).toMatchObject({
      version: 'v2.13.0',
      canArchive: true,
    });
    expect(readJaegerSettings(blockOf({ archiveEnabled: false }, { archiveStorage: true })).canArchive).toBe(false);
  });

  test('is a menu, with groups and without', () => {
    const menu = [
      { label: 'About', items: [{ label: 'Docs', url: 'https://docs.example/' }, { label: 'v2' }] },
      { label: 'Runbook', url: 'http://wiki.example/', anchorTarget: '_self' },
      { label: 'Evil', url: 'javascript:alert(1)' },
      'nothing',
    ];
    expect(readJaegerSettings(blockOf({ menu })).menu).toEqual([
      { group: 'About', label: 'Docs', url: 'https://docs.example/' },
      { group: 'About', label: 'v2', url: '' },
      { group: '', label: 'Runbook', url: 'http://wiki.example/' },
      { group: '', label: 'Evil', url: '' },
    ]);
  });

  test('is links, on the trace and on values', () => {
    const linkPatterns = [
      { type: 'traces', url: 'https://logs.example/?id=#{traceID}&from=#{startTime}', text: 'Logs' },
      { type: 'process', key: 'jaeger.version', url: 'https://x.example/#{jaeger.version}', text: '#{jaeger.version}' },
      { type: 'tags', key: ['http.url', 'url.full'], url: 'https://x.example/?u=#{http.url}', text: 'u' },
      { type: 'tags', key: 'a', url: 'https://x.example/#{a | pad_start 3 0}', text: '' },
      { type: 'traces', url: 'https://x.example/#{startTime | epoch_micros_to_date_iso}', text: 'at' },
      { type: 'tags', key: 'b', url: 'javascript:#{b}', text: '' },
    ];
    expect(readJaegerSettings(blockOf({ linkPatterns })).links).toEqual([
      { on: 'trace', key: '', text: 'Logs', url: 'https://logs.example/?id={traceId}&from={start|us}' },
      {
        on: 'attribute',
        key: 'jaeger.version',
        text: '{attribute:jaeger.version}',
        url: 'https://x.example/{attribute:jaeger.version}',
      },
      { on: 'attribute', key: 'http.url', text: 'u', url: 'https://x.example/?u={attribute:http.url}' },
      { on: 'attribute', key: 'url.full', text: 'u', url: 'https://x.example/?u={attribute:http.url}' },
      { on: 'trace', key: '', text: 'at', url: 'https://x.example/{start|iso}' },
    ]);
  });

  test('is how much may be searched for', () => {
    const search = { maxLimit: 500, maxLookback: { label: '6 hours', value: '6h' } };
    expect(readJaegerSettings(blockOf({ search }))).toMatchObject({ mostResults: 500, furthestBack: '6h' });
  });

  test.each([
    ['nothing', 'JAEGER_CONFIG = DEFAULT_CONFIG;\nJAEGER_VERSION = DEFAULT_VERSION;'],
    ['no JSON', 'JAEGER_CONFIG = {"menu":;\n'],
    ['other kinds', blockOf({ menu: 5, linkPatterns: 'x', search: [], archiveEnabled: 'no' }, [])],
  ])('is nothing where %s is filled in', (_, block) => {
    expect(readJaegerSettings(block)).toMatchObject({ menu: [], links: [], canArchive: false, mostResults: null });
  });
});
