/** Where a trace comes from. At most one of the three is given; none means: the backend used last. */
export interface SourceFields {
  /** Name of a backend. */
  readonly backend: string;
  /** Name of a bundled example. */
  readonly example: string;
  /** Name of a file: one that was dropped, or one that the server offers. */
  readonly file: string;
}

/** What is looked at in a trace. */
export interface LookedAt {
  /** Key of the selected span, empty for none. */
  readonly span: string;
  /** Keys of the spans that are pinned for comparison, each once; absent for none. */
  readonly pins?: readonly string[];
  /** Name of the finding that is chosen; absent for none. */
  readonly finding?: string;
  /** What is asked to be otherwise, as the terminal's `--what-if` takes it; absent for nothing. */
  readonly whatIf?: string;
  /** All else that the address says, as a query string: `readLook` understands it. Absent for nothing. */
  readonly look?: string;
}

/** How a list is looked at. */
export interface ListLook {
  /** By which column its traces stand, with a minus before it where from the largest down; absent: as they came. */
  readonly sort?: string;
}

/** All that an address says. */
export type UrlState =
  | { readonly page: 'first' }
  | ({ readonly page: 'trace'; readonly traceId: string } & LookedAt & SourceFields)
  /** A list: the traces asked for, or all those of a file. */
  | ({ readonly page: 'traces'; readonly traceIds: readonly string[] } & ListLook & SourceFields)
  /** The search form, with what it asks as a query string: `parseSearch` understands it. */
  | { readonly page: 'search'; readonly query: string }
  | { readonly page: 'unknown' };

export type TraceState = Extract<UrlState, { page: 'trace' }>;
export type TracesState = Extract<UrlState, { page: 'traces' }>;

export const NO_SOURCE: SourceFields = { backend: '', example: '', file: '' };

/** The fields that are read here, all but the version's number. */
const OWN_FIELDS = ['backend', 'example', 'file', 'span', 'pin', 'finding', 'whatIf'];

/** Longer than any name or id that people use; what is longer is no field of ours. */
const MAX_LENGTH = 1000;
const MAX_TRACES = 200;
/** Of a trace's address, below the base; chats and tickets cut what is much longer. */
const LONGEST = 1900;
/** What an address that would be longer goes without, first to last, until it fits. */
const LEFT_OUT = ['except', 'pin', 'columns', 'layers', 'ledger', 'whatIf', 'filter', 'finding'];
const ASKED = ['finding', 'whatIf'] as const;
/** Calls that are asked to run at once are named one by one; more of them than this holds are in no address. */
export const MAX_ASKED = 1200;
/** More columns than that nobody compares. */
export const MAX_PINS = 4;

/**
 * Reads an address. Never throws: a field that cannot be read falls back alone, and a path that is none of ours gives
 * the page `unknown`.
 *
 * @param path below the base, beginning with a slash, as the browser encodes it
 * @param search with or without `?`
 */
export function parseUrl(path: string, search: string): UrlState {
  const params = new URLSearchParams(search);
  if (path === '/' || path === '/index.html') return { page: 'first' };
  if (path === '/search') return { page: 'search', query: search.replace(/^\?/, '') };
  if (path === '/traces')
    return { page: 'traces', traceIds: readTraceIds(params), ...readListLook(params), ...readSource(params) };
  const traceId = readTraceId(path);
  if (traceId === '') return { page: 'unknown' };
  // Jaeger's page compares two at such an address.
  const traceIds = traceId.split('...').filter((id) => id !== '');
  if (traceIds.length > 1) return { page: 'traces', traceIds, ...readSource(params) };
  return { page: 'trace', traceId, ...readLookedAt(params), ...readSource(params) };
}

/** Returns the address below the base that `parseUrl` reads as `state`, but for what makes it too long. Defaults stay out. */
export function formatUrl(state: Exclude<UrlState, { page: 'unknown' }>): string {
  const params = new URLSearchParams();
  if (state.page === 'first') return '/';
  if (state.page === 'search') return state.query === '' ? '/search' : `/search?${state.query}`;
  for (const name of ['backend', 'example', 'file'] as const) {
    if (state[name] !== '') params.set(name, state[name]);
  }
  if (state.page === 'traces') {
    for (const id of state.traceIds) params.append('id', id);
    if (state.sort !== undefined) params.set('sort', state.sort);
  } else {
    if (state.span !== '') params.set('span', state.span);
    for (const pin of state.pins ?? []) params.append('pin', pin);
    for (const name of ASKED) if (state[name]) params.set(name, state[name]);
    for (const [name, value] of new URLSearchParams(state.look)) params.append(name, value);
  }
  const path = state.page === 'traces' ? '/traces' : `/trace/${encodePathPart(state.traceId)}`;
  for (const name of LEFT_OUT) if (state.page === 'trace' && `${path}${params}`.length > LONGEST) params.delete(name);
  return params.size === 0 ? path : `${path}?${params}`;
}

/** Returns what is read from the address that `state` has: what makes an address too long does not come back. */
export function asAddressed(state: TraceState): TraceState {
  const [path, search = ''] = formatUrl(state).split('?');
  const read = parseUrl(path, search);
  return read.page === 'trace' ? read : state;
}

function readTraceId(path: string): string {
  const part = /^\/trace\/([^/]+)\/?$/.exec(path)?.[1] ?? '';
  try {
    // However long: what no backend can have is told as that, not as a page that does not exist.
    return decodeURIComponent(part).trim();
  } catch {
    return '';
  }
}

function readTraceIds(params: URLSearchParams): string[] {
  const ids = params.getAll('id').map((id) => id.trim());
  return ids.filter((id) => id !== '' && id.length <= MAX_LENGTH).slice(0, MAX_TRACES);
}

function readListLook(params: URLSearchParams): ListLook {
  const sort = readText(params, 'sort');
  return sort === '' ? {} : { sort };
}

function readLookedAt(params: URLSearchParams): LookedAt {
  const span = readText(params, 'span');
  const pins = new Set(params.getAll('pin').filter((pin) => pin !== '' && pin.length <= MAX_LENGTH));
  const asked = ASKED.map((name) => [name, readText(params, name, MAX_ASKED)]).filter(([, text]) => text !== '');
  return {
    span,
    ...(pins.size > 0 && { pins: [...pins].slice(0, MAX_PINS) }),
    ...Object.fromEntries(asked),
    ...readRest(params),
  };
}

function readRest(params: URLSearchParams): Pick<LookedAt, 'look'> {
  const rest = new URLSearchParams(params);
  for (const name of OWN_FIELDS) rest.delete(name);
  return rest.size > 0 ? { look: `${rest}` } : {};
}

function readSource(params: URLSearchParams): SourceFields {
  const example = readText(params, 'example');
  const file = example === '' ? readText(params, 'file') : '';
  const backend = example === '' && file === '' ? readText(params, 'backend') : '';
  return { backend, example, file };
}

function readText(params: URLSearchParams, name: string, most = MAX_LENGTH): string {
  const value = params.get(name) ?? '';
  return value.length > most ? '' : value;
}

/** Lone surrogates, which no address can hold, become U+FFFD. */
function encodePathPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
