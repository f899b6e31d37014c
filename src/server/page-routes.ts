import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { withBasePath } from './base-path.ts';
import { type PageSetup, withPageSetup } from './page-setup.ts';

/** How the build names a file after what is in it. */
const HASHED_FILE = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

/** What the page itself names and has no hash: the theme's script and the icon. */
const NAMED_BY_PAGE = /\/static\/[^/]+$/;

/** The scripts that the page names; `vite.config.ts` names them so. */
const FIRST_SCRIPT = /\/(?:early|page|react|rolldown-runtime)\.[0-9a-f]{12}\.js$/;

/** How long a page of a trace may be opened again unasked: docs/decisions/0013 weighs it. */
const KEPT = 'max-age=3600';

/**
 * Runs in a page from before an upgrade, in place of a script that is gone: reloading asks for the page itself. A page
 * that has just been reloaded and names what is not there is broken, and stays so.
 */
const RELOAD_ONCE = "if (performance.getEntriesByType('navigation')[0]?.type !== 'reload') location.reload();\n";

/**
 * Serves the built files below `static/`, compressed where the build has compressed them. Hashed ones are kept by the
 * browser for good, what else the page names as long as the page, others are asked for again each time.
 */
export function createStaticFiles(pageFolder: string, basePath: string): MiddlewareHandler {
  return serveStatic({
    root: pageFolder,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(basePath.length - 1),
  });
}

/** Sets how long an answer of `createStaticFiles` may be kept, and a tag to ask for it again with. */
export function cacheStaticFiles(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    // What stands in for a script that is gone has said so itself.
    if (!context.res.ok || context.res.headers.has('cache-control')) return;
    context.header('Cache-Control', cachingOf(context.req.path));
    // Said of the plain form too, for caches before this server.
    context.header('Vary', 'Accept-Encoding');
    // Both differ between a file and its compressed forms, or between two builds of it.
    const { headers } = context.res;
    const changed = Date.parse(headers.get('last-modified') ?? '');
    context.header('ETag', `W/"${changed.toString(36)}-${headers.get('content-length') ?? ''}"`);
  };
}

function cachingOf(path: string): string {
  if (HASHED_FILE.test(path)) return 'public, max-age=31536000, immutable';
  return NAMED_BY_PAGE.test(path) ? `public, ${KEPT}` : 'no-cache';
}

/** Answers for a file below `static/` that is not there. */
export function answerGone(context: Context): Response | Promise<Response> {
  if (!FIRST_SCRIPT.test(context.req.path)) return context.notFound();
  return context.body(RELOAD_ONCE, 200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
}

export interface PageOptions {
  readonly pageFolder: string;
  readonly basePath: string;
  /** What the page is told; files go by number, so that a page with some is not kept. */
  readonly setup: PageSetup;
}

/** A trace's page is the same whatever its address says of how the trace is looked at. */
const KEPT_PAGE = { 'Cache-Control': `private, ${KEPT}`, 'No-Vary-Search': 'params' };

/**
 * Serves the page at every path that is a place in it: below `trace/` whatever stands there, since an id may look like
 * a file's name (`order.42`) and nothing but places lies there; elsewhere what does not look like a file's.
 */
export function createPage({ pageFolder, basePath, setup }: PageOptions): Handler {
  const indexPath = join(pageFolder, 'index.html');
  const isKept = setup.files.length === 0;
  return async (context) => {
    const { path } = context.req;
    if (`${path}/` === basePath) return context.redirect(basePath, 308);
    const isTrace = path.startsWith(`${basePath}trace/`);
    const isPlace = isTrace || path === `${basePath}index.html`;
    if (!isPlace && /\.[A-Za-z0-9]+$/.test(path)) return context.notFound();
    const page = await readFile(indexPath, 'utf8');
    const headers = isTrace && isKept ? KEPT_PAGE : { 'Cache-Control': 'no-cache' };
    return context.html(withPageSetup(withBasePath(page, basePath), setup), 200, headers);
  };
}
