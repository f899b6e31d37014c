import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { DATA_POLICY_HEADER, PAGE_POLICY_HEADER } from './content-security-policy.ts';
import { dataError } from './data-error.ts';
import { isOwnHost } from './host-check.ts';
import { createFileRoute, type OfferedFile } from './offered-files.ts';
import { answerGone, cacheStaticFiles, createPage, createStaticFiles, type PageOptions } from './page-routes.ts';
import type { PageSetup } from './page-setup.ts';
import { createProxy, DEFAULT_PROXY_LIMITS, type ProxyLimits } from './proxy.ts';
import { hasDotSegment, rawPath } from './request-path.ts';
import { allowedPathsOf, type Upstream } from './upstream.ts';

/** What the server serves. */
export interface ServerAppOptions {
  readonly upstreams: readonly Upstream[];
  readonly files: readonly OfferedFile[];
  /** The folder that holds the built index.html and `static/`. Absent: no page, as below vite's own server. */
  readonly pageFolder?: string;
  /** Where everything lies, beginning and ending in `/`. Default `/`. */
  readonly basePath?: string;
  /** Host names to answer to, beside loopback ones and addresses. Absent: every name. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<ProxyLimits>;
  /** Default: what the listed backends allow. */
  readonly allowedPaths?: (kind: string | undefined) => readonly RegExp[];
}

export type ServerEnvironment = { Bindings: Partial<HttpBindings> };
export type ServerApp = Hono<ServerEnvironment>;

/**
 * Returns the server as a function from request to answer: the page, `config.json`, `files/N`, the proxy below
 * `backends/` and `healthz` (which is at the root as well). It only ever reads.
 */
export function createServerApp(options: ServerAppOptions): ServerApp {
  const basePath = options.basePath ?? '/';
  const app: ServerApp = new Hono<ServerEnvironment>();
  app.use(addSecurityHeaders(basePath), refuseOddRequests(options.hosts));
  app.onError(answerFailure);
  app.notFound((context) => dataError(context, 404, 'There is nothing at this address.'));
  app.get('/healthz', (context) => context.text('ok'));
  const setup = pageSetupOf(options);
  addDataRoutes(app, basePath, options, setup);
  if (options.pageFolder !== undefined) addPageRoutes(app, { pageFolder: options.pageFolder, basePath, setup });
  return app;
}

function pageSetupOf({ upstreams, files }: ServerAppOptions): PageSetup {
  return {
    // The address is for people to read; it can hold neither a user nor a query.
    backends: upstreams.map(({ name, kind, url, links }) => ({
      name,
      kind,
      url: `backends/${name}/`,
      address: url,
      links,
    })),
    files: files.map(({ name }, number) => ({ name, url: `files/${number}` })),
  };
}

function addDataRoutes(app: ServerApp, basePath: string, options: ServerAppOptions, setup: PageSetup): void {
  const { upstreams, files } = options;
  app.get(`${basePath}healthz`, (context) => context.text('ok'));
  app.get(`${basePath}config.json`, (context) => context.json(setup, 200, { 'Cache-Control': 'no-store' }));
  app.get(`${basePath}files/:number`, createFileRoute(files));
  const prefix = `${basePath}backends/`;
  const limits = { ...DEFAULT_PROXY_LIMITS, ...options.limits };
  const proxy = createProxy({ upstreams, prefix, limits, allowedPaths: options.allowedPaths ?? allowedPathsOf });
  app.get(`${prefix}*`, proxy);
}

function addPageRoutes(app: ServerApp, options: PageOptions): void {
  const { pageFolder, basePath } = options;
  const staticFiles = `${basePath}static/*`;
  app.get(staticFiles, etag(), cacheStaticFiles(), createStaticFiles(pageFolder, basePath));
  app.get(staticFiles, answerGone);
  app.get(`${basePath}files/*`, (context) => context.notFound());
  app.get(`${basePath}*`, etag(), createPage(options));
}

/** The page and what it loads get the page's policy (a worker is bound by the one it came with), data the strictest. */
function addSecurityHeaders(basePath: string): MiddlewareHandler {
  const dataPaths = ['backends/', 'files/', 'config.json'].map((path) => basePath + path);
  return async (context, next) => {
    await next();
    const isData = dataPaths.some((path) => context.req.path.startsWith(path));
    context.header('Content-Security-Policy', isData ? DATA_POLICY_HEADER : PAGE_POLICY_HEADER);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
  };
}

function refuseOddRequests(hosts: readonly string[] | undefined): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      context.header('Allow', 'GET, HEAD');
      return dataError(context, 405, 'This server only reads: GET and HEAD.');
    }
    if (hosts !== undefined && !isOwnHost(context.req.header('host') ?? new URL(context.req.url).host, hosts)) {
      return dataError(context, 403, 'This server answers to local names only; "hosts" in its --config adds others.');
    }
    // What arrives here as an address has its dot segments resolved already; what was sent tells of them.
    if (hasDotSegment(rawPath(context.env?.incoming?.url ?? ''))) {
      return dataError(context, 400, 'A path with dot segments is not served.');
    }
    return next();
  };
}

function answerFailure(error: Error, context: Context): Response {
  console.error(error);
  return dataError(context, 500, 'The server failed to answer; its terminal says why.');
}
