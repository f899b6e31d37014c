import { expect, test } from 'vitest';
import { setupKindOf } from './connection-setup.ts';

test.each([
  ['dns', 'dns'],
  ['dns.lookup', 'dns'],
  ['http.dns', 'dns'],
  ['DNS lookup', 'dns'],
  ['getaddrinfo', 'dns'],
  ['tcp.connect', 'connect'],
  ['tls.connect', 'connect'],
  ['http.tls', 'connect'],
  ['http.connect', 'connect'],
  ['TLS handshake', 'connect'],
  ['connect', 'connect'],
  ['db connect 127.0.0.1', 'connect'],
  ['redis.connect', 'connect'],
  ['http.getconn', 'pool'],
  ['pg-pool.connect', 'pool'],
  ['pool.acquire', 'pool'],
  ['HikariDataSource.getConnection', 'pool'],
  ['acquire', 'pool'],
])('%s sets up a connection (%s)', (name, kind) => {
  expect(setupKindOf(name)).toBe(kind);
});

test.each([
  'GET /connect',
  'connect account',
  'connect 127.0.0.1 to lab',
  'db connect all users',
  'acquire lock',
  'carpool.book',
  'GET',
  'dns-service',
  'TCP echo',
  '',
])('%s sets up none', (name) => {
  expect(setupKindOf(name)).toBeNull();
});
