import { describe, expect, test } from 'vitest';
import { SpanKind } from '../../trace/span-kind.ts';
import { presentName } from './older-names.ts';

describe('presentName', () => {
  test.each([
    ['http.method', 'http.request.method'],
    ['http.status_code', 'http.response.status_code'],
    ['db.statement', 'db.query.text'],
    ['deployment.environment', 'deployment.environment.name'],
    ['messaging.destination', 'messaging.destination.name'],
    ['k8s.pod.labels.app', 'k8s.pod.label.app'],
  ])('%s is now %s', (older, present) => {
    expect(presentName(older, SpanKind.Internal)).toBe(present);
  });

  test('the peer of a server is a client', () => {
    expect(presentName('net.peer.name', SpanKind.Server)).toBe('client.address');
    expect(presentName('net.peer.port', SpanKind.Client)).toBe('server.port');
  });

  test.each(['http.request.method', 'k8s.pod.labels', 'constructor', ''])('%j is no older name', (key) => {
    expect(presentName(key, SpanKind.Client)).toBe('');
  });
});
