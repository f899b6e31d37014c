import { validateHeaderName, validateHeaderValue } from 'node:http';
import { APIS } from '../load/backends/apis.ts';
import { BACKENDS } from '../load/backends/index.ts';
import { MOST_LINKS, parseLinkTemplates } from '../load/link-templates.ts';
import { StartError } from './start-error.ts';

/** A backend that the proxy may call. */
export interface Upstream {
  /** Part of the proxy's address: letters, digits, `.`, `_`, `-`. */
  readonly name: string;
  /** One of the kinds listed in `load/backends`; undefined: the page finds it out by asking. */
  readonly kind: string | undefined;
  /** Absolute, ending in `/`, with neither credentials nor query. */
  readonly url: string;
  /** Sent with every call, names in lower case. May hold secrets: not for pages, logs or messages. */
  readonly headers: Readonly<Record<string, string>>;
  /** Links to elsewhere from its traces, for the page. */
  readonly links?: readonly unknown[];
}

/** An upstream as a person wrote it, not yet checked. */
export interface UpstreamText {
  readonly name: string;
  readonly kind?: string | undefined;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly links?: readonly unknown[] | undefined;
}

const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Returns the upstream, checked. Throws a StartError that says what is wrong and repeats no value. */
export function checkUpstream(text: UpstreamText): Upstream {
  checkName(text.name);
  checkKind(text.name, text.kind);
  return {
    name: text.name,
    kind: text.kind,
    url: checkUrl(text.name, text.url),
    headers: checkHeaders(text.name, text.headers ?? {}),
    ...(text.links !== undefined && { links: checkLinks(text.name, text.links) }),
  };
}

/** Reads `NAME=URL` or `NAME=KIND+URL`, as given with `--backend`. Throws a StartError. */
export function upstreamFromOption(option: string): Upstream {
  const match = /^([^=]*)=(?:([A-Za-z][A-Za-z0-9-]*)\+)?(.*)$/s.exec(option);
  if (!match) {
    throw new StartError('A backend is given as NAME=URL or NAME=KIND+URL, such as tempo=http://127.0.0.1:3200.', 2);
  }
  const [, name = '', kind, url = ''] = match;
  return checkUpstream({ name, kind, url });
}

/** Throws a StartError if two upstreams have one name. */
export function checkNamesDiffer(upstreams: readonly Upstream[]): void {
  const names = new Set<string>();
  for (const { name } of upstreams) {
    if (names.has(name)) throw new StartError(`Two backends are named ${name}.`, 2);
    names.add(name);
  }
}

/** Returns the API paths that may be asked of a kind; of every kind where it is not known. */
export function allowedPathsOf(kind: string | undefined): readonly RegExp[] {
  const apis = APIS.filter(({ backend }) => kind === undefined || backend.kind === kind);
  return apis.flatMap(({ allowedPaths }) => allowedPaths);
}

function checkName(name: string): void {
  if (!/^[A-Za-z0-9._-]+$/.test(name) || /^\.{1,2}$/.test(name)) {
    throw new StartError("A backend's name has letters, digits, dots, dashes and underscores only.", 2);
  }
}

function checkKind(name: string, kind: string | undefined): void {
  const kinds = BACKENDS.map((backend) => backend.kind);
  if (kind === undefined || kinds.includes(kind)) return;
  throw new StartError(`The kind of backend ${name} is not known; known are: ${kinds.join(', ')}.`, 2);
}

function checkUrl(name: string, text: string): string {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new StartError(`The address of backend ${name} is no http or https address.`, 2);
  }
  if (url.username !== '' || url.password !== '') {
    throw new StartError(
      `The address of backend ${name} holds a user or password; give them as an Authorization header with --config.`,
      2,
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw new StartError(`The address of backend ${name} ends in a query; it should be the base of its API.`, 2);
  }
  const address = url.origin + url.pathname;
  return address.endsWith('/') ? address : `${address}/`;
}

/** Returns null where the text is no address. (`URL.parse` is younger than the oldest Node we run on.) */
export function parseUrl(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}

function checkHeaders(name: string, headers: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [header, value] of Object.entries(headers)) {
    if (!isHeader(header, value) || CONNECTION_HEADERS.has(header.toLowerCase())) {
      throw new StartError(`Backend ${name} has a header that cannot be sent: ${JSON.stringify(header)}.`, 2);
    }
    checked[header.toLowerCase()] = value;
  }
  return checked;
}

function checkLinks(name: string, links: readonly unknown[]): readonly unknown[] {
  const wrong = links.findIndex((link) => parseLinkTemplates([link]).length === 0);
  if (wrong >= 0) {
    throw new StartError(
      `Link ${wrong + 1} of backend ${name} is none: it has a text, a url that begins with http://, https:// or /, and may have on (trace, span or attribute) and key.`,
      2,
    );
  }
  if (links.length <= MOST_LINKS) return links;
  throw new StartError(`Backend ${name} has ${links.length} links; it can have ${MOST_LINKS} at most.`, 2);
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
