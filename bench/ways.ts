import { FORMATS, type Payload, type PayloadFormat } from './make-trace.ts';

export const PACKINGS = ['plain', 'gzip'] as const;
export type Packing = (typeof PACKINGS)[number];

/** Where the bytes come from: a server as fast as it can, one that sends 20 MB/s, one that sends 2 MB/s, or a file. */
export const LINES = ['server', 'slow', 'slowest', 'file'] as const;
export type Line = (typeof LINES)[number];

/** Bytes a second on the line, packed ones where they are packed; what is not here sends as fast as it can. */
export const PACES: Readonly<Partial<Record<Line, number>>> = { slow: 20e6, slowest: 2e6 };

/** How a trace reaches the page. */
export interface Way {
  readonly format: PayloadFormat;
  readonly packing: Packing;
  readonly line: Line;
}

/** A backend of the bench's server: every way has one of its own. */
export interface WayBackend {
  readonly name: string;
  readonly kind: 'jaeger' | 'tempo';
  /** Below the server's own, with a slash at the end. */
  readonly url: string;
}

const IN_WORDS: Readonly<Record<Line, string>> = {
  server: '',
  slow: ', 20 MB/s',
  slowest: ', 2 MB/s',
  file: ', file',
};

/** All ways through a server. */
export const SERVED_WAYS: readonly Way[] = FORMATS.flatMap((format) =>
  PACKINGS.flatMap((packing) => LINES.filter((line) => line !== 'file').map((line) => ({ format, packing, line }))),
);

/** Returns what a way is called in reports: `otlp`, `jaeger gzip, 20 MB/s`. */
export function nameOfWay({ format, packing, line }: Way): string {
  return `${format}${packing === 'gzip' ? ' gzip' : ''}${IN_WORDS[line]}`;
}

/** Returns the backend that sends its traces in this way: `bench-jaeger`, `bench-otlp-gzip-slow`. */
export function backendOf({ format, packing, line }: Way): WayBackend {
  const parts = ['bench', format, packing === 'gzip' ? packing : '', line === 'server' ? '' : line];
  const name = parts.filter((part) => part !== '').join('-');
  return { name, kind: format === 'jaeger' ? 'jaeger' : 'tempo', url: `${name}/` };
}

/** Returns the path at which a trace is asked for in this way, without a leading slash. */
export function servedPath(way: Way, { traceId }: Pick<Payload, 'traceId'>): string {
  return backendOf(way).url + (way.format === 'jaeger' ? `api/traces/${traceId}` : `api/v2/traces/${traceId}`);
}

/** Returns the address of our page for a trace that a server sends in this way, below that of the page. */
export function pagePath(way: Way, { traceId }: Pick<Payload, 'traceId'>): string {
  return `trace/${traceId}?backend=${backendOf(way).name}`;
}
