import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../../trace/span-details.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { presentName } from '../semantic-conventions/older-names.ts';
import { valueMeaning, valueMoment } from './value-meaning.ts';

function named(key: string, text: string, type: AttributeValue['type']) {
  return { key, name: presentName(key, SpanKind.Client) || key, type, text };
}

/** The meaning of one value beside others. */
function meaning(key: string, text: string, beside: Readonly<Record<string, string>> = {}): string {
  const others = new Map(Object.entries(beside));
  const lookup = (...keys: readonly string[]) =>
    keys.map((name) => others.get(name) ?? '').find((value) => value) ?? '';
  return valueMeaning(named(key, text, 'string'), lookup);
}

describe('a code', () => {
  test.each([
    ['http.response.status_code', '503', 'Service Unavailable'],
    ['http.status_code', '404', 'Not Found'],
    ['rpc.grpc.status_code', '14', 'UNAVAILABLE: the service cannot be reached now; trying again may help'],
    ['rpc.grpc.status_code', '0', 'OK'],
    ['grpc.status_code', 'NOT_FOUND', 'what was asked for is not there'],
    ['rpc.jsonrpc.error_code', '-32601', 'method not found'],
    ['error.type', 'ECONNREFUSED', 'connection refused: nothing listens there'],
    ['process.exit.code', '0', 'success'],
    ['process.exit.code', '137', '128 + 9, as shells have it: SIGKILL, killed, as for want of memory'],
    ['process.signal', '11', 'SIGSEGV, memory that is not its own'],
    ['sampler.type', 'const', 'one decision for all traces'],
  ])('%s = %s: %s', (key, text, words) => {
    expect(meaning(key, text)).toBe(words);
  });

  test.each([
    ['http.status_code', '599'],
    ['rpc.grpc.status_code', '17'],
    ['rpc.grpc.status_code', '-1'],
    ['rpc.status_code', '14'],
    ['db.response.status_code', '23505'],
    ['process.exit.code', '3'],
    ['process.signal', '10'],
    ['error.type', '500'],
    ['status', '503'],
    ['code', '14'],
  ])('%s = %s says nothing for certain', (key, text) => {
    expect(meaning(key, text)).toBe('');
  });

  test.each([
    ['db.response.status_code', '23505', { 'db.system': 'postgresql' }, 'unique violation'],
    ['db.response.status_code', '1062', { 'db.system.name': 'mysql' }, 'duplicate entry for a key'],
    ['rpc.status_code', '14', { 'rpc.system.name': 'grpc' }, 'UNAVAILABLE'],
    ['rpc.status_code', 'unavailable', { 'rpc.system.name': 'connectrpc' }, 'cannot be reached'],
    ['error.type', '503', { 'http.request.method': 'GET' }, 'Service Unavailable'],
    ['sampler.param', '0.01', { 'sampler.type': 'probabilistic' }, '1 % are kept: each stands for about 100'],
  ])('%s = %s beside %o', (key, text, beside, words) => {
    expect(meaning(key, text, beside)).toContain(words);
  });
});

describe('a quantity', () => {
  test.each([
    ['http.response.body.size', '1200', '1.20 kB'],
    ['cache_bytes', '45300000', '45.3 MB'],
    ['heapBytes', '999950', '1.00 MB'],
    ['queue.wait_ms', '2500', '2.50 s'],
    ['queue.wait_ms', '0.25', '250 µs'],
    ['durationMillis', '90000', '1 min 30 s'],
    ['timeout_seconds', '3600', '1 h'],
    ['gen_ai.response.time_to_first_chunk', '0.5', '500 ms'],
  ])('%s = %s: %s', (key, text, words) => {
    expect(meaning(key, text)).toBe(words);
  });

  test.each([
    ['queue.wait_ms', '250'],
    ['queue.wait_ms', '0'],
    ['http.response.body.size', '999'],
    ['db.operation.batch.size', '5000'],
    ['duration', '250000'],
    ['namespace_ns', '250000'],
    ['items', '250000'],
    ['created_at_ms', '1795176000000'],
    ['queue.wait_ms', 'long'],
    ['queue.wait_ms', ''],
    ['queue.wait_ms', '1e9'],
    ['systems', '90000'],
  ])('%s = %s says no more than the number', (key, text) => {
    expect(meaning(key, text)).toBe('');
  });

  test('is read from a header, which is a list', () => {
    const header = named('http.response.header.content-length', '[\n  "45300"\n]', 'array');
    expect(valueMeaning(header, () => '')).toBe('45.3 kB');
  });
});

describe('a moment', () => {
  const NOON = 1_795_176_000_000_000_000n;
  const moment = (key: string, text: string) => valueMoment(named(key, text, 'int'));

  test.each([
    ['messaging.servicebus.message.enqueued_time', '1795176000'],
    ['event.timestamp', '1795176000'],
    ['event.timestamp', '1795176000000'],
    ['created_unix_ms', '1795176000000'],
    ['epochNanos', '1795176000000000000'],
    ['expires_at', '1795176000'],
    ['session.expiresAt', '1795176000000'],
    ['created_at_ms', '1795176000000'],
    ['updated_at_ns', '1795176000000000000'],
    ['creation_time', '1795176000000000000'],
    ['expiration_time', '1795176000'],
    ['lastModifiedTime', '1795176000000'],
    ['startTime', '1795176000000000000'],
    ['createdAtMs', '1795176000000'],
    ['job.end_time', '1795176000000000000'],
  ])('%s = %s', (key, text) => {
    expect(moment(key, text)).toBe(NOON);
  });

  test.each([
    ['2026-11-20T12:00:00Z', NOON],
    ['2026-11-20T13:00:00+01:00', NOON],
    ['2026-11-20 12:00:00.000000042Z', NOON + 42n],
  ])('is read from a text, whatever it is called: %s', (text, time) => {
    expect(valueMoment(named('when', text, 'string'))).toBe(time);
  });

  test.each([
    '2026-11-20',
    '2026-11-20T12:00:00',
    '2026-02-30T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-11-20T25:00:00Z',
    '1970-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    'at 2026-11-20T12:00:00Z',
  ])('is not read from a text that is none for certain: %s', (text) => {
    expect(valueMoment(named('when', text, 'string'))).toBeNull();
  });

  test.each([
    ['order.id', '1795176000'],
    ['created_unix_ms', '1795176000'],
    ['event.timestamp', '12'],
    ['event.timestamp', '99999999999'],
    ['event.timestamp', '2026-11-20'],
    ['created_at_ms', '1795176000'],
    ['startTime', '1795176000000'],
    ['start_time', '1795176000'],
    ['delivery_time', '1795176000'],
    ['response_time', '1795176000'],
    ['total_time_ns', '1795176000000000000'],
    ['format', '1795176000'],
    ['stat', '1795176000'],
    ['seat', '1795176000'],
    ['runtime', '1795176000000000000'],
    ['weekend_time', '1795176000000000000'],
    ['expires_at', '3600'],
    ['at', '1795176000'],
  ])('is not %s = %s', (key, text) => {
    expect(moment(key, text)).toBeNull();
  });
});
