import { describe, expect, test } from 'vitest';
import { readRequestId, requestOfTraceId } from './request-id.ts';

const ID = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

test.each([
  [`x-request-id: ${ID}`, 'http.request.header.x-request-id'],
  [`-H 'X-Request-Id: ${ID}'`, 'http.request.header.x-request-id'],
  [`X-Correlation-ID=${ID}`, 'http.request.header.x-correlation-id'],
  [`{"msg":"slow","request_id":"${ID}"}`, 'request_id'],
  [`{\\"requestId\\":\\"${ID}\\"}`, 'requestId'],
  [`correlation.id=[${ID}]`, 'correlation.id'],
])('%j is a request’s id, an attribute called %s', (text, key) => {
  expect(readRequestId(text)).toEqual({ key, value: ID });
});

test.each([ID, `customer_id=${ID}`, `x-request-id: ${ID}-1`, 'x-request-id: 12', `myrequestid=${ID}`])(
  '%j is none',
  (text) => {
    expect(readRequestId(text)).toBeNull();
  },
);

test('a text of a megabyte is judged', () => {
  expect(readRequestId('x-request-id: '.repeat(80_000))).toBeNull();
});

describe('a trace id that nobody has', () => {
  test('may have been a request’s', () =>
    expect(requestOfTraceId('4bf92f3577b34da6a3ce929d0e0e4736')).toEqual({
      key: 'http.request.header.x-request-id',
      value: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
    }));

  test.each(['483b87a440abf26f1ce5445603df8548', '4bf92f3577b34da6', ''])('was none if it is %j', (traceId) =>
    expect(requestOfTraceId(traceId)).toBeNull(),
  );
});
