import type { PlainTrace } from '../../src/load/search/plain-traces-for-tests.ts';
import { SpanKind, StatusCode } from '../../src/trace/span-kind.ts';

const RESOURCE = { 'service.version': '2.0.0' };
const MILLISECOND = 1_000_000;

/** Returns a request of `duration` milliseconds in a shop, four spans of three services, that started so long ago. */
export function zipkinShop(traceId: string, duration: number, customer: string, millisecondsAgo: number): PlainTrace {
  const span = (spanId: string, parentId: string, service: string, name: string, from: number, to: number) => ({
    spanId: spanId.repeat(8),
    parentId: parentId.repeat(8),
    service,
    name,
    resource: RESOURCE,
    kind: parentId === '' ? SpanKind.Server : SpanKind.Client,
    status: StatusCode.Unset,
    start: from * duration * MILLISECOND,
    duration: (to - from) * duration * MILLISECOND,
    attributes: {},
  });
  return {
    traceId,
    startTimeUnixNano: BigInt(Date.now() - millisecondsAgo) * 1_000_000n,
    spans: [
      { ...span('a1', '', 'shop', 'GET /cart', 0, 1), attributes: { customer } },
      span('b2', 'a1', 'stock', 'GET /stock', 0.1, 0.3),
      { ...span('c3', 'a1', 'payments', 'POST /charge', 0.4, 0.9), status: StatusCode.Error },
      span('d4', 'c3', 'payments', 'INSERT', 0.5, 0.8),
    ],
  };
}
