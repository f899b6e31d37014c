import { describe, expect, test } from 'vitest';
import { SpanKind } from '../../trace/span-kind.ts';
import { attributeGroup, GROUP_TITLES, groupOrder } from './attribute-groups.ts';

describe('the group of an attribute', () => {
  test.each([
    ['http.request.method', 'http'],
    ['http.method', 'http'],
    ['url.full', 'http'],
    ['http.client_ip', 'network'],
    ['http.target', 'http'],
    ['db.statement', 'db'],
    ['net.peer.name', 'network'],
    ['peer.service', 'network'],
    ['service.name', 'service'],
    ['error', 'error'],
    ['exception.type', 'error'],
    ['k8s.pod.labels.app', 'kubernetes'],
    ['sampler.type', 'sampling'],
    ['app.order.id', 'custom'],
    ['order', 'custom'],
    ['http', 'custom'],
    ['.http', 'custom'],
    ['', 'custom'],
    ['constructor.name', 'custom'],
    ['__proto__', 'custom'],
  ] as const)('%s → %s', (key, group) => {
    expect(attributeGroup(key, SpanKind.Client)).toBe(group);
  });
});

describe('the order of groups', () => {
  test.each([...Object.values(SpanKind), 'resource' as const])('has every group once for %s', (kind) => {
    expect([...groupOrder(kind)].sort()).toEqual(Object.keys(GROUP_TITLES).sort());
  });

  test.each([...Object.values(SpanKind), 'resource' as const])('ends with what fits nowhere for %s', (kind) => {
    expect(groupOrder(kind).at(-1)).toBe('custom');
  });

  test('begins with what went wrong, then with what the kind is about', () => {
    expect(groupOrder(SpanKind.Client).slice(0, 2)).toEqual(['error', 'db']);
    expect(groupOrder(SpanKind.Server).slice(0, 2)).toEqual(['error', 'http']);
    expect(groupOrder(SpanKind.Consumer).slice(0, 2)).toEqual(['error', 'messaging']);
  });

  test('begins with the service for a resource', () => {
    expect(groupOrder('resource')[0]).toBe('service');
  });
});
