import { groupBy } from '../../src/lib/group-by.ts';
import { seededRandom } from '../../src/lib/seeded-random.ts';
import { type SpanKind, StatusCode } from '../../src/trace/span-kind.ts';
import { SDK_VERSIONS, type ServiceFacts, scopeOf } from './instrumentation.ts';
import type { Example, StoryAttributes, StorySpan } from './story.ts';

/** OTLP's JSON, as far as the examples need it (opentelemetry-proto, `trace.proto` and the JSON mapping beside it). */
export interface OtlpDocument {
  readonly resourceSpans: readonly OtlpResourceSpans[];
}

export interface OtlpResourceSpans {
  readonly resource: { readonly attributes: readonly OtlpAttribute[] };
  readonly scopeSpans: readonly OtlpScopeSpans[];
  readonly schemaUrl: string;
}

export interface OtlpScopeSpans {
  readonly scope: { readonly name: string; readonly version: string };
  readonly spans: readonly OtlpSpan[];
}

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly flags: number;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: readonly OtlpAttribute[];
  readonly events?: readonly OtlpEvent[];
  readonly links?: readonly OtlpLink[];
  readonly status: { readonly code?: StatusCode; readonly message?: string };
}

interface OtlpEvent {
  readonly timeUnixNano: string;
  readonly name: string;
  readonly attributes: readonly OtlpAttribute[];
}

interface OtlpLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: readonly OtlpAttribute[];
  readonly flags: number;
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

type OtlpValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly OtlpValue[] } };

/** A span with the ids it got. */
export interface ToldSpan {
  readonly span: StorySpan;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly isParentRemote: boolean;
}

const SCHEMA_URL = 'https://opentelemetry.io/schemas/1.38.0';

/**
 * Returns the document that a collector would write for `example`: one entry a service in order of its first export,
 * its spans by scope in the order in which they ended, since that is when an SDK hands them on. Absent is zero; the
 * parent of a root is the empty text.
 */
export function otlpDocument(example: Example): OtlpDocument {
  const random = seededRandom(example.seed);
  const traceId = random.hex(32);
  const told = spansOf(example.tell(), () => random.hex(16));
  const heard = told.filter(({ span }) => !example.silent.includes(span.service.name));
  heard.sort((a, b) => a.span.period[1] - b.span.period[1]);
  const byService = groupBy(heard, ({ span }) => span.service.name);
  return {
    resourceSpans: [...byService.values()].map((spans) => resourceSpans(example, traceId, spans)),
  };
}

/** Returns `root` and everything below it, depth first, with ids from `newId`. */
export function spansOf(root: StorySpan, newId: () => string): ToldSpan[] {
  const told: ToldSpan[] = [];
  const waiting: Omit<ToldSpan, 'spanId'>[] = [{ span: root, parentSpanId: '', isParentRemote: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const one = { ...next, spanId: newId() };
    told.push(one);
    for (const child of one.span.children.toReversed()) {
      const isParentRemote = child.service.name !== one.span.service.name;
      waiting.push({ span: child, parentSpanId: one.spanId, isParentRemote });
    }
  }
  return told;
}

function resourceSpans(example: Example, traceId: string, spans: readonly ToldSpan[]): OtlpResourceSpans {
  const { service } = spans[0].span;
  const byScope = groupBy(spans, ({ span }) => scopeOf(service, span.area).name);
  return {
    resource: { attributes: otlpAttributes(resourceAttributes(service)) },
    scopeSpans: [...byScope.values()].map((group) => ({
      scope: scopeOf(service, group[0].span.area),
      spans: group.map((told) => otlpSpan(example, traceId, told)),
    })),
    schemaUrl: SCHEMA_URL,
  };
}

/** Pod names are what Kubernetes would make of the service's name, and the same in every example. */
function resourceAttributes(service: ServiceFacts): StoryAttributes {
  const random = seededRandom([...service.name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7));
  const pod = `${service.name}-${random.hex(9)}-${random.hex(5)}`;
  const place = service.host === '' ? { 'k8s.namespace.name': 'shop', 'k8s.pod.name': pod } : {};
  return {
    'service.name': service.name,
    'service.version': service.version,
    'deployment.environment.name': 'production',
    'host.name': service.host === '' ? pod : service.host,
    ...place,
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.language': service.language,
    'telemetry.sdk.version': SDK_VERSIONS[service.language],
  };
}

function otlpSpan(example: Example, traceId: string, { span, ...told }: ToldSpan): OtlpSpan {
  const at = (ms: number) => String(example.startTimeUnixNano + BigInt(Math.round(ms * 1e6)));
  const events = span.events.map((event) => ({
    timeUnixNano: at(event.at),
    name: event.name,
    attributes: otlpAttributes(event.attributes),
  }));
  const links = span.links.map((link) => ({ ...link, attributes: otlpAttributes(link.attributes), flags: 0x301 }));
  return {
    traceId,
    spanId: told.spanId,
    parentSpanId: told.parentSpanId,
    // Sampled, and whether the parent is remote is known (0x100), and is so (0x200).
    flags: told.isParentRemote ? 0x301 : 0x101,
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: at(span.period[0]),
    endTimeUnixNano: at(span.period[1]),
    ...(Object.keys(span.attributes).length > 0 && { attributes: otlpAttributes(span.attributes) }),
    ...(events.length > 0 && { events }),
    ...(links.length > 0 && { links }),
    status: otlpStatus(span),
  };
}

function otlpStatus({ status }: StorySpan): OtlpSpan['status'] {
  if (status.code === StatusCode.Unset) return {};
  return status.message === '' ? { code: status.code } : { message: status.message, code: status.code };
}

function otlpAttributes(attributes: StoryAttributes): OtlpAttribute[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: otlpValue(value) }));
}

function otlpValue(value: StoryAttributes[string]): OtlpValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value !== 'number') return { arrayValue: { values: value.map((stringValue) => ({ stringValue })) } };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
