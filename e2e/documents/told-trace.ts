import { START } from './otlp-document.ts';

export const TOLD_TRACE_ID = 'd0d0cafe00000000d0d0cafe00000001';
/** A trace of the same document, which the first one links to. */
export const LINKED_TRACE_ID = 'd0d0cafe00000000d0d0cafe00000002';

const SQL =
  "SELECT o.id, o.total, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.state = 'open' AND o.total > 100 ORDER BY o.total DESC LIMIT 50";

const STACK = `java.lang.IllegalStateException: no price for item 7
	at com.shop.prices.PriceService.quote(PriceService.java:42)
	at com.shop.prices.PriceController.get(PriceController.java:17)
	at java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at com.shop.TraceFilter.doFilter(TraceFilter.java:30)
	at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)
	at java.base/java.lang.Thread.run(Thread.java:1583)
Caused by: java.io.IOException: the store is gone
	at com.shop.store.Store.read(Store.java:9)
	... 8 more`;

/** What the span of many kinds of values has; texts unless they say otherwise. */
const ATTRIBUTES: Readonly<Record<string, unknown>> = {
  'thread.name': 'http-nio-8080-exec-3',
  'shop.order.id': 'A-1007',
  'http.method': 'POST',
  'http.status_code': { intValue: '503' },
  'url.full': 'https://shop.example/orders?state=open&customer=J%C3%BCrgen+M%C3%BCller&page=2',
  'http.response.body.size': { intValue: '45300' },
  'http.request.header.accept-language': { arrayValue: { values: [{ stringValue: 'de-CH' }, { stringValue: 'de' }] } },
  'http.request.header.cookie': {
    arrayValue: { values: [{ stringValue: `session=${'a1'.repeat(20)}; theme=dark; cart=17` }] },
  },
  'db.system': 'postgresql',
  'db.statement': SQL,
  'db.response.status_code': '40P01',
  'rpc.grpc.status_code': { intValue: '14' },
  'net.peer.name': 'db.shop.example',
  'shop.payload': '{"items":[{"id":9007199254740993,"price":12.50}],"gift":false}',
  'shop.queue.wait_ms': { intValue: '2500' },
  'shop.placed.timestamp': { intValue: '1795175990000' },
  'sampler.type': 'probabilistic',
  'sampler.param': { doubleValue: 0.01 },
};

/** Two traces in one OTLP document: one span that says something of every kind, what it links to, and a child. */
export const TOLD_DOCUMENT = {
  resourceSpans: [
    {
      resource: {
        attributes: attributeList({
          'service.name': 'prices',
          'service.version': '2.0.1',
          'deployment.environment': 'staging',
          'k8s.pod.name': 'prices-7d9c',
          'process.pid': { intValue: '4711' },
          'telemetry.sdk.name': 'opentelemetry',
        }),
        droppedAttributesCount: 1,
      },
      schemaUrl: 'https://opentelemetry.io/schemas/1.44.0',
      scopeSpans: [
        {
          scope: { name: 'shop.prices', version: '2.0.1', attributes: attributeList({ 'scope.team': 'pricing' }) },
          schemaUrl: 'https://opentelemetry.io/schemas/1.40.0',
          spans: [toldSpan(), childSpan(), spanOf(LINKED_TRACE_ID, 'b1', 'place order', 0, 20)],
        },
      ],
    },
  ],
};

function toldSpan(): unknown {
  return {
    ...spanOf(TOLD_TRACE_ID, 'a1', 'quote', 0, 400),
    kind: 3,
    flags: 0x301,
    traceState: 'ot=th:fd70a4,vendor=opaque',
    status: { code: 2 },
    attributes: attributeList(ATTRIBUTES),
    droppedAttributesCount: 3,
    events: [
      {
        name: 'exception',
        timeUnixNano: at(300),
        attributes: attributeList({
          'exception.type': 'java.lang.IllegalStateException',
          'exception.message': 'no price for item 7',
          'exception.stacktrace': STACK,
        }),
      },
      {
        name: 'cache miss',
        timeUnixNano: at(120),
        attributes: attributeList({ 'cache.size_bytes': { intValue: '1200' } }),
      },
    ],
    droppedEventsCount: 2,
    links: [
      { traceId: LINKED_TRACE_ID, spanId: id('b1'), attributes: attributeList({ 'link.reason': 'order' }) },
      { traceId: TOLD_TRACE_ID, spanId: id('a2') },
    ],
    droppedLinksCount: 4,
  };
}

function childSpan(): unknown {
  return { ...spanOf(TOLD_TRACE_ID, 'a2', 'read store', 100, 300), parentSpanId: id('a1') };
}

function spanOf(traceId: string, short: string, name: string, from: number, to: number) {
  return { traceId, spanId: id(short), name, kind: 1, startTimeUnixNano: at(from), endTimeUnixNano: at(to) };
}

function id(short: string): string {
  return short.padStart(16, '0');
}

function at(milliseconds: number): string {
  return String(START + BigInt(milliseconds) * 1_000_000n);
}

function attributeList(attributes: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : value,
  }));
}
