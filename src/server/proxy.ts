import type { IncomingMessage } from 'node:http';
import type { Context, Handler } from 'hono';
import { type AnswerLimits, answerStream } from './answer-stream.ts';
import { callUpstream, UpstreamError } from './call-upstream.ts';
import { type DataStatus, dataError } from './data-error.ts';
import { isOrdinaryPath } from './request-path.ts';
import { parseUrl, type Upstream } from './upstream.ts';

/** How much patience and room an answer gets. */
export interface ProxyLimits extends AnswerLimits {
  readonly firstByteMilliseconds: number;
}

export const DEFAULT_PROXY_LIMITS: ProxyLimits = {
  firstByteMilliseconds: 60_000,
  stallMilliseconds: 60_000,
  bytes: 2 * 1024 ** 3,
};

/** What the proxy may call. */
export interface ProxyOptions {
  readonly upstreams: readonly Upstream[];
  /** Path of the proxy, ending in `/`: `/backends/`. */
  readonly prefix: string;
  readonly limits: ProxyLimits;
  readonly allowedPaths: (kind: string | undefined) => readonly RegExp[];
}

const FORWARDED = ['accept', 'accept-encoding'] as const;
const RETURNED = ['content-type', 'content-length', 'content-encoding', 'retry-after'] as const;

/**
 * Passes `GET {prefix}{name}/{path}?{query}` on to the upstream of that name, if its kind allows the path. Headers go
 * out from the configuration and come back from a short list, so no cookie and no credential crosses in either
 * direction. What goes wrong is answered as `dataError` says.
 */
export function createProxy(options: ProxyOptions): Handler {
  return async (context) => {
    if (context.req.method !== 'GET') return methodRefused(context);
    const asked = readAddress(new URL(context.req.url), options);
    if ('message' in asked) return dataError(context, asked.status, asked.message);
    try {
      const answer = await callUpstream({
        url: asked.url,
        headers: upstreamHeaders(context, asked.upstream),
        signal: context.req.raw.signal,
        firstByteMilliseconds: options.limits.firstByteMilliseconds,
      });
      return passBack(context, answer, asked.upstream, options.limits);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      const message = noAnswer(asked.upstream, error.code, options.limits.firstByteMilliseconds);
      return error.code === 'timeout'
        ? dataError(context, 504, message, 'timeout')
        : dataError(context, 502, message, 'unreachable');
    }
  };
}

type Asked = { readonly upstream: Upstream; readonly url: URL };
type Refusal = { readonly status: DataStatus; readonly message: string };

function readAddress(address: URL, options: ProxyOptions): Asked | Refusal {
  const match = /^([^/]+)\/(.*)$/s.exec(afterPrefix(address.pathname, options.prefix));
  const [, name = '', path = ''] = match ?? [];
  const upstream = options.upstreams.find((candidate) => candidate.name === name);
  if (!upstream) return { status: 404, message: 'There is no backend of this name.' };
  if (!isOrdinaryPath(path)) return { status: 400, message: 'This path cannot be passed on.' };
  if (!isAllowed(path, options.allowedPaths(upstream.kind))) {
    return { status: 403, message: `This path is not one that is passed on to ${name}.` };
  }
  return { upstream, url: new URL(upstream.url + path + address.search) };
}

function afterPrefix(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : '';
}

/** A pattern has to match the whole path, whether or not it is anchored. */
function isAllowed(path: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(path));
}

function upstreamHeaders(context: Context, upstream: Upstream): Record<string, string> {
  // Without a wish of the browser's the answer must come uncompressed, since it is passed through as it is.
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'longpole' };
  for (const name of FORWARDED) {
    const value = context.req.header(name);
    if (value !== undefined) headers[name] = value;
  }
  return { ...headers, ...upstream.headers };
}

function passBack(context: Context, answer: IncomingMessage, upstream: Upstream, limits: ProxyLimits): Response {
  const status = answer.statusCode ?? 0;
  const refusal = refusalOf(answer, status, upstream, limits);
  if (refusal !== null) {
    answer.destroy();
    return dataError(context, 502, refusal);
  }
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const name of RETURNED) {
    const value = answer.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  if (status === 204 || status === 205) {
    answer.resume();
    headers.delete('content-length');
    return new Response(null, { status, headers });
  }
  return new Response(answerStream(answer, upstream.name, limits), { status, headers });
}

function refusalOf(answer: IncomingMessage, status: number, upstream: Upstream, limits: ProxyLimits): string | null {
  if (status >= 300 && status < 400) {
    return `${upstream.name} answered ${status}, a redirect${targetOf(answer, upstream)}; redirects are not followed. Is its address right, or does it want a login?`;
  }
  if (status < 200 || status > 599) return `${upstream.name} answered with the status ${status}.`;
  if (Number(answer.headers['content-length'] ?? 0) > limits.bytes) {
    return `The answer of ${upstream.name} is larger than ${limits.bytes} bytes.`;
  }
  return null;
}

/** The host alone: the rest of a login's address may hold what is not ours to show. */
function targetOf(answer: IncomingMessage, upstream: Upstream): string {
  const target = parseUrl(answer.headers.location ?? '', upstream.url);
  return target === null || target.host === '' ? '' : ` to ${target.host}`;
}

function noAnswer(upstream: Upstream, code: string, waited: number): string {
  const who = `${upstream.name} (${new URL(upstream.url).host})`;
  switch (code) {
    case 'timeout':
      return `${who} did not answer within ${waited / 1000} s.`;
    case 'ECONNREFUSED':
      return `${who} refused the connection: nothing listens there.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${who} cannot be found: its host name is not known.`;
    case 'ECONNRESET':
      return `${who} closed the connection without an answer.`;
    case 'HPE_HEADER_OVERFLOW':
      return `${who} sent more headers than are read.`;
    default:
      return otherReason(who, code);
  }
}

function otherReason(who: string, code: string): string {
  if (code.startsWith('HPE_')) return `${who} does not answer in HTTP (${code}). Is its port right?`;
  if (code === 'EPROTO') return `${who} does not answer in TLS. Is its address one of http, not https?`;
  if (/CERT|ALTNAME|ISSUER/.test(code)) {
    return `${who} has a certificate that is not trusted (${code}). NODE_EXTRA_CA_CERTS names a file of further authorities.`;
  }
  return `${who} cannot be reached: ${code}.`;
}

function methodRefused(context: Context): Response {
  context.header('Allow', 'GET');
  return dataError(context, 405, 'Only GET is passed on.');
}
