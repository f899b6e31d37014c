import { fetchExamples } from './examples.ts';
import { LoadError } from './load-problem.ts';
import { fetchPageConfig, type PageConfig } from './page-config.ts';
import { normaliseTraceId } from './trace-id.ts';
import type { BackendConfig, TraceSource } from './trace-source.ts';

/**
 * The address of a trace's page: Longpole's or Jaeger's, which have it at `trace/ID` below their base, or Zipkin's, at
 * `traces/ID`.
 */
export interface PageAddress {
  /** Whose page it is can be told from Zipkin's alone. */
  readonly isZipkin: boolean;
  /** What stands before `trace/` or `traces/`, with a slash at its end. */
  readonly base: string;
  readonly traceId: string;
  readonly search: URLSearchParams;
}

/** Returns what the address of a trace's page says, null for any other address. An API's has `api/` in its path. */
export function readPageAddress(address: string): PageAddress | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const match = /^(.*\/)(traces?)\/([^/]+)\/?$/.exec(url.pathname);
  if (match === null || /\/api\//.test(match[1])) return null;
  const [, path, pages, id] = match;
  return {
    isZipkin: pages === 'traces',
    base: url.origin + path,
    traceId: normaliseTraceId(decoded(id)),
    search: url.searchParams,
  };
}

/**
 * Returns where the trace of a page comes from. Longpole's server says beside its page which backends it has, and passes
 * calls on to them; where nothing is said, it is Jaeger that serves the page. Rejects with a LoadError if the page names
 * a source that its server does not have.
 */
export async function sourceOfPage(page: PageAddress, signal: AbortSignal): Promise<TraceSource> {
  const { isZipkin, base, traceId, search } = page;
  // It serves its API below its page, too.
  const zipkin = { name: 'zipkin', kind: 'zipkin', url: base };
  if (isZipkin) return { type: 'backend', backends: [zipkin], traceIds: [traceId] };
  const example = search.get('example') ?? '';
  if (example !== '') return exampleSource(base, example, signal);
  const config = await fetchPageConfig(base);
  const file = search.get('file') ?? '';
  if (file !== '') return fileSource(config, file);
  // Jaeger's page compares two at `trace/ID...ID`.
  const traceIds = traceId.split('...').map(normaliseTraceId);
  return { type: 'backend', backends: backendsOf(page, config), traceIds };
}

function backendsOf({ base, search }: PageAddress, config: PageConfig): readonly BackendConfig[] {
  const name = search.get('backend') ?? '';
  const named = config.backends.find((backend) => backend.name === name);
  if (named !== undefined) return [named];
  // Jaeger answers any path with its page, so nothing but its own API tells that it is one.
  if (config.backends.length === 0) return [{ name: 'jaeger', kind: 'jaeger', url: base }];
  if (name === '') return config.backends;
  throw notThere(`Longpole has no backend called “${name}” there.`, base);
}

async function exampleSource(base: string, name: string, signal: AbortSignal): Promise<TraceSource> {
  const examples = await fetchExamples(base, signal).catch(() => []);
  const example = examples.find((entry) => entry.name === name);
  if (example === undefined) throw notThere(`There is no example called “${name}” there.`, base);
  return { type: 'url', url: new URL(`static/examples/${example.file}`, base).href, name: example.file };
}

function fileSource(config: PageConfig, name: string): TraceSource {
  const file = config.files.find((entry) => entry.name === name);
  if (file !== undefined) return { type: 'url', url: file.url, name };
  throw new LoadError({
    kind: 'not_found',
    sentence: `“${name}” was read in a browser, and is kept nowhere else.`,
    advice: ['Name the file itself.'],
  });
}

function notThere(sentence: string, address: string): LoadError {
  return new LoadError({ kind: 'not_found', sentence, address });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
