import { type ExactJson, type ExactJsonObject, parseExactJson } from '../../../lib/json/exact-json.ts';
import { field, listOf, textOf } from '../../json-fields.ts';

/** A segment or subsegment, and what it stands in. */
export interface Segment {
  readonly json: ExactJsonObject;
  readonly traceId: string;
  readonly id: string;
  /** The id of what it stands in, or of what it names as its parent. */
  readonly parentId: string;
  /** The segment that it stands in; null where it stands by itself. */
  readonly within: Segment | null;
}

type Report = (detail: string) => void;

/** Returns a segment as one of OpenTelemetry's names a trace: 1-5759e988-bd862e3fe1be46a994272793 is a version and 32 digits. */
export function traceIdOf(written: string): string {
  const [, time, rest] = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/i.exec(written.trim()) ?? [];
  return time === undefined ? written : time + rest;
}

/** Returns whether an object is a segment, or one of the envelopes in which they are. */
export function isSegmentOrEnvelope(json: ExactJsonObject): boolean {
  return isEnvelope(json) || (json.has('id') && (json.has('start_time') || json.has('end_time')));
}

const ENVELOPES = ['Traces', 'Segments', 'Document', 'TraceSegmentDocuments'];

function isEnvelope(json: ExactJsonObject): boolean {
  return ENVELOPES.some((key) => json.has(key));
}

/** Stands before each segment that the daemon is sent: `{"format":"json","version":1}`. */
function isDaemonHeader(json: ExactJsonObject): boolean {
  return json.has('format') && json.has('version') && !json.has('id');
}

/**
 * Returns the segments of a document, parents before the subsegments in them. What is in the way of one is told. A
 * stack in place of recursion: subsegments nest as deep as somebody likes.
 */
export function segmentsIn(json: ExactJsonObject, report: Report): Segment[] {
  if (isDaemonHeader(json)) return [];
  const segments: Segment[] = [];
  for (const document of isEnvelope(json) ? documentsIn(json, report) : [json]) {
    if (NAMED_OR_TIMED.some((key) => document.has(key))) collect(document, segments, report);
    else report('an object that is no segment');
  }
  return segments;
}

const NAMED_OR_TIMED = ['id', 'start_time', 'name'];

function documentsIn(json: ExactJsonObject, report: Report): ExactJsonObject[] {
  const traces = [json, ...objectsOf(field(json, 'Traces'), 'a trace', report)];
  const held = traces.flatMap((trace) => objectsOf(field(trace, 'Segments'), 'a segment', report));
  const texts = [json, ...held].flatMap((holder) => documentOf(holder, holder !== json, report));
  return objectsOf([...texts, ...listOf(field(json, 'TraceSegmentDocuments'))], 'a segment', report);
}

function documentOf(holder: ExactJsonObject, isExpected: boolean, report: Report): readonly ExactJson[] {
  const document = field(holder, 'Document');
  if (document === null && isExpected) report('a segment without its document');
  return document === null ? [] : [document];
}

function collect(document: ExactJsonObject, segments: Segment[], report: Report): void {
  const first = segmentOf(document, null);
  const open = [first];
  for (let segment = open.pop(); segment !== undefined; segment = open.pop()) {
    segments.push(segment);
    const inner = objectsOf(field(segment.json, 'subsegments'), 'a subsegment', report);
    for (let i = inner.length - 1; i >= 0; i--) open.push(segmentOf(inner[i], segment));
  }
}

function segmentOf(json: ExactJsonObject, within: Segment | null): Segment {
  return {
    json,
    traceId: traceIdOf(textOf(field(json, 'trace_id'))) || (within?.traceId ?? ''),
    id: textOf(field(json, 'id')),
    parentId: within?.id ?? textOf(field(json, 'parent_id')),
    within,
  };
}

/** The objects of a list, also of one, and those whose JSON stands in a text; deep JSON is given as such by its reader. */
function objectsOf(json: ExactJson | readonly ExactJson[], what: string, report: Report): ExactJsonObject[] {
  const read = typeof json === 'string' ? parsed(json) : json;
  if (read === null) return [];
  const objects: ExactJsonObject[] = [];
  for (const item of Array.isArray(read) ? read : [read]) {
    const object = typeof item === 'string' ? parsed(item) : item;
    if (object instanceof Map) objects.push(object);
    else report(`no object where ${what} belongs`);
  }
  return objects;
}

/** Returns the JSON in a text; the text itself where there is none. */
function parsed(text: string): ExactJson {
  try {
    return parseExactJson(new TextEncoder().encode(text));
  } catch {
    return text;
  }
}
