import { SpanKind, StatusCode } from '../../src/trace/span-kind.ts';
import type { Area, ServiceFacts } from './instrumentation.ts';

/** Values as a programmer hands them to an SDK. Whole numbers become OTLP integers, others doubles. */
export type StoryAttributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** When something happens, in milliseconds from the start of the story: [from, to). */
export type Period = readonly [from: number, to: number];

export interface StoryEvent {
  readonly name: string;
  /** Milliseconds from the start of the story. */
  readonly at: number;
  readonly attributes: StoryAttributes;
}

export interface StoryLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: StoryAttributes;
}

/** One span of a story, with everything that happens below it. */
export interface StorySpan {
  readonly service: ServiceFacts;
  /** What recorded it: decides the scope's name. */
  readonly area: Area;
  readonly name: string;
  readonly kind: SpanKind;
  readonly period: Period;
  readonly attributes: StoryAttributes;
  readonly events: readonly StoryEvent[];
  readonly links: readonly StoryLink[];
  readonly status: { readonly code: StatusCode; readonly message: string };
  readonly children: readonly StorySpan[];
}

/** A trace that shows one thing. */
export interface Example {
  /** The file's name without its ending. */
  readonly name: string;
  /** One line for the first page. */
  readonly story: string;
  readonly seed: number;
  readonly startTimeUnixNano: bigint;
  /** Names of services that take part and send nothing. */
  readonly silent: readonly string[];
  readonly tell: () => StorySpan;
}

/** What a failing piece of code throws. */
export interface Thrown {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/** Returns `span` with attributes added; a key that it has already gets the new value. */
export function withAttributes(attributes: StoryAttributes, span: StorySpan): StorySpan {
  return { ...span, attributes: { ...span.attributes, ...attributes } };
}

/** Returns `span` ended by an exception that it recorded 0.1 ms before its end: status error, event, `error.type`. */
export function throwing(thrown: Thrown, span: StorySpan): StorySpan {
  const event = {
    name: 'exception',
    at: span.period[1] - 0.1,
    attributes: {
      'exception.type': thrown.type,
      'exception.message': thrown.message,
      'exception.stacktrace': thrown.stack,
    },
  };
  const failed = withAttributes({ 'error.type': thrown.type }, span);
  return { ...failed, events: [...span.events, event], status: failure(thrown.message) };
}

/**
 * Returns the HTTP span `span` answered with `code`. 5xx is an error for both sides, 4xx for the client alone; the
 * code is then the `error.type`, and the description stays empty since the code says it all.
 */
export function answering(code: number, span: StorySpan): StorySpan {
  const isFailure = code >= 500 || (code >= 400 && span.kind === SpanKind.Client);
  const answered = withAttributes({ 'http.response.status_code': code }, span);
  if (!isFailure) return answered;
  return { ...withAttributes({ 'error.type': String(code) }, answered), status: failure('') };
}

/** Returns the HTTP client span `span` without an answer: it has no status code. */
export function unanswered(span: StorySpan): StorySpan {
  const { 'http.response.status_code': _none, ...attributes } = span.attributes;
  return { ...span, attributes };
}

/** Returns `span` and all below it recorded by a clock that is `ms` off. */
export function onClock(ms: number, span: StorySpan): StorySpan {
  return {
    ...span,
    period: [span.period[0] + ms, span.period[1] + ms],
    events: span.events.map((event) => ({ ...event, at: event.at + ms })),
    children: span.children.map((child) => onClock(ms, child)),
  };
}

/** Returns `span` with an event at `at`. */
export function noting(name: string, at: number, attributes: StoryAttributes, span: StorySpan): StorySpan {
  return { ...span, events: [...span.events, { name, at, attributes }] };
}

function failure(message: string) {
  return { code: StatusCode.Error, message };
}
