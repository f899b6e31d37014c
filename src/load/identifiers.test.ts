import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { normaliseTraceId, recognise } from './identifiers.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const OTHER = '0af7651916cd43dd8448eb211c80319c';
const SPAN = '00f067aa0ba902b7';
const XRAY = '1-4bf92f35-77b34da6a3ce929d0e0e4736';
/** What Datadog writes for the 64 bits 48485a3953bb6124 and those of `SPAN`. */
const [DECIMAL_TRACE, DECIMAL_SPAN] = ['5208512171318403364', '67667974448284343'];

/** The ids of a text as `trace/span`, a dash where there is no span. */
function idsOf(text: string): readonly string[] {
  const recognised = recognise(text);
  if (recognised.kind !== 'ids') return [recognised.kind];
  return recognised.ids.map(({ traceId, spanId }) => `${traceId}/${spanId ?? '-'}`);
}

describe('an id alone in the box', () => {
  test.each([
    [TRACE],
    [TRACE.toUpperCase()],
    [`0x${TRACE}`],
    [`  "${TRACE}",\n`],
    [`“${TRACE}”`],
    ['4bf92f35-77b3-4da6-a3ce-929d0e0e4736'],
    [`[${TRACE}]`],
  ])('is recognised in %j', (text) => {
    expect(idsOf(text)).toEqual([`${TRACE}/-`]);
  });

  test.each([
    ['a3ce929d0e0e4736', 'a3ce929d0e0e4736', 'Trace id'],
    ['592b49be9b0690', '00592b49be9b0690', 'Trace id, its leading zeros restored'],
    ['12345', '0000000000012345', 'Trace id, its leading zeros restored; asked for as a decimal number too'],
    ['1234567890123456', '1234567890123456', 'Trace id; asked for as a decimal number too'],
    [
      '5208512171318403364',
      '5208512171318403364',
      'Trace id in decimal digits: 48485a3953bb6124 in hex; asked for as both',
    ],
    // 22 digits are base64 of 16 bytes, too, but no base64 has only such.
    ['a0aAaaaaAaA0A0A0a00A0A', '0000000000a0aaaaaaaaa0a0a0a00a0a', 'Trace id, its leading zeros restored'],
    ['0x1', '0000000000000001', 'Trace id, its leading zeros restored'],
    ['f7651916cd43dd8448eb211c80319c', '00f7651916cd43dd8448eb211c80319c', 'Trace id, its leading zeros restored'],
  ])('%s is %s: %s', (text, traceId, what) => {
    expect(recognise(text)).toMatchObject({ kind: 'ids', ids: [{ traceId }], what });
  });

  test.each([
    ['S/kvNXezTaajzpKdDg5HNg==', TRACE],
    ['"S_kvNXezTaajzpKdDg5HNg=="', TRACE],
    ['APBnqgupArc=', SPAN],
    ['S/kvNXezTaajzpKdDg5HNg', TRACE],
  ])('is recognised in base64: %s', (text, traceId) => {
    expect(recognise(text)).toMatchObject({ kind: 'ids', ids: [{ traceId }], what: 'Trace id, in base64' });
  });

  test.each([['customer: 4bf92f35-77b3-4da6-a3ce-929d0e0e4736'], ['Content-MD5: S/kvNXezTaajzpKdDg5HNg==']])(
    'may be none in %j, which is said',
    (text) => {
      expect(recognise(text)).toMatchObject({ kind: 'unknown', why: expect.stringContaining('alone in the box') });
    },
  );

  test.each([
    ['deadbeef'],
    ['customer_id='],
    ['customerIds='],
    ['deadbeef cafe'],
    ['facade'],
    ['4000'],
    ['2026'],
    ['0'.repeat(32)],
    [`${TRACE}${TRACE}`],
    ['checkout is slow'],
    ['12:30:45:00'],
    ['fe80::1:2:3:4'],
    ['internationalizationAsg'],
    ['b3: 0'],
    ['at 1795219286212115 the cart was empty'],
    ['https://example.org/search?q=slow'],
  ])('is not seen in %j', (text) => {
    expect(recognise(text)).toMatchObject({ kind: 'unknown', why: expect.stringMatching(/\.$/) });
  });

  test.each([
    ['1a', /^Too short/],
    ['0xabc', /^Too short/],
    ['deadbeef', /^Letters alone/],
    ['0xFacade', /^Letters alone/],
  ])('is not in %j, which looks like a part of one', (text, why) => {
    expect(recognise(text)).toMatchObject({ kind: 'unknown', why: expect.stringMatching(why) });
  });

  test.each([['b3: 0'], ['b3: d'], ['X-B3-Sampled: 1']])('is not in %j, which says so', (text) => {
    expect(recognise(text)).toMatchObject({ why: expect.stringContaining('a decision whether to record') });
  });

  test('is nothing in an empty box', () => {
    expect(recognise(' \n')).toEqual({ kind: 'empty' });
  });
});

describe('a propagation header gives trace and span', () => {
  test.each([
    ['traceparent', `00-${TRACE}-${SPAN}-01`],
    ['traceparent', `traceparent: 00-${TRACE}-${SPAN}-01`],
    ['traceparent', `curl -H 'traceparent: 00-${TRACE}-${SPAN}-01' https://shop.example/cart`],
    ['traceparent', `Server-Timing: traceparent;desc="00-${TRACE}-${SPAN}-01"`],
    ['b3', `b3: ${TRACE}-${SPAN}-1`],
    ['b3', `${TRACE}-${SPAN}`],
    ['sentry-trace', `sentry-trace: ${TRACE}-${SPAN}-0`],
    ['b3', `b3: ${TRACE}-${SPAN}-d-05e3ac9a4f6e3b90`],
    ['b3', `X-B3-TraceId: ${TRACE}\nX-B3-ParentSpanId: 05e3ac9a4f6e3b90\nX-B3-SpanId: ${SPAN}\nX-B3-Sampled: 1`],
    ['b3', `-H 'x-b3-traceid: ${TRACE}' -H 'x-b3-spanid: ${SPAN}'`],
    ['uber-trace-id', `${TRACE}:${SPAN}:0:1`],
    ['uber-trace-id', `uber-trace-id: ${TRACE}:f067aa0ba902b7:0:1`],
    ['uber-trace-id', `uber-trace-id=${TRACE}%3A${SPAN}%3A0%3A01`],
    ['sentry-trace', `sentry-trace: ${TRACE}-${SPAN}-1`],
    ['X-Amzn-Trace-Id', `X-Amzn-Trace-Id: Root=${XRAY};Parent=${SPAN};Sampled=1`],
    ['X-Amzn-Trace-Id', `Self=1-67891234-12456789abcdef012345678a;Root=${XRAY};Parent=${SPAN}`],
    ['X-Amzn-Trace-Id', `Root=${XRAY};Lineage=a87bd80c:0|68fd508a:5;Parent=${SPAN}`],
    ['X-Amzn-Trace-Id', `x-amzn-trace-id=Root%3D${XRAY}%3BParent%3D${SPAN}%3BSampled%3D1`],
    ['X-Amzn-Trace-Id', `INFO AWS-XRAY-TRACE-ID: ${XRAY}@${SPAN} no stock`],
  ])('%s: %j', (name, text) => {
    expect(idsOf(text)).toEqual([`${TRACE}/${SPAN}`]);
    expect(recognise(text)).toMatchObject({ what: expect.stringContaining(name) });
  });

  test('a short uber-trace-id under its name is padded', () => {
    expect(idsOf('uber-trace-id:1a:2b:0:1')).toEqual(['000000000000001a/000000000000002b']);
  });

  test('a b3 id of 16 digits is not taken for half an id', () => {
    expect(idsOf('b3=a3ce929d0e0e4736-00f067aa0ba902b7-1')).toEqual([`a3ce929d0e0e4736/${SPAN}`]);
  });
});

describe('an id of X-Ray', () => {
  test.each([XRAY, `"${XRAY}"`, `traceId=${XRAY}`, `https://console.example/xray/home?region=x#/traces/${XRAY}`])(
    'is recognised in %j',
    (text) => {
      expect(idsOf(text)).toEqual([`${TRACE}/-`]);
    },
  );

  test('of a list is one of several', () => {
    expect(idsOf(`${XRAY} 1-0af76519-16cd43dd8448eb211c80319c`)).toEqual([`${TRACE}/-`, `${OTHER}/-`]);
  });
});

describe('an id of Datadog’s is read from its decimal digits, exactly', () => {
  test.each([
    [`dd.trace_id=${DECIMAL_TRACE} dd.span_id=${DECIMAL_SPAN} no stock`],
    [`[dd.service=shop dd.trace_id=${DECIMAL_TRACE} dd.span_id=${DECIMAL_SPAN}]`],
    [`{"dd.trace_id":"${DECIMAL_TRACE}","dd.span_id":"${DECIMAL_SPAN}","msg":"no stock"}`],
    [`{"msg":"no stock","dd":{"service":"shop","trace_id":"${DECIMAL_TRACE}","span_id":"${DECIMAL_SPAN}"}}`],
    [`x-datadog-trace-id: ${DECIMAL_TRACE}\nx-datadog-parent-id: ${DECIMAL_SPAN}\nx-datadog-sampling-priority: 1`],
  ])('%j', (text) => {
    expect(idsOf(text)).toEqual([`48485a3953bb6124/${SPAN}`]);
  });

  test('under its own key, however short', () => {
    expect(idsOf('dd.trace_id=12345 dd.span_id=67890')).toEqual(['0000000000003039/0000000000010932']);
  });

  test('elsewhere it is kept as it is written, to be asked for as both', () => {
    expect(idsOf(`trace_id=${DECIMAL_TRACE}`)).toEqual([`${DECIMAL_TRACE}/-`]);
    expect(idsOf(`https://app.datadoghq.example/apm/trace/${DECIMAL_TRACE}?spanID=${DECIMAL_SPAN}`)).toEqual([
      `${DECIMAL_TRACE}/${SPAN}`,
    ]);
  });
});

describe('what was logged at some time', () => {
  const time = { type: 'between', from: Date.UTC(2026, 10, 20, 23, 32, 11), to: Date.UTC(2026, 10, 21, 0, 2, 11) };

  test('says when, as its line says first', () => {
    const line = `2026-11-20T23:47:11.250Z ERROR trace_id=${TRACE} started=2026-11-20T22:00:00Z`;
    expect(recognise(`2026-11-19T00:00:00Z INFO started\n${line.replace('.250', '')}`)).toMatchObject({
      what: 'Log line of 2026-11-20 23:47:11 UTC',
      time,
    });
  });

  test('may be an exemplar', () => {
    const seconds = Date.UTC(2026, 10, 20, 23, 47, 11) / 1000;
    expect(recognise(`cart_bucket{le="1"} 8 # {trace_id="${TRACE}",span_id="${SPAN}"} 0.67 ${seconds}`)).toMatchObject({
      ids: [{ traceId: TRACE, spanId: SPAN }],
      what: 'Exemplar of 2026-11-20 23:47:11 UTC',
      time,
    });
    expect(recognise(`{"labels":{"trace:id":"${TRACE}"},"value":"6","timestamp":${seconds}}`)).toMatchObject({
      ids: [{ traceId: TRACE }],
      what: 'Exemplar of 2026-11-20 23:47:11 UTC',
    });
  });

  test('is not what an address says', () => {
    expect(recognise(`https://jaeger.example/trace/${TRACE}?at=2026-11-20T23:47:11Z`)).not.toHaveProperty('time');
  });
});

describe('the id of a request', () => {
  const uuid = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

  test('is no trace id, but what spans may have', () => {
    expect(recognise(`x-request-id: ${uuid}`)).toEqual({
      kind: 'request',
      key: 'http.request.header.x-request-id',
      value: uuid,
      time: null,
      what: `No trace id, but a request’s: http.request.header.x-request-id = ${uuid}`,
    });
  });

  test('in a JSON log is not a document', () => {
    const line = `{"ts":"2026-11-20T23:47:11Z","level":"error","msg":"no stock","request_id":"${uuid}"}`;
    expect(recognise(line)).toMatchObject({ kind: 'request', key: 'request_id', time: { type: 'between' } });
  });

  test('counts for nothing beside a trace id', () => {
    expect(idsOf(`x-request-id: ${uuid} trace_id=${OTHER}`)).toEqual([`${OTHER}/-`]);
  });
});

describe('a log line gives the value under its key', () => {
  test.each([
    [`time=12:00 level=error trace_id=${TRACE} span_id=${SPAN} msg="no stock"`],
    [`span_id=${SPAN} trace_id=${TRACE}`],
    [`2026-11-20 23:47:11 ERROR [traceId: ${TRACE}, spanId: ${SPAN}] no stock`],
    [`[2026-11-20T23:47:11Z] INFO otelTraceID=${TRACE} otelSpanID=${SPAN}`],
    [`{"trace_id":"${TRACE}","span_id":"${SPAN}","msg":"no stock"}`],
    [`{"message":"no stock","trace.id":"${TRACE}","span.id":"${SPAN}"}`],
    [`{"message":"no stock","trace":{"id":"${TRACE}"},"span":{"id":"${SPAN}"}}`],
    [`{\n  "message": "no stock",\n  "SpanId": "${SPAN}",\n  "TraceId": "${TRACE}"\n}`],
    [`app-1 | {\\"traceid\\":\\"${TRACE}\\",\\"spanid\\":\\"${SPAN}\\"}`],
    [`trace.trace_id: 0x${TRACE} trace.parent_span_id: 05e3ac9a4f6e3b90 span_id: 0x${SPAN}`],
    [`INFO [shop,${TRACE},${SPAN}] 1 --- [main] no stock`],
    [`{"severity":"ERROR","logging.googleapis.com/trace":"projects/my-shop/traces/${TRACE}","spanId":"${SPAN}"}`],
    [`trace="projects/my-shop/traces/${TRACE}" span_id=${SPAN}`],
    [`{"traceId":"S/kvNXezTaajzpKdDg5HNg==","spanId":"${SPAN}","msg":"no stock"}`],
    [`dd.trace_id=${TRACE} span_id=${SPAN} request=4bf92f3577b34da6a3ce929d0e0e4737`],
  ])('%j', (text) => {
    expect(idsOf(text)).toEqual([`${TRACE}/${SPAN}`]);
  });

  test('also with zeros lost', () => {
    expect(idsOf('traceID=592b49be9b0690')).toEqual(['00592b49be9b0690/-']);
  });

  test('a bare id in a sentence will do', () => {
    expect(idsOf(`see ${TRACE}, it is slow`)).toEqual([`${TRACE}/-`]);
  });

  test('a bare id of 16 digits counts only where there is nothing better', () => {
    expect(idsOf('see a3ce929d0e0e4736')).toEqual(['a3ce929d0e0e4736/-']);
    expect(idsOf(`a3ce929d0e0e4736 failed, trace_id=${TRACE}`)).toEqual([`${TRACE}/-`]);
  });
});

describe('a page', () => {
  test('of a trace in Zipkin says which kind of backend has it', () => {
    expect(recognise(`http://host:9411/zipkin/traces/${TRACE}`)).toMatchObject({ kind: 'ids', source: 'zipkin' });
  });

  test.each([
    [`http://jaeger:16686/trace/${TRACE}`, [`${TRACE}/-`]],
    [`http://jaeger:16686/jaeger/trace/${TRACE}?uiFind=${SPAN}`, [`${TRACE}/${SPAN}`]],
    [`http://jaeger:16686/trace/${TRACE}?uiFind=payment`, [`${TRACE}/-`]],
    [`http://jaeger:16686/trace/592b49be9b0690`, ['00592b49be9b0690/-']],
    [`http://jaeger:16686/trace/${TRACE}...${OTHER}?cohort=${TRACE}&cohort=${OTHER}`, [`${TRACE}/-`, `${OTHER}/-`]],
    [`http://zipkin:9411/zipkin/traces/${TRACE}`, [`${TRACE}/-`]],
    [`https://apm.example/apm/trace/${TRACE}/`, [`${TRACE}/-`]],
    [`https://logs.example/view?trace_id=${TRACE}&from=1`, [`${TRACE}/-`]],
    [`https://logs.example/view?traceID=${TRACE}`, [`${TRACE}/-`]],
    [`https://ui.example/team/trace?trace_id=${TRACE}&span=${SPAN}`, [`${TRACE}/${SPAN}`]],
    [`https://elsewhere.example/trace/${TRACE}?backend=tempo&span=${SPAN}&v=2`, [`${TRACE}/${SPAN}`]],
    [`https://logs.example/view?trace_id=${TRACE}&span=1d`, [`${TRACE}/-`]],
  ])('%s', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  test('within a sentence is found too', () => {
    expect(idsOf(`look: <http://jaeger:16686/trace/${TRACE}>.`)).toEqual([`${TRACE}/-`]);
  });

  test('of ours keeps its query', () => {
    const page = `http://shop.example/longpole/trace/${TRACE.toUpperCase()}?backend=tempo&span=${SPAN}#x`;
    expect(recognise(page, 'http://shop.example/longpole/')).toEqual({
      kind: 'address',
      traceId: TRACE,
      spanId: SPAN,
      search: `?backend=tempo&span=${SPAN}`,
      what: 'Address of a trace in Longpole',
    });
  });

  test('of ours may name a trace whose id is not hexadecimal', () => {
    expect(recognise('http://a.example/trace/order%2066', 'http://a.example/')).toMatchObject({ traceId: 'order 66' });
  });

  test('of another origin is not ours', () => {
    expect(recognise(`http://b.example/trace/${TRACE}`, 'http://a.example/')).toMatchObject({ kind: 'ids' });
  });
});

describe('a JSON document', () => {
  test.each([
    [`{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${TRACE}","spanId":"${SPAN}"}]}]}]}`],
    [`{"data":[{"traceID":"${TRACE}","spans":[]}]}`],
    [`[{"traceId":"${TRACE}","id":"${SPAN}","name":"get","timestamp":1,"duration":2}]`],
    [`{\n "name": "GET",\n "context": {"trace_id": "0x${TRACE}"},\n "parent_id": null\n}`],
    [`{"Name":"GET","SpanContext":{"TraceID":"${TRACE}","SpanID":"${SPAN}"}}`],
    ['{"something":"else entirely, and longer than an id"}'],
    ['{"resourceSpans":[]}'],
    ['{"data":[]}'],
    ['[]'],
  ])('is %j', (text) => {
    expect(recognise(text)).toEqual({ kind: 'document', what: 'JSON document' });
  });

  test('is not something in brackets', () => {
    expect(recognise('[12:30] nothing in this line is the id of a trace').kind).toBe('unknown');
  });
});

describe('several ids', () => {
  test('are listed once each, in order', () => {
    expect(idsOf(`${OTHER}\n${TRACE}, ${OTHER.toUpperCase()}\na3ce929d0e0e4736`)).toEqual([
      `${OTHER}/-`,
      `${TRACE}/-`,
      'a3ce929d0e0e4736/-',
    ]);
  });

  test('of log lines keep each its span', () => {
    const lines = `{"span_id":"${SPAN}","trace_id":"${TRACE}"}\n{"span_id":"05e3ac9a4f6e3b90","trace_id":"${OTHER}"}`;
    expect(idsOf(lines)).toEqual([`${TRACE}/${SPAN}`, `${OTHER}/05e3ac9a4f6e3b90`]);
    expect(idsOf(lines.replaceAll(/"(span_id":"\w+)","(trace_id":"\w+)"/g, '"$2","$1"'))).toEqual(idsOf(lines));
  });

  test('are counted in what was recognised', () => {
    expect(recognise(`${TRACE} ${OTHER}`)).toMatchObject({ what: '2 trace ids' });
  });

  test('of both widths are one where the upper half is zero', () => {
    expect(idsOf('a3ce929d0e0e4736 0000000000000000a3ce929d0e0e4736')).toEqual(['a3ce929d0e0e4736/-']);
  });
});

/** Ids that are no word, no decimal number and not zero. */
const traceIds = fc.stringMatching(/^[1-9][0-9a-f]{14}[a-f](?:[0-9a-f]{16})?$/);
const spanIds = fc.stringMatching(/^[1-9a-f][0-9a-f]{15}$/);

const DRESSES: readonly ((trace: string, span: string) => string)[] = [
  (trace) => trace,
  (trace) => trace.toUpperCase(),
  (trace) => `'0x${trace}'`,
  (trace, span) => `00-${trace.padStart(32, '0')}-${span}-01`,
  (trace, span) => `b3: ${trace}-${span}-1`,
  (trace, span) => `uber-trace-id: ${trace}:${span}:0:1`,
  (trace, span) => `uber-trace-id=${trace}%3A${span}%3A0%3A1`,
  (trace, span) => `ERROR trace_id=${trace} span_id=${span} no stock`,
  (trace, span) => `{"msg":"no stock","traceId":"${trace}","spanId":"${span}"}`,
  (trace, span) => `http://jaeger.example/trace/${trace}?uiFind=${span}`,
  (trace) => `https://logs.example/?traceID=${trace}`,
  (trace) => `please look at ${trace}.`,
];

describe('any text', () => {
  test('with an id in any dress gives that id', () => {
    fc.assert(
      fc.property(traceIds, spanIds, fc.constantFrom(...DRESSES), (trace, span, dress) => {
        const recognised = recognise(dress(trace, span));
        const found = recognised.kind === 'ids' ? recognised.ids.map(({ traceId }) => traceId) : [];
        expect(found.map((id) => id.padStart(32, '0'))).toEqual([trace.padStart(32, '0')]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('has at the offsets given what normalises to the id given', () => {
    const pieces = fc.oneof(
      fc.string(),
      fc.constantFrom('trace_id=', '0x', '-', ':', '"', '\n', '/trace/', '...', 'span_id: '),
      fc.tuple(traceIds, spanIds, fc.constantFrom(...DRESSES)).map(([trace, span, dress]) => dress(trace, span)),
      fc.stringMatching(/^[0-9a-fA-F]{1,34}$/),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const recognised = recognise(text);
        for (const { traceId, from, to } of recognised.kind === 'ids' ? recognised.ids : []) {
          expect(normaliseTraceId(text.slice(from, to))).toBe(normaliseTraceId(traceId));
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  // Not timed: a pattern that goes back over its tracks would not come to an end within the test's limit.
  test.each([
    'a',
    '0',
    'a-',
    'a:',
    '-',
    ' ',
    '{',
    '{ ',
    '"',
    '\\',
    '/trace/',
    'trace_id',
    'trace_id= ',
    'span:{',
    '0x',
    'dd:{',
    'dd:{trace_id=1',
    '1-12345678-',
    'x-request-id:',
    '2026-',
    '#{',
    '1;a=',
  ])('of a megabyte of %j is judged', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(() => recognise(text)).not.toThrow();
    expect(() => recognise(`{"${text}`)).not.toThrow();
    expect(() => recognise(`f${text}!`)).not.toThrow();
  });
});
