import { expect, test } from 'vitest';
import { isHealthCheck } from './health-check.ts';

test.each([
  '/health',
  'GET /healthz',
  'HTTP GET /livez',
  'get /readyz?verbose',
  '/api/v1/health-check/',
  'GET /actuator/health/liveness',
  'http://shop:8080/ping',
  '/grpc.health.v1.Health/Check',
  'grpc.health.v1.Health/Watch',
  'healthcheck',
])('%s is a health check', (name) => expect(isHealthCheck(name)).toBe(true));

test.each([
  '',
  '/',
  'GET',
  'GET /health-insurance',
  '/shipping',
  'GET /healthy-food',
  'HEALTH REPORT',
  '/orders/ping-pong',
])('%s is none', (name) => expect(isHealthCheck(name)).toBe(false));
