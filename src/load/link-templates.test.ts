import { describe, expect, test } from 'vitest';
import { parseLinkTemplates } from './link-templates.ts';

describe('link templates of a configuration', () => {
  test('are on a span, or on the value of the key that they have, unless they say otherwise', () => {
    const list = [
      { text: 'Logs', url: 'https://logs.example/{traceId}' },
      { key: 'k8s.pod.name', url: 'http://pods.example/{value}' },
      { on: 'trace', text: 'All', url: '/logs/{traceId}' },
    ];
    expect(parseLinkTemplates(list)).toEqual([
      { on: 'span', key: '', text: 'Logs', url: 'https://logs.example/{traceId}' },
      { on: 'attribute', key: 'k8s.pod.name', text: 'pods.example', url: 'http://pods.example/{value}' },
      { on: 'trace', key: '', text: 'All', url: '/logs/{traceId}' },
    ]);
  });

  test.each([
    ['no list', { url: 'https://a.example/' }],
    ['no address', [{ text: 'a' }]],
    ['another scheme', [{ url: 'javascript:alert(1)' }]],
    ['another host by two slashes', [{ url: '//evil.example/' }]],
    ['an unknown place', [{ url: 'https://a.example/', on: 'service' }]],
    ['no key on an attribute', [{ url: 'https://a.example/', on: 'attribute' }]],
  ])('are left out: %s', (_, list) => {
    expect(parseLinkTemplates(list)).toEqual([]);
  });
});
